import { createHash } from 'node:crypto'
import { Refusal, type RouteName } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { backoff, type Clock, KeyedQueue, mintId, type Random, type Timer } from '@commonplace/kit'
import type { Claim, Done } from '../ports/keys.ts'
import type { Store } from '../ports/store.ts'
import { say } from '../words/say.ts'

// A device that lost the answer sends the same write again under the same Idempotency-Key; it is done once and answered twice.

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * Routes whose input or answer holds a secret. Nothing of them is kept under a key: a copy of the store would open doors with the answer,
 * or let passphrases be guessed by the quick hash of the input.
 */
const SECRET: ReadonlySet<RouteName> = new Set<RouteName>([
  'setUp',
  'signIn',
  'changeMe',
  'acceptInvite',
  'createToken',
  'createTicket',
  'createInvite',
  'joinCommunity',
  'addPasskey',
  'beginPasskey',
  'beginPasskeySignIn',
  'signInByPasskey',
  'signInByLink',
  'recoverMember',
  'recover',
  'leaveForGood',
  'createWebhook',
  'makeCalendarAddress',
  // Who replied would stand beside what: a quick hash of a few numbers is as good as they are.
  'replyToPulse',
])
export const mayKeep = (route: RouteName): boolean => !SECRET.has(route)

/** The key of a request, or null without one. */
export function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header
  throw new Refusal('bad-input', say('badKey'), {
    field: 'Idempotency-Key',
  })
}

/** What a key stands for: a route with everything that was given to it. */
export function fingerprintOf(route: string, given: unknown): string {
  return `${route} ${createHash('sha256').update(JSON.stringify(given)).digest('hex')}`
}

/** How long a process that took a key is believed to be at it, unless it says so again. */
const HELD = 30_000
const SAID_AGAIN = 10_000
/** How long a request waits for another process that is at the same write. */
const PATIENCE = 15_000

export interface OnceTools {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
}

/**
 * Writes under a key. The key is taken in the store first, so that of all requests in all processes one does the write. A process that dies
 * in the midst of it leaves the key held; after half a minute the next request does it anew, which is all that can be known then.
 */
export class Once {
  readonly #tools: OnceTools
  readonly #queue = new KeyedQueue<string>()

  constructor(tools: OnceTools) {
    this.#tools = tools
  }

  /** The kept answer of this key, or the answer of `run`, which is then kept. The same key at the same time waits for the first. */
  do(
    asked: { member: MemberId; key: string; what: string },
    run: () => Promise<Answer>,
  ): Promise<Answer & { again: boolean }> {
    return this.#queue.run(`${asked.member} ${asked.key}`, async () => {
      const { clock, random } = this.#tools
      const { member: memberId, key, what } = asked
      const claim = () => ({ memberId, key, what, holder, until: clock.now() + HELD })
      const holder = mintId(clock, random)
      const kept = await this.#claim(claim)
      if (kept) return { ...this.#replay(kept, what), again: true }
      return { ...(await this.#whileHeld(claim, run)), again: false }
    })
  }

  /** The write that the key stands for; null: it is ours to do. Waits while somebody else is at it. */
  async #claim(claim: () => Claim): Promise<Done | null> {
    const { store, clock, random } = this.#tools
    const { what } = claim()
    const until = clock.now() + PATIENCE
    const waits = backoff(random, { first: 50, longest: 1_000 })
    for (;;) {
      const claimed = await store.change((writes) => writes.keys.claim(claim(), clock.now()))
      if (claimed.kind === 'yours') return null
      if (claimed.kind === 'done') return claimed
      if (claimed.what !== what) throw usedOtherwise()
      if (clock.now() >= until)
        throw new Refusal('too-many', say('beingMade'), {
          retryAfter: 15,
        })
      await new Promise<void>((resolve) => clock.after(waits.next(), resolve))
    }
  }

  async #whileHeld(claim: () => Claim, run: () => Promise<Answer>): Promise<Answer> {
    const { store, clock } = this.#tools
    const { memberId, key, what, holder } = claim()
    const sayAgain = (): Timer =>
      clock.after(SAID_AGAIN, () => {
        timer = sayAgain()
        // Where the store is away the write itself will say so.
        store.change((writes) => writes.keys.hold(claim())).catch(() => timer.cancel())
      })
    let timer = sayAgain()
    try {
      const { status, body } = await run()
      const done = { memberId, key, what, status, body, at: clock.now() }
      await store.change((writes) => writes.keys.addDone(done, holder))
      return { status, body }
    } catch (error) {
      await store
        .change((writes) => writes.keys.release(claim()))
        .catch(() => {
          // Where the store is away it stays held until it runs out; what went wrong first is what is told.
        })
      throw error
    } finally {
      timer.cancel()
    }
  }

  #replay(kept: Done, what: string): Answer {
    if (kept.what === what) return kept
    throw usedOtherwise()
  }
}

const usedOtherwise = () =>
  new Refusal('conflict', say('keyUsed'), {
    field: 'Idempotency-Key',
  })
