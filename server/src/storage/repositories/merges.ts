import type { QuestionId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Merge, Merging, Moved } from '../../ports/questions.ts'
import { as } from '../rows.ts'
import type { Context } from './context.ts'
import { questionRowsIn } from './question-reads.ts'
import { acceptedColumns, questionOf } from './question-rows.ts'
import { recount } from './recount.ts'

const open = async ({ db }: Context, id: QuestionId) =>
  questionOf(
    must(
      await questionRowsIn(db).where('questions.id', '=', id).executeTakeFirst(),
      'a question that is merged exists',
    ),
  )

/** Moves what hangs on `from` to `into`. Only what is not there already moves, so that going back takes nothing away. */
export async function mergeQuestions(context: Context, merge: Merging): Promise<Moved> {
  const { db } = context
  const { from, into, by, at, accepts } = merge
  const dropped = await open(context, from)
  const stays = await open(context, into)
  const acceptedMoved = accepts && dropped.accepted !== null && stays.accepted === null
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  const moved: Moved = {
    answers: (await ids(db.selectFrom('answers').select('id').where('question_id', '=', from).execute())).map(
      as<never>,
    ),
    comments: (
      await ids(
        db
          .selectFrom('comments')
          .select('id')
          .where('subject_kind', '=', 'question')
          .where('subject_id', '=', from)
          .execute(),
      )
    ).map(as<never>),
    followers: (await newPeople(context, 'follows', from, into)).map(as<never>),
    invited: (await newPeople(context, 'invited', from, into)).map(as<never>),
    merged: (await ids(db.selectFrom('questions').select('id').where('merged_into', '=', from).execute())).map(
      as<never>,
    ),
    accepted: dropped.accepted,
    acceptedMoved,
  }
  await move(context, moved, from, into)
  if (acceptedMoved) {
    await db.updateTable('questions').set(acceptedColumns(dropped.accepted)).where('id', '=', into).execute()
  }
  await db
    .updateTable('questions')
    .set({ merged_into: into, ...acceptedColumns(null) })
    .where('id', '=', from)
    .execute()
  await db
    .insertInto('merges')
    .values({ from_id: from, into_id: into, member_id: by, at, moved: JSON.stringify(moved) })
    .execute()
  for (const id of [from, into]) await recount(context, id)
  return moved
}

/** Brings back what went along, as far as it still stands where it went; what came since stays. */
export async function unmergeQuestions(context: Context, { from, into, moved }: Merge): Promise<void> {
  const { db } = context
  const stays = await open(context, into)
  const back = moved.acceptedMoved && stays.accepted?.answerId === moved.accepted?.answerId
  await move(context, moved, into, from)
  await db
    .updateTable('questions')
    .set({ merged_into: null, ...acceptedColumns(moved.acceptedMoved && !back ? null : moved.accepted) })
    .where('id', '=', from)
    .execute()
  // An accepted answer that goes back is no longer one of this question's.
  const gone = stays.accepted !== null && moved.answers.includes(stays.accepted.answerId)
  if (back || gone) await db.updateTable('questions').set(acceptedColumns(null)).where('id', '=', into).execute()
  await db.deleteFrom('merges').where('from_id', '=', from).execute()
  for (const id of [from, into]) await recount(context, id)
}

/** Those who follow, or were asked to answer, the one and not yet the other. */
async function newPeople(
  { db }: Context,
  table: 'follows' | 'invited',
  from: QuestionId,
  into: QuestionId,
): Promise<string[]> {
  const of = async (id: string): Promise<string[]> => {
    const rows =
      table === 'follows'
        ? await db
            .selectFrom('follows')
            .select('member_id')
            .where('subject_kind', '=', 'question')
            .where('subject_id', '=', id)
            .execute()
        : await db.selectFrom('invited').select('member_id').where('question_id', '=', id).execute()
    return rows.map(({ member_id }) => member_id)
  }
  const there = new Set(await of(into))
  return (await of(from)).filter((member) => !there.has(member))
}

async function move({ db }: Context, moved: Moved, from: QuestionId, into: QuestionId): Promise<void> {
  const { answers, comments, followers, invited, merged } = moved
  if (answers.length > 0) {
    await db
      .updateTable('answers')
      .set({ question_id: into })
      .where('id', 'in', answers)
      .where('question_id', '=', from)
      .execute()
    await db
      .updateTable('adoptions')
      .set({ question_id: into })
      .where('answer_id', 'in', answers)
      .where('question_id', '=', from)
      .execute()
  }
  if (comments.length > 0)
    await db
      .updateTable('comments')
      .set({ subject_id: into })
      .where('id', 'in', comments)
      .where('subject_kind', '=', 'question')
      .where('subject_id', '=', from)
      .execute()
  if (followers.length > 0)
    await db
      .updateTable('follows')
      .set({ subject_id: into })
      .where('member_id', 'in', followers)
      .where('subject_kind', '=', 'question')
      .where('subject_id', '=', from)
      .execute()
  if (invited.length > 0)
    await db
      .updateTable('invited')
      .set({ question_id: into })
      .where('member_id', 'in', invited)
      .where('question_id', '=', from)
      .execute()
  if (merged.length > 0)
    await db
      .updateTable('questions')
      .set({ merged_into: into })
      .where('id', 'in', merged)
      .where('merged_into', '=', from)
      .execute()
}
