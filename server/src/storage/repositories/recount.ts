import type { Context } from './context.ts'
import { touchShowing } from './touch.ts'

/** Counts a question's answers and their votes anew: the numbers in lists never drift from what they count. */
export async function recount(context: Context, question: string): Promise<void> {
  const { db, clock } = context
  const answers = db.selectFrom('answers').where('question_id', '=', question).where('deleted_at', 'is', null)
  const sums = await answers
    .select((it) => [
      it.fn.countAll<number>().as('answers'),
      it.fn.coalesce(it.fn.sum<number>('votes'), it.lit(0)).as('votes'),
      it.fn.max('changed_at').as('latest'),
      it.fn.count<number>('obsolete_at').as('obsolete'),
    ])
    .executeTakeFirst()
  const row = await db.selectFrom('questions').select('changed_at').where('id', '=', question).executeTakeFirst()
  if (!row) return
  await db
    .updateTable('questions')
    .set({
      answers: sums?.answers ?? 0,
      votes: Number(sums?.votes ?? 0),
      obsolete: sums?.obsolete ?? 0,
      active_at: Math.max(row.changed_at, sums?.latest ?? 0),
      touched_at: clock.now(),
    })
    .where('id', '=', question)
    .execute()
  await touchShowing(context, question)
}
