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
    held: row.held === null ? null : { state: as(row.held), reason: row.held_reason ?? '' },
    mergedInto: asOrNull(row.merged_into),
    remindedAt: row.reminded_at,
    lockedAt: row.locked_at,
    lead: row.lead ?? '',
    answers: row.answers,
    votes: row.votes,
    obsolete: row.obsolete,
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
  shared: row.shared === 1,
  obsolete:
    row.obsolete_at !== null && row.obsolete_by !== null
      ? { by: as(row.obsolete_by), at: row.obsolete_at, reason: row.obsolete_reason ?? '' }
      : null,
  confirmations: row.confirmations,
  confirmedAt: row.confirmed_at,
})

export const obsoleteColumns = (obsolete: Answer['obsolete']) => ({
  obsolete_by: obsolete?.by ?? null,
  obsolete_at: obsolete?.at ?? null,
  obsolete_reason: obsolete?.reason ?? null,
})
export const heldColumns = (held: QuestionInList['held']) => ({
  held: held?.state ?? null,
  held_reason: held?.reason ?? null,
})

export const acceptedColumns = (accepted: QuestionInList['accepted']) => ({
  accepted_answer_id: accepted?.answerId ?? null,
  accepted_by: accepted?.by ?? null,
  accepted_at: accepted?.at ?? null,
})
