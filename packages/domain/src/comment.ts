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
}

/** What a comment has of its own where it stands in no margin. */
export const UNANCHORED: Pick<Comment, 'replyTo' | 'anchor' | 'stands' | 'proposal' | 'outcome' | 'resolved'> = {
  replyTo: null,
  anchor: null,
  stands: null,
  proposal: null,
  outcome: null,
  resolved: null,
}

/** The longest comment; what needs more room is an answer. */
export const LONGEST_COMMENT = 5000

/** The longest stretch of a page that a thread can be about. */
export const LONGEST_QUOTE = 2000

/** How many open threads the margin of a page holds. More is a sign to settle some first. */
export const MOST_THREADS = 200
