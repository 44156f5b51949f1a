import { Refusal, type RouteName } from '@commonplace/api'
import { KeyedQueue } from '@commonplace/kit'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { hashOf } from '../ports/secrets.ts'
import { say } from '../words/say.ts'

// How much one address or member may ask for. With Redis the counts are shared by every process; without it they are this process's own.

/** Requests a minute. Reading is cheap; a page that is opened asks a handful of times. */
const READS = 6000
const WRITES = 3000
const MINUTE = 60

/** What costs much at a time, or changes who somebody is, has a smaller measure of its own, each minute. */
const DEARER: Partial<Record<RouteName, number>> = {
  search: 1200,
  findSimilar: 1200,
  readDiff: 600,
  readHistories: 1200,
  attachFile: 300,
  createInvite: 60,
  createToken: 60,
  createCommunity: 60,
  followEvents: 600,
  changeMe: 20,
  inviteToGap: 60,
  inviteToAnswer: 60,
  logSearch: 120,
  sendSignInLink: 10,
  joinCommunity: 20,
  reportContent: 30,
  exportMe: 5,
  setPortrait: 20,
  leaveForGood: 10,
  recoverMember: 30,
  replayDelivery: 60,
  createWebhook: 20,
}

/** Routes where something is guessed: an address with its passphrase, or a code. Failures are counted, success is free. */
const GUESSED: readonly RouteName[] = [
  'signIn',
  'setUp',
  'readSetup',
  'readInvite',
  'acceptInvite',
  'signInByPasskey',
  'readSignInLink',
  'signInByLink',
  'readRecovery',
  'recover',
]
/** Mails that one address is sent in an hour, whoever asks for them. */
const MAILS = 5

/** Failures after which an account has to wait, and for how long: 1 minute, doubled with each further failure, up to an hour. */
const FREE_FAILURES = 5
const FIRST_WAIT = 60
const LONGEST_WAIT = 3600
/** Failures from one address in a quarter of an hour, whatever the accounts. */
const FAILURES_OF_ADDRESS = 60
const QUARTER = 15 * 60

type RedisClient = ConstructorParameters<typeof RateLimiterRedis>[0]['storeClient']

export interface Limits {
  /** Counts a request; refuses with `too-many` when there were too many of its sort. */
  admit(route: RouteName, changes: boolean, who: string): Promise<void>
  /** Runs what may be a guess: waits that are due are refused, a failure counts, a success clears the account. */
  guess<T>(route: RouteName, address: string, account: string | null, run: () => Promise<T>): Promise<T>
}

function tooMany(seconds: number, about: 'tooMuch' | 'attemptsHere' | 'attempts'): Refusal {
  const wait = Math.max(1, Math.ceil(seconds))
  return new Refusal('too-many', say(about, wait), { retryAfter: wait })
}

const isFailure = (error: unknown) =>
  error instanceof Refusal &&
  (error.code === 'wrong-credentials' || error.code === 'not-found' || error.code === 'gone')

export function openLimits(redis: RedisClient | null, prefix: string): Limits {
  const make = (name: string, points: number, duration: number): RateLimiterAbstract => {
    const options = { keyPrefix: `${prefix}limit:${name}`, points, duration }
    if (redis === null) return new RateLimiterMemory(options)
    // Where Redis is away, each process counts for itself rather than refusing or admitting everybody.
    return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: new RateLimiterMemory(options) })
  }
  const reads = make('read', READS, MINUTE)
  const writes = make('write', WRITES, MINUTE)
  const dearer = new Map(Object.entries(DEARER).map(([name, points]) => [name, make(name, points, MINUTE)]))
  const ofAddress = make('guess-address', FAILURES_OF_ADDRESS, QUARTER)
  // Two measures: how often it failed in a day, which outlives a wait so that the next one is longer, and the wait itself.
  const ofAccount = make('guess-account', FREE_FAILURES, 24 * 3600)
  const mails = make('mail', MAILS, 3600)
  const waits = make('guess-wait', 1, FIRST_WAIT)

  const guesses = new KeyedQueue<string>()

  const take = async (limiter: RateLimiterAbstract, key: string) => {
    try {
      await limiter.consume(key)
    } catch (over) {
      if (!(over instanceof RateLimiterRes)) throw over
      throw tooMany(over.msBeforeNext / 1000, 'tooMuch')
    }
  }

  const refuseWaiting = async (address: string, account: string | null) => {
    const [here, there] = await Promise.all([ofAddress.get(address), account === null ? null : waits.get(account)])
    if (here && here.consumedPoints > FAILURES_OF_ADDRESS) throw tooMany(here.msBeforeNext / 1000, 'attemptsHere')
    if (there && there.msBeforeNext > 0) throw tooMany(there.msBeforeNext / 1000, 'attempts')
  }

  const failed = async (address: string, account: string | null) => {
    await ofAddress.penalty(address)
    if (account === null) return
    const { consumedPoints } = await ofAccount.penalty(account)
    const over = consumedPoints - FREE_FAILURES
    if (over > 0) await waits.set(account, 1, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (over - 1)))
  }

  return {
    async admit(route, changes, who) {
      await take(changes ? writes : reads, who)
      const own = dearer.get(route)
      if (own) await take(own, who)
    },
    async guess(route, address, named, run) {
      // Redis is no place for mail addresses.
      const account = named === null ? null : hashOf(named).slice(0, 24)
      if (route === 'sendSignInLink' && account !== null) await take(mails, account)
      if (!GUESSED.includes(route)) return run()
      const attempt = async () => {
        await refuseWaiting(address, account)
        try {
          const done = await run()
          if (account !== null) await Promise.all([ofAccount.delete(account), waits.delete(account)])
          return done
        } catch (error) {
          if (isFailure(error)) await failed(address, account)
          throw error
        }
      }
      // One after the other, or a thousand guesses sent at once would all be under way before the first is counted.
      return account === null ? attempt() : guesses.run(account, attempt)
    },
  }
}
