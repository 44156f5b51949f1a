import type { Instant, MemberId, PageId } from './ids.ts'
import type { Status } from './page.ts'

// What stories say of practices: which were tried, and what came of it. From that alone a practice climbs or falls.

export const TRIAL_OUTCOMES = ['worked', 'mixed', 'did-not'] as const
export type TrialOutcome = (typeof TRIAL_OUTCOMES)[number]

/** That a story tried a practice. A story says it once of each practice: the map of its fields has one place for each. */
export interface Trial {
  readonly page: PageId
  readonly outcome: TrialOutcome
}

/** The most practices that one story names. */
export const MOST_TRIALS = 20

/** A trial as it counts for the practice: whose story it is, and when that began. */
export interface Telling {
  readonly story: PageId
  readonly teller: MemberId
  readonly outcome: TrialOutcome
  readonly at: Instant
}

export interface Tally {
  readonly worked: number
  readonly mixed: number
  readonly didNot: number
}

/** How far a practice has come. */
export const RUNGS = ['idea', 'tried', 'repeated', 'proven', 'retired'] as const
export type Rung = (typeof RUNGS)[number]

/** What a community asks of a practice before it calls it so. Hosts may set these. */
export interface RungNumbers {
  /** So many people found that it worked before it is repeated. */
  readonly repeated: number
  /** So many before it is proven. */
  readonly proven: number
  /** And so many of a hundred who tried it. */
  readonly share: number
}

export const RUNG_NUMBERS: RungNumbers = { repeated: 2, proven: 5, share: 80 }

/** How often each outcome was told. */
export function tallyOf(tellings: readonly Pick<Telling, 'outcome'>[]): Tally {
  const count = (outcome: TrialOutcome) => tellings.filter((one) => one.outcome === outcome).length
  return { worked: count('worked'), mixed: count('mixed'), didNot: count('did-not') }
}

/** One telling of each person, their latest: who tries a thing again has learned something, and nobody climbs by repeating themselves. */
export function latestOfEach<T extends Pick<Telling, 'teller' | 'at' | 'story'>>(tellings: readonly T[]): T[] {
  const latest = new Map<MemberId, T>()
  for (const one of tellings) {
    const before = latest.get(one.teller)
    if (!before || one.at > before.at || (one.at === before.at && one.story > before.story)) latest.set(one.teller, one)
  }
  return [...latest.values()]
}

/**
 * The rung of a practice by the stories about it. Retired: its status says so. Idea: no story tried it. Repeated: it worked for at least
 * `repeated` people, and for more than it did not work for. Proven: for at least `proven` people, who are at least `share` of a hundred of
 * all who tried it. Tried: everything between. Each person counts once, by their latest story.
 */
export function rungOf(tellings: readonly Telling[], status: Status, numbers: RungNumbers): Rung {
  if (status === 'retired') return 'retired'
  const people = latestOfEach(tellings)
  if (people.length === 0) return 'idea'
  const { worked, didNot } = tallyOf(people)
  if (worked < numbers.repeated || worked <= didNot) return 'tried'
  if (worked < numbers.proven || worked * 100 < numbers.share * people.length) return 'repeated'
  return 'proven'
}

/** Whether what is said of a practice speaks against it more than what the same story said before. */
export const speaksAgainst = (before: TrialOutcome | undefined, now: TrialOutcome | undefined): boolean =>
  now !== undefined && TRIAL_OUTCOMES.indexOf(now) > TRIAL_OUTCOMES.indexOf(before ?? 'worked')
