import { type CommunityId, type DayCount, dayNumber, MONTH, weekOfDay } from '@commonplace/domain'
import { sql } from 'kysely'
import type { MeasureReads, MeasureWrites } from '../../ports/measures.ts'
import { as, piecesOf } from '../rows.ts'
import type { Context } from './context.ts'
import { keepFact, readFact } from './facts.ts'
import { countDay, isEmpty, writersIn } from './measure-days.ts'

const PLACE = 'measures-seq'

function measureReads({ db }: Context): MeasureReads {
  const daysFrom = async (query: ReturnType<typeof sql<{ at: number | null }>>): Promise<number[]> => {
    const { rows } = await query.execute(db)
    return [...new Set(rows.flatMap(({ at }) => (at === null ? [] : [dayNumber(Number(at))])))]
  }
  const marks = (community: CommunityId) => db.selectFrom('measure_marks').where('community_id', '=', community)
  return {
    async place() {
      const place = await readFact(db, PLACE)
      return place === null ? null : Number(place)
    },
    async days(community, { from, to }) {
      const rows = await db
        .selectFrom('measure_days')
        .select(['day', 'json'])
        .where('community_id', '=', community)
        .where('day', '>=', from)
        .where('day', '<', to)
        .orderBy('day')
        .execute()
      return new Map(rows.map(({ day, json }) => [Number(day), JSON.parse(json) as DayCount]))
    },
    async firstDay(community) {
      const first = await db
        .selectFrom('measure_days')
        .where('community_id', '=', community)
        .select((it) => it.fn.min('day').as('day'))
        .executeTakeFirst()
      return first?.day == null ? null : Number(first.day)
    },
    async writers(community, fromWeek, weeksEach) {
      // In one week everybody stands once.
      const people = weeksEach === 1 ? sql`*` : sql`distinct member_id`
      const { rows } = await sql<{ span: number; n: number }>`
        select (week - ${sql.lit(fromWeek)}) / ${sql.lit(weeksEach)} as span, count(${people}) as n
        from measure_writers where community_id = ${community} and week >= ${fromWeek} group by 1`.execute(db)
      return new Map(rows.map(({ span, n }) => [Number(span), Number(n)]))
    },
    async spread(community, fromWeek, toWeek) {
      const { rows } = await sql<{ weeks: number; n: number }>`
        select weeks, count(*) as n from (
          select count(*) as weeks from measure_writers
          where community_id = ${community} and week >= ${fromWeek} and week < ${toWeek} group by member_id
        ) as each_writer group by weeks`.execute(db)
      return new Map(rows.map(({ weeks, n }) => [Number(weeks), Number(n)]))
    },
    async members(community) {
      const row = await db
        .selectFrom('memberships')
        .where('community_id', '=', community)
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async unanswered(community, before) {
      const row = await db
        .selectFrom('questions')
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where('answers', '=', 0)
        .where('asked_at', '<=', before)
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async trust(community, now) {
      const trusted = sql`status = 'trusted'`
      const fresh = sql`status = 'trusted' and (review_every = 0 or reviewed_at + review_every * ${Math.round(MONTH)} >= ${now})`
      const { rows } = await sql<Record<'pages' | 'trusted' | 'fresh', unknown>>`
        select count(*) as pages, sum(case when ${trusted} then 1 else 0 end) as trusted,
          sum(case when ${fresh} then 1 else 0 end) as fresh
        from pages where community_id = ${community} and deleted_at is null and gate is null
        and kind in ('practice', 'method', 'tool') and status <> 'retired'`.execute(db)
      const [row] = rows
      return {
        pages: Number(row?.pages ?? 0),
        trusted: Number(row?.trusted ?? 0),
        fresh: Number(row?.fresh ?? 0),
      }
    },
    daysOf(thing) {
      const { kind, id } = thing
      if (kind === 'answer')
        return daysFrom(sql`
          select answered_at as at from answers where id = ${id}
          union select asked_at from questions join answers on answers.question_id = questions.id where answers.id = ${id}
          union select at from comments where subject_kind = 'answer' and subject_id = ${id}`)
      if (kind === 'comment') return daysFrom(sql`select at from comments where id = ${id}`)
      if (kind === 'question')
        return daysFrom(sql`
          select asked_at as at from questions where id = ${id}
          union select answered_at from answers where question_id = ${id}
          union select at from comments where subject_kind = 'question' and subject_id = ${id}
          union select comments.at from comments join answers on comments.subject_id = answers.id
            where subject_kind = 'answer' and question_id = ${id}`)
      const below = sql`
        with recursive tree (id, depth) as (
          select pages.id, 0 from pages where pages.id = ${id}
          union select pages.id, tree.depth + 1 from pages join tree on pages.parent_id = tree.id
          where ${thing.below ? sql`tree.depth < 100` : sql`1 = 0`}
        )`
      return daysFrom(sql`${below}
        select created_at as at from pages where id in (select id from tree)
        union select at from comments where subject_kind = 'page' and subject_id in (select id from tree)`)
    },
    async waiting(community) {
      return (await marks(community).select('day').limit(1).executeTakeFirst()) !== undefined
    },
  }
}

export function measureRepository(context: Context): MeasureWrites {
  const { db } = context
  const mark: MeasureWrites['mark'] = async (community, days, seq) => {
    for (const some of piecesOf([...new Set(days)], 500))
      await db
        .insertInto('measure_marks')
        .values(some.map((day) => ({ community_id: community, day, seq })))
        .onConflict((it) => it.columns(['community_id', 'day']).doUpdateSet({ seq }))
        .execute()
  }
  return {
    ...measureReads(context),
    mark,
    async setPlace(seq) {
      await keepFact(db, PLACE, String(seq))
    },
    async markAll(community, seq) {
      const day = sql.lit(24 * 60 * 60 * 1000)
      const { rows } = await sql<{ day: number }>`
        select asked_at / ${day} as day from questions where community_id = ${community}
        union select answered_at / ${day} from answers where community_id = ${community}
        union select at / ${day} from comments where community_id = ${community}
        union select created_at / ${day} from pages where community_id = ${community}
        union select at / ${day} from events where community_id = ${community}
        union select day from measure_days where community_id = ${community}`.execute(db)
      const days = rows.map((row) => Number(row.day))
      await mark(as(community), days, seq)
    },
    async count(community, limit) {
      const marked = await db
        .selectFrom('measure_marks')
        .selectAll()
        .where('community_id', '=', community)
        .orderBy('day', 'desc')
        .limit(limit)
        .execute()
      for (const { day, seq } of marked) {
        await putDay(context, community, Number(day), await countDay(context, community, Number(day)))
        // What was marked again meanwhile stays marked.
        await db
          .deleteFrom('measure_marks')
          .where('community_id', '=', community)
          .where('day', '=', day)
          .where('seq', '<=', seq)
          .execute()
      }
      for (const week of new Set(marked.map(({ day }) => weekOfDay(Number(day)))))
        await putWriters(context, community, week, await writersIn(context, community, week))
    },
  }
}

async function putDay({ db }: Context, community: CommunityId, day: number, count: DayCount): Promise<void> {
  const row = { community_id: community, day, json: JSON.stringify(count) }
  if (isEmpty(count))
    await db.deleteFrom('measure_days').where('community_id', '=', community).where('day', '=', day).execute()
  else
    await db
      .insertInto('measure_days')
      .values(row)
      .onConflict((it) => it.columns(['community_id', 'day']).doUpdateSet({ json: row.json }))
      .execute()
}

async function putWriters(
  { db }: Context,
  community: CommunityId,
  week: number,
  writers: ReadonlySet<string>,
): Promise<void> {
  const ofWeek = () => db.selectFrom('measure_writers').where('community_id', '=', community).where('week', '=', week)
  const before = new Set((await ofWeek().select('member_id').execute()).map((row) => row.member_id))
  const gone = [...before].filter((id) => !writers.has(id))
  for (const some of piecesOf(gone, 500))
    await db
      .deleteFrom('measure_writers')
      .where('community_id', '=', community)
      .where('week', '=', week)
      .where('member_id', 'in', some)
      .execute()
  for (const some of piecesOf(
    [...writers].filter((id) => !before.has(id)),
    500,
  ))
    await db
      .insertInto('measure_writers')
      .values(some.map((id) => ({ community_id: community, week, member_id: id })))
      .onConflict((it) => it.columns(['community_id', 'week', 'member_id']).doNothing())
      .execute()
}
