import type { CommunityId, Instant, MemberId, PageId, PromptId } from './ids.ts'

// Thought of the week: hosts fill a queue of prompts together, and on its day the first of them is published as a page, to be replied to.

export const LONGEST_PROMPT = 200
export const LONGEST_PROMPT_MORE = 2000
/** So many wait in the queue of a community: a year of weeks. */
export const MOST_PROMPTS = 52

/** What waits to be published. Once it is, its words are those of its page, and nothing is kept of it here. */
export interface Prompt {
  readonly id: PromptId
  readonly communityId: CommunityId
  /** The thought itself: a sentence or two, the title of its page. */
  readonly words: string
  /** What more is said of it, in plain paragraphs; may be empty. */
  readonly more: string
  readonly by: MemberId
  readonly at: Instant
  /** Where it stands: 0 is published first. */
  readonly place: number
}

/** What was published: a page, and when it became the thought of its week. */
export interface Thought {
  readonly pageId: PageId
  readonly communityId: CommunityId
  readonly at: Instant
}

/** Days of a week as RFC 5545 names them. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** On which day and at which hour a thought is published, by the clocks of a zone. */
export interface ThoughtTime {
  readonly weekday: Weekday
  readonly hour: number
  /** An IANA name: `Europe/Berlin`. */
  readonly zone: string
}

/** What hosts said of a community: when, and when the next one is due; null while it is off. */
export interface ThoughtPlan extends ThoughtTime {
  readonly communityId: CommunityId
  readonly nextAt: Instant | null
}

/** The ids with one of them ahead of another, or at the end; as they were where either is not among them. */
export function movedBefore<T>(ids: readonly T[], id: T, before: T | null): readonly T[] {
  if (id === before || !ids.includes(id) || (before !== null && !ids.includes(before))) return ids
  const rest = ids.filter((one) => one !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}
