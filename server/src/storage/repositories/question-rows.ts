import type { Anchor, Answer, AnswerId, MemberId, PageId } from '@commonplace/domain'
import type { QuestionInList } from '../../ports/questions.ts'
import { as, asOrNull, read } from '../rows.ts'
import type { AnswersTable, QuestionsTable } from '../schema.ts'

export type QuestionRow = Omit<QuestionsTable, 'touched_at'> & { lead: string | null }

export function questionOf(row: QuestionRow): QuestionInList {
  const answerId = asOrNull<AnswerId>(row.accepted_answer_id)
  const acceptedBy = asOrNull<MemberId>(row.accepted_by)
  return {
    id: as(row.id),
    communityId: as(row.community_id),
    documentId: as(row.document_id),
    title: row.title,
    tags: read(row.tags),
    askedBy: as(row.asked_by),
    askedAt: row.asked_at,
    askedFrom:
      row.page_id !== null && row.anchor !== null
        ? { pageId: as<PageId>(row.page_id), anchor: read<Anchor>(row.anchor) }
        : null,
    accepted:
      answerId !== null && acceptedBy !== null && row.accepted_at !== null
        ? { answerId, by: acceptedBy, at: row.accepted_at }
        : null,
    changedAt: row.changed_at,
    deletedAt: row.deleted_at,
    lead: row.lead ?? '',
    answers: row.answers,
    votes: row.votes,
  }
}

export const answerOf = (row: AnswersTable): Answer => ({
  id: as(row.id),
  questionId: as(row.question_id),
  communityId: as(row.community_id),
  documentId: as(row.document_id),
  answeredBy: as(row.answered_by),
  answeredAt: row.answered_at,
  votes: row.votes,
  changedAt: row.changed_at,
  deletedAt: row.deleted_at,
})

export const acceptedColumns = (accepted: QuestionInList['accepted']) => ({
  accepted_answer_id: accepted?.answerId ?? null,
  accepted_by: accepted?.by ?? null,
  accepted_at: accepted?.at ?? null,
})
