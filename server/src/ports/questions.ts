import type {
  Answer,
  AnswerId,
  CommentId,
  CommunityId,
  Instant,
  MemberId,
  PageId,
  Question,
  QuestionId,
} from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface QuestionQuery extends Paging {
  readonly show: 'all' | 'open' | 'unanswered' | 'late' | 'resolved' | 'obsolete' | 'mine' | 'followed' | 'held'
  /** For `late`: asked before this instant. */
  readonly before?: Instant | undefined
  /** For `mine` and `followed`. */
  readonly by?: MemberId | undefined
  readonly tag?: string | undefined
  readonly page?: PageId | undefined
  readonly sort: 'new' | 'old' | 'active' | 'votes'
}
/** A question with its counts, for lists. `votes` are those of its answers together. */
export interface QuestionInList extends Question {
  readonly lead: string
  readonly answers: number
  readonly votes: number
  /** Answers that no longer hold. */
  readonly obsolete: number
}

/** What went along when a question was merged into another, so that it can go back. */
export interface Moved {
  readonly answers: readonly AnswerId[]
  readonly comments: readonly CommentId[]
  readonly followers: readonly MemberId[]
  readonly invited: readonly MemberId[]
  /** Questions that had been merged into the one that was merged. */
  readonly merged: readonly QuestionId[]
  /** Whether its acceptance went along, and what it was. */
  readonly accepted: Question['accepted']
  readonly acceptedMoved: boolean
}
export interface Merge {
  readonly from: QuestionId
  readonly into: QuestionId
  readonly by: MemberId
  readonly at: Instant
  readonly moved: Moved
}

/** What is to be merged, and whether an acceptance goes along to a question that has none. */
export type Merging = Omit<Merge, 'moved'> & { readonly accepts: boolean }

export interface QuestionReads {
  byId(id: QuestionId): Promise<QuestionInList | null>
  many(ids: readonly QuestionId[]): Promise<ReadonlyMap<QuestionId, QuestionInList>>
  list(community: CommunityId, query: QuestionQuery): Promise<Piece<QuestionInList>>
  /** Asked from this page, not withdrawn. */
  aboutPage(page: PageId): Promise<readonly QuestionInList[]>
  counts(community: CommunityId): Promise<{ all: number; open: number }>
  /** Answers that are not withdrawn. */
  answersOf(question: QuestionId): Promise<readonly Answer[]>
  answer(id: AnswerId): Promise<Answer | null>
  manyAnswers(ids: readonly AnswerId[]): Promise<ReadonlyMap<AnswerId, Answer>>
  /** Questions merged into this one, the first asked first. */
  mergedInto(question: QuestionId): Promise<readonly QuestionInList[]>
  /** How a question was merged, where it is. */
  mergeOf(question: QuestionId): Promise<Merge | null>
  /** Questions with an answer given before this instant and none accepted, whose asker is a member and was never reminded. */
  toRemind(before: Instant, limit: number): Promise<readonly QuestionInList[]>
  /** Of one asker: reminded since an instant and still without an accepted answer. */
  remindedOf(community: CommunityId, member: MemberId, since: Instant): Promise<readonly QuestionInList[]>
  /** How many questions of this member there are, in whatever state but taken back by themselves. */
  askedBy(community: CommunityId, member: MemberId): Promise<number>
  /** Which of the answers this member confirmed on a day. */
  confirmedBy(member: MemberId, answers: readonly AnswerId[], day: string): Promise<ReadonlySet<AnswerId>>
  /** Which of the answers this member voted for. */
  votesBy(member: MemberId, answers: readonly AnswerId[]): Promise<ReadonlySet<AnswerId>>
  changedSince(
    community: CommunityId,
    since: Instant,
    limit: number,
  ): Promise<readonly { id: QuestionId; changedAt: Instant }[]>
}
export interface QuestionWrites extends QuestionReads {
  add(question: Question): Promise<void>
  change(
    id: QuestionId,
    change: Partial<
      Pick<Question, 'title' | 'tags' | 'accepted' | 'changedAt' | 'deletedAt' | 'held' | 'remindedAt' | 'lockedAt'>
    >,
  ): Promise<void>
  addAnswer(answer: Answer): Promise<void>
  changeAnswer(
    id: AnswerId,
    change: Partial<Pick<Answer, 'changedAt' | 'deletedAt' | 'shared' | 'obsolete'>>,
  ): Promise<void>
  /** Gives or takes a vote; the new count. Giving twice counts once. */
  setVote(answer: AnswerId, member: MemberId, on: boolean, at: Instant): Promise<number>
  /** Says or takes back that an answer works for somebody on a day; done twice, it counts once. The answer as it is then. */
  setConfirmed(answer: AnswerId, member: MemberId, day: string, on: boolean, at: Instant): Promise<Answer>
  /** Moves everything that hangs on a question to another and remembers what went along; the acceptance only where `accepts` says so. */
  merge(merge: Merging): Promise<Moved>
  /** Brings back what went along and still stands where it went. */
  unmerge(merge: Merge): Promise<void>
  /** Votes whose givers an import does not know: added to the count. */
  addImportedVotes(answer: AnswerId, votes: number): Promise<void>
}
