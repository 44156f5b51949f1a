import type { Answer, AnswerId, Instant, MemberId } from '@commonplace/domain'
import type { Context } from './context.ts'
import { answerOf } from './question-rows.ts'
import { touchSubject } from './touch.ts'

/** Gives or takes one day's confirmation and counts what there is anew. */
export async function setConfirmed(
  context: Context,
  id: AnswerId,
  member: MemberId,
  day: string,
  on: boolean,
  at: Instant,
): Promise<Answer> {
  const { db } = context
  if (on)
    await db
      .insertInto('confirmations')
      .values({ answer_id: id, member_id: member, day, at })
      .onConflict((it) => it.doNothing())
      .execute()
  else
    await db
      .deleteFrom('confirmations')
      .where('answer_id', '=', id)
      .where('member_id', '=', member)
      .where('day', '=', day)
      .execute()
  const sums = await db
    .selectFrom('confirmations')
    .select((it) => [it.fn.countAll<number>().as('n'), it.fn.max('at').as('last')])
    .where('answer_id', '=', id)
    .executeTakeFirst()
  const row = await db
    .updateTable('answers')
    .set({ confirmations: sums?.n ?? 0, confirmed_at: sums?.last ?? null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await touchSubject(context, { kind: 'answer', id })
  return answerOf(row)
}
