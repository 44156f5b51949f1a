import { Refusal } from '@commonplace/api'
import type { QuestionWrites } from '../../ports/questions.ts'
import { say } from '../../words/say.ts'
import { flag, given } from '../rows.ts'
import { setConfirmed } from './confirmations.ts'
import type { Context } from './context.ts'
import { mergeQuestions, unmergeQuestions } from './merges.ts'
import { questionReads } from './question-reads.ts'
import { acceptedColumns, heldColumns, obsoleteColumns } from './question-rows.ts'
import { recount } from './recount.ts'
import { putTags } from './tags.ts'

export function questionRepository(context: Context): QuestionWrites {
  const { db, clock } = context
  const answerRow = async (id: string) => {
    const row = await db.selectFrom('answers').select(['question_id', 'votes']).where('id', '=', id).executeTakeFirst()
    if (!row) throw new Refusal('not-found', say('noAnswerHere'))
    return row
  }
  const addVotes = async (id: string, by: number) => {
    if (by === 0) return
    await db
      .updateTable('answers')
      .set((it) => ({ votes: it('votes', '+', by) }))
      .where('id', '=', id)
      .execute()
  }
  return {
    ...questionReads(context),
    async add(question) {
      await db
        .insertInto('questions')
        .values({
          id: question.id,
          community_id: question.communityId,
          document_id: question.documentId,
          title: question.title,
          tags: JSON.stringify(question.tags),
          asked_by: question.askedBy,
          asked_at: question.askedAt,
          page_id: question.askedFrom?.pageId ?? null,
          anchor: question.askedFrom && JSON.stringify(question.askedFrom.anchor),
          ...acceptedColumns(question.accepted),
          changed_at: question.changedAt,
          deleted_at: question.deletedAt,
          touched_at: clock.now(),
          answers: 0,
          votes: 0,
          active_at: question.changedAt,
          ...heldColumns(question.held),
          merged_into: question.mergedInto,
          reminded_at: question.remindedAt,
          obsolete: 0,
          locked_at: question.lockedAt,
        })
        .execute()
      await putTags(context, question.communityId, 'question', question.id, question.tags)
    },
    async change(id, change) {
      const row = await db
        .updateTable('questions')
        .set(
          given({
            title: change.title,
            tags: change.tags && JSON.stringify(change.tags),
            ...(change.accepted !== undefined && acceptedColumns(change.accepted)),
            changed_at: change.changedAt,
            deleted_at: change.deletedAt,
            ...(change.held !== undefined && heldColumns(change.held)),
            reminded_at: change.remindedAt,
            locked_at: change.lockedAt,
            touched_at: clock.now(),
          }),
        )
        .where('id', '=', id)
        .returning('community_id')
        .executeTakeFirst()
      if (row && change.tags) await putTags(context, row.community_id, 'question', id, change.tags)
      if (row && change.changedAt !== undefined) await recount(context, id)
    },
    async addAnswer(answer) {
      await db
        .insertInto('answers')
        .values({
          id: answer.id,
          question_id: answer.questionId,
          community_id: answer.communityId,
          document_id: answer.documentId,
          answered_by: answer.answeredBy,
          answered_at: answer.answeredAt,
          votes: answer.votes,
          changed_at: answer.changedAt,
          deleted_at: answer.deletedAt,
          shared: flag(answer.shared),
          ...obsoleteColumns(answer.obsolete),
          confirmations: 0,
          confirmed_at: null,
        })
        .execute()
      await recount(context, answer.questionId)
    },
    async changeAnswer(id, change) {
      const row = await db
        .updateTable('answers')
        .set((it) => ({
          // At least one column, also for an empty change.
          id: it.ref('id'),
          ...given({
            changed_at: change.changedAt,
            deleted_at: change.deletedAt,
            shared: change.shared === undefined ? undefined : flag(change.shared),
          }),
          ...(change.obsolete !== undefined && obsoleteColumns(change.obsolete)),
        }))
        .where('id', '=', id)
        .returning('question_id')
        .executeTakeFirst()
      if (row) await recount(context, row.question_id)
    },
    async setVote(id, member, on, at) {
      const answer = await answerRow(id)
      const given = db.deleteFrom('votes').where('answer_id', '=', id).where('member_id', '=', member)
      const changed = on
        ? await db
            .insertInto('votes')
            .values({ answer_id: id, member_id: member, at })
            .onConflict((it) => it.doNothing())
            .executeTakeFirst()
            .then((result) => Number(result.numInsertedOrUpdatedRows ?? 0n))
        : await given.executeTakeFirst().then((result) => -Number(result.numDeletedRows))
      await addVotes(id, changed)
      if (changed !== 0) await recount(context, answer.question_id)
      return answer.votes + changed
    },
    setConfirmed: (...given) => setConfirmed(context, ...given),
    merge: (merge) => mergeQuestions(context, merge),
    unmerge: (merge) => unmergeQuestions(context, merge),
    async addImportedVotes(id, votes) {
      const answer = await answerRow(id)
      await addVotes(id, votes)
      await recount(context, answer.question_id)
    },
  }
}
