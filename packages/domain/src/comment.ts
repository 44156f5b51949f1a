import type { CommentId, CommunityId, Instant, MemberId } from './ids.ts'
import type { Subject } from './link.ts'
import type { Anchor } from './question.ts'

/** Words of a page with a little of what is around them, to tell equal ones apart. */
export type Words = Pick<Anchor, 'quote' | 'before' | 'after'>

export const OUTCOMES = ['accepted', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One remark in a thread below a page, a question or an answer. Its text is Markdown, of a few sentences. */
export interface Comment {
  readonly id: CommentId
  readonly communityId: CommunityId
  readonly subject: Subject
  readonly text: string
  readonly by: MemberId
  readonly at: Instant
  readonly changedAt: Instant
  readonly deletedAt: Instant | null
  /** In the margin of a page: the comment whose thread this goes on with. Null for one that begins a thread. */
  readonly replyTo: CommentId | null
  /** The words of the page the thread was begun on; null for one about the whole page. */
  readonly anchor: Words | null
  /** How those words read now, followed from sitting to sitting; null where they are gone, and the thread is known by its quote. */
  readonly stands: Words | null
  /** What its words should read instead; empty where they should go, null for what is only said. */
  readonly proposal: string | null
  /** What became of a proposal once it was decided. */
  readonly outcome: Outcome | null
  /** Who said that the thread is settled; null while it is open. */
  readonly resolved: { readonly by: MemberId; readonly at: Instant } | null
  /** How the words of an accepted proposal leave the page again, as `@commonplace/document` writes it; null where none was taken in. */
  readonly wayBack: string | null
  /** Who took back, last, what was decided about the proposal. */
  readonly takenBack: { readonly by: MemberId; readonly at: Instant } | null
}

/** For so long what was decided about a suggestion is taken back. Later the page goes on, and so does the talk about it. */
export const TAKEN_BACK_WITHIN = 24 * 60 * 60 * 1000

/** What a comment has of its own where it stands in no margin. */
export const UNANCHORED: Pick<
  Comment,
  'replyTo' | 'anchor' | 'stands' | 'proposal' | 'outcome' | 'resolved' | 'wayBack' | 'takenBack'
> = {
  replyTo: null,
  anchor: null,
  stands: null,
  proposal: null,
  outcome: null,
  resolved: null,
  wayBack: null,
  takenBack: null,
}

/** The longest comment; what needs more room is an answer. */
export const LONGEST_COMMENT = 5000

/** The longest stretch of a page that a thread can be about. */
export const LONGEST_QUOTE = 2000

/** How many open threads the margin of a page holds. More is a sign to settle some first. */
export const MOST_THREADS = 200
