import {
  type EventType,
  type Gathering,
  type GatheringId,
  type Instant,
  type MemberId,
  type Occurrence,
  REMIND_BEFORE,
  REMIND_HOST_BEFORE,
  REMIND_LATE_BEFORE,
  type Reminder,
  TURNS_AHEAD,
} from '@commonplace/domain'
import { nextOccurrences, nextStanding, occurrencesBetween } from '@commonplace/domain/recurrence'
import type { Clock } from '@commonplace/kit'
import { hostHere } from '../derive/hosting.ts'
import { tellOfTime } from '../derive/tell-of-time.ts'
import { settleTurns } from '../derive/turns.ts'
import type { Store, Writes } from '../ports/store.ts'
import { forEachDue, Looking } from './looking.ts'

export interface ReminderTools {
  readonly store: Store
  readonly clock: Clock
}

const PIECE = 50

/** Tells who comes and who hosts of what is near, once of each time however many processes look. True where there may be more: what one gathering is given may be news of another. */
export async function remindOfGatherings({ store, clock }: ReminderTools): Promise<boolean> {
  return forEachDue(await store.read.gatherings.toLook(clock.now(), PIECE), (id) =>
    store.change((writes) => lookAt(writes, id, clock.now())),
  )
}

async function lookAt(writes: Writes, id: GatheringId, now: Instant): Promise<void> {
  const gathering = await writes.gatherings.byId(id)
  if (!gathering) return
  if (gathering.inTurn) await settleTurns(writes, gathering.communityId, now)
  const exceptions = await writes.gatherings.exceptions([id])
  const week = occurrencesBetween(gathering, exceptions, now, now + REMIND_HOST_BEFORE + 1)
  const near = week.filter(({ start, cancelled }) => start > now && cancelled === null)
  for (const occurrence of near) {
    const exception = exceptions.find(({ key }) => key === occurrence.key)
    const host = await hostHere(writes, gathering, exception)
    const isDay = occurrence.start - now <= REMIND_BEFORE
    const toldAll = isDay && (await remindAll(writes, gathering, occurrence, now))
    // Told with all who come, whoever hosts is told; who comes to it after that is told at once.
    const isNews = host !== null && (await writes.gatherings.remind(ofHost(gathering, occurrence, host)))
    const told = { start: occurrence.start, member: host }
    if (isNews && !toldAll) await tellOfTime(writes, 'host-reminded', { gathering, occurrence }, null, now, told)
    if (occurrence.start - now <= REMIND_LATE_BEFORE) await remindLate(writes, gathering, occurrence, now)
  }
  const far = gathering.inTurn ? nextOccurrences(gathering, exceptions, now + TURNS_AHEAD, LOOKED_AT) : []
  const next = nextStanding(gathering, exceptions, now + REMIND_HOST_BEFORE, now + REMIND_HOST_BEFORE)
  const times = [
    ...near.flatMap(({ start }) => [start - REMIND_BEFORE, start - REMIND_LATE_BEFORE]),
    ...(next ? [next.start - REMIND_HOST_BEFORE] : []),
    ...far.filter(({ start }) => start > now + TURNS_AHEAD).map(({ start }) => start - TURNS_AHEAD),
  ].filter((at) => at > now)
  await writes.gatherings.lookAgain(id, times.length > 0 ? Math.min(...times) : null)
}

/** So many turns are looked at for one that is not given yet. */
const LOOKED_AT = 5

/** Tells all who come, and who hosts among them; false where they were told already. */
async function remindAll(writes: Writes, gathering: Gathering, occurrence: Occurrence, now: Instant): Promise<boolean> {
  const { key, start } = occurrence
  const isNews = await writes.gatherings.remind({ gatheringId: gathering.id, key, what: 'come', memberId: null, start })
  if (isNews) await tellOfTime(writes, 'gathering-reminded', { gathering, occurrence }, null, now, { start })
  return isNews
}

/** Reminds who said that they come after all others were reminded, where somebody did: it was planned, or they decided, at short notice. */
async function remindLate(writes: Writes, gathering: Gathering, occurrence: Occurrence, now: Instant): Promise<void> {
  const { id, communityId } = gathering
  const { key, start } = occurrence
  // All others are reminded in the day before: of all that ever happened nothing more has to be looked through.
  const told = await writes.events.since(communityId, start - REMIND_BEFORE, LATEST, now, ['gathering-reminded'])
  const first = told.find(({ subject, data }) => subject?.id === id && data.at === key && data.start === start)
  const since = first?.at ?? now
  const said = await writes.gatherings.rsvps(id, key)
  if (!said.some(({ answer, at }) => answer !== 'no' && at >= since && at < now)) return
  if (!(await writes.gatherings.remind({ gatheringId: id, key, what: 'late', memberId: null, start }))) return
  await tellOfTime(writes, 'gathering-reminded', { gathering, occurrence }, null, now, { start, since })
}

/** Among so many reminders of a community the one of this time is looked for. */
const LATEST = 200

const ofHost = ({ id }: Gathering, { key, start }: Occurrence, host: MemberId): Reminder => ({
  ...{ gatheringId: id, key, what: 'host', memberId: host, start },
})

/** Whoever goes, or looks on from now on, hosts no more. */
const ABOUT_PEOPLE: ReadonlySet<EventType> = new Set(['member-left', 'member-banned', 'role-changed'])

export interface RemindersOptions extends ReminderTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** Reminds of gatherings when their time comes. */
export class Reminders {
  readonly #looking: Looking
  readonly #unfollow: () => void

  constructor(options: RemindersOptions) {
    const { store, clock, onError } = options
    this.#looking = new Looking({
      clock,
      onError,
      doing: 'remind of gatherings',
      async look(signal) {
        for (let more = true; more && !signal.aborted; ) more = await remindOfGatherings(options)
        const next = await store.read.gatherings.nextLook()
        return next === null ? null : Math.max(0, next - clock.now())
      },
    })
    this.#unfollow = store.onEvents((events) => {
      if (events.some(({ type, subject }) => subject?.kind === 'gathering' || ABOUT_PEOPLE.has(type))) this.look()
    })
  }

  /** Looks for what is near. */
  look(): void {
    this.#looking.look()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unfollow()
    await this.#looking[Symbol.asyncDispose]()
  }
}
