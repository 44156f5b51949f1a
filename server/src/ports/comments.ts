import type { Comment, CommentId, CommunityId, Instant, PageId, Subject } from '@commonplace/domain'

export interface CommentReads {
  byId(id: CommentId): Promise<Comment | null>
  /** The threads of these things, the oldest first, without what was taken back. */
  of(kind: Subject['kind'], ids: readonly string[]): Promise<readonly Comment[]>
  /** The comments that begin a thread in the margin of a page, open or resolved ones, the latest first. */
  threads(page: PageId, which: 'open' | 'resolved', limit: number): Promise<readonly Comment[]>
  countResolved(page: PageId): Promise<number>
  /** What goes on with these threads, the oldest first. */
  replies(threads: readonly CommentId[]): Promise<readonly Comment[]>
  /** What was said in the margins of a community at or after a moment, the latest first. */
  inMargins(community: CommunityId, since: Instant, limit: number): Promise<readonly Comment[]>
}
export interface CommentWrites extends CommentReads {
  add(comment: Comment): Promise<void>
  change(
    id: CommentId,
    change: Partial<
      Pick<Comment, 'text' | 'changedAt' | 'deletedAt' | 'resolved' | 'stands' | 'outcome' | 'wayBack' | 'takenBack'>
    >,
  ): Promise<void>
}
