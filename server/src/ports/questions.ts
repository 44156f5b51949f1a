import type {
  Answer,
  AnswerId,
  CommunityId,
  Instant,
  MemberId,
  PageId,
  Question,
  QuestionId,
} from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface QuestionQuery extends Paging {
  readonly show: 'all' | 'open' | 'unanswered' | 'resolved' | 'mine'
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
}

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
    change: Partial<Pick<Question, 'title' | 'tags' | 'accepted' | 'changedAt' | 'deletedAt'>>,
  ): Promise<void>
  addAnswer(answer: Answer): Promise<void>
  changeAnswer(id: AnswerId, change: Partial<Pick<Answer, 'changedAt' | 'deletedAt'>>): Promise<void>
  /** Gives or takes a vote; the new count. Giving twice counts once. */
  setVote(answer: AnswerId, member: MemberId, on: boolean, at: Instant): Promise<number>
  /** Votes whose givers an import does not know: added to the count. */
  addImportedVotes(answer: AnswerId, votes: number): Promise<void>
}
