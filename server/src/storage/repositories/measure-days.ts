import { type DayCount, type EventType, firstDayOf, NO_DAY, startOfDay } from '@commonplace/domain'
import { sql } from 'kysely'
import type { Context } from './context.ts'

// One day, or one week, counted from the rows that are there now. Every query is about a stretch of time of one community.

/** Events of writing that leave no row of their own under the writer's name. */
const WROTE: readonly EventType[] = [
  'page-settled',
  'page-changed',
  'question-settled',
  'question-changed',
  'answer-settled',
  'version-restored',
]

const number = (value: unknown): number => Number(value ?? 0)

export async function countDay({ db }: Context, community: string, day: number): Promise<DayCount> {
  const [from, to] = [startOfDay(day), startOfDay(day + 1)]
  const asked = await db
    .selectFrom('questions')
    .where('community_id', '=', community)
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
    .where('deleted_at', 'is', null)
    .where('merged_into', 'is', null)
    .select(['asked_at', 'accepted_at'])
    .select((it) =>
      it
        .selectFrom('answers')
        .whereRef('answers.question_id', '=', 'questions.id')
        .where('answers.deleted_at', 'is', null)
        .select((answers) => answers.fn.min('answered_at').as('first'))
        .as('first'),
    )
    .execute()
  const took = (since: number, at: number | null): number[] => (at === null ? [] : [Math.max(0, Number(at) - since)])
  const counts = await sql<Record<string, unknown>>`
    select
      (select count(*) from events where community_id = ${community} and at >= ${from} and at < ${to}
        and type = 'member-joined') as joined,
      (select count(*) from events where community_id = ${community} and at >= ${from} and at < ${to}
        and type = 'member-left') as gone,
      (select count(*) from answers join questions on questions.id = answers.question_id
        where answers.community_id = ${community} and answered_at >= ${from} and answered_at < ${to}
        and answers.deleted_at is null and questions.deleted_at is null) as answered,
      (select count(*) from comments
        left join pages on comments.subject_kind = 'page' and pages.id = comments.subject_id
        left join answers on comments.subject_kind = 'answer' and answers.id = comments.subject_id
        left join questions on questions.id = coalesce(answers.question_id, comments.subject_id)
        where comments.community_id = ${community} and comments.at >= ${from} and comments.at < ${to}
        and comments.deleted_at is null and answers.deleted_at is null
        and ((pages.id is not null and pages.deleted_at is null and pages.gate is null)
          or (questions.id is not null and questions.deleted_at is null))) as commented,
      (select count(*) from pages where community_id = ${community} and created_at >= ${from} and created_at < ${to}
        and deleted_at is null and gate is null) as pages,
      (select count(*) from pages where community_id = ${community} and created_at >= ${from} and created_at < ${to}
        and deleted_at is null and gate is null and kind = 'story') as stories`.execute(db)
  const [row = {}] = counts.rows
  return {
    joined: number(row.joined),
    left: number(row.gone),
    asked: asked.length,
    answered: number(row.answered),
    commented: number(row.commented),
    pages: number(row.pages),
    stories: number(row.stories),
    first: asked.flatMap((one) => took(one.asked_at, one.first)).sort((a, b) => a - b),
    resolved: asked.flatMap((one) => took(one.asked_at, one.accepted_at)).sort((a, b) => a - b),
  }
}

export const isEmpty = (count: DayCount): boolean => JSON.stringify(count) === JSON.stringify(NO_DAY)

/** Who wrote something in a week. It is kept to tell how many different people did, and shown nowhere. */
export async function writersIn({ db }: Context, community: string, week: number): Promise<ReadonlySet<string>> {
  const [from, to] = [startOfDay(firstDayOf(week)), startOfDay(firstDayOf(week + 1))]
  const found = await sql<{ id: string }>`
    select asked_by as id from questions where community_id = ${community} and asked_at >= ${from} and asked_at < ${to}
      and deleted_at is null
    union select answered_by from answers where community_id = ${community} and answered_at >= ${from}
      and answered_at < ${to} and deleted_at is null
    union select member_id from comments where community_id = ${community} and at >= ${from} and at < ${to}
      and deleted_at is null
    union select created_by from pages where community_id = ${community} and created_at >= ${from} and created_at < ${to}
      and deleted_at is null`.execute(db)
  const writers = new Set(found.rows.map(({ id }) => id))
  const edits = await db
    .selectFrom('events')
    .where('community_id', '=', community)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('type', 'in', WROTE)
    .where('member_id', 'is not', null)
    .select(['member_id', 'data'])
    .distinct()
    .execute()
  for (const { member_id, data } of edits) {
    if (member_id) writers.add(member_id)
    // A sitting has one who is named first, and all who wrote in it.
    const { contributors } = JSON.parse(data) as { contributors?: unknown }
    for (const id of typeof contributors === 'string' ? contributors.split(' ') : []) if (id) writers.add(id)
  }
  return writers
}
