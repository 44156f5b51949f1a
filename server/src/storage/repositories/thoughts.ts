import type { Prompt, Thought, ThoughtPlan } from '@commonplace/domain'
import type { ThoughtReads, ThoughtWrites } from '../../ports/thoughts.ts'
import { as, given } from '../rows.ts'
import type { PromptsTable, ThoughtPlansTable, ThoughtsTable } from '../schema.ts'
import type { Context } from './context.ts'

const promptOf = ({ id, community_id, words, more, by_id, at, place }: PromptsTable): Prompt => ({
  ...{ id: as(id), communityId: as(community_id), words, more, by: as(by_id), at, place },
})
const thoughtOf = ({ page_id, community_id, at }: ThoughtsTable): Thought => ({
  ...{ pageId: as(page_id), communityId: as(community_id), at },
})
const planOf = ({ community_id, weekday, hour, zone, next_at }: ThoughtPlansTable): ThoughtPlan => ({
  ...{ communityId: as(community_id), weekday: weekday as ThoughtPlan['weekday'], hour, zone, nextAt: next_at },
})

const thoughtReads = ({ db }: Context): ThoughtReads => ({
  async prompt(id) {
    const row = await db.selectFrom('prompts').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? promptOf(row) : null
  },
  async queue(community) {
    const rows = db.selectFrom('prompts').selectAll().where('community_id', '=', community)
    return (await rows.orderBy('place').orderBy('id').execute()).map(promptOf)
  },
  async published(community, limit) {
    const rows = db.selectFrom('thoughts').selectAll().where('community_id', '=', community)
    const latest = rows.orderBy('at', 'desc').orderBy('page_id', 'desc').limit(limit)
    return (await latest.execute()).map(thoughtOf)
  },
  async ofPage(page) {
    const row = await db.selectFrom('thoughts').selectAll().where('page_id', '=', page).executeTakeFirst()
    return row ? thoughtOf(row) : null
  },
  async plan(community) {
    const rows = db.selectFrom('thought_plans').selectAll().where('community_id', '=', community)
    const row = await rows.executeTakeFirst()
    return row ? planOf(row) : null
  },
  async due(now, limit) {
    const rows = db.selectFrom('thought_plans').select('community_id').where('next_at', '<=', now)
    return (await rows.orderBy('next_at').limit(limit).execute()).map(({ community_id }) => as(community_id))
  },
  async nextDue() {
    const rows = db.selectFrom('thought_plans').select('next_at').where('next_at', 'is not', null)
    return (await rows.orderBy('next_at').limit(1).executeTakeFirst())?.next_at ?? null
  },
})

/** The queue of prompts, what was published of it, and when. */
export function thoughtRepository(context: Context): ThoughtWrites {
  const { db, engine } = context
  return {
    ...thoughtReads(context),
    async add({ id, communityId, words, more, by, at, place }) {
      const first = await db
        .insertInto('prompts')
        .values({ id, community_id: communityId, words, more, by_id: by, at, place })
        .onConflict((it) => it.column('id').doNothing())
        .returning('id')
        .executeTakeFirst()
      return first !== undefined
    },
    async change(id, { words, more, place }) {
      const set = given({ words, more, place })
      if (Object.keys(set).length > 0) await db.updateTable('prompts').set(set).where('id', '=', id).execute()
    },
    async remove(id) {
      return (await db.deleteFrom('prompts').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
    },
    async publish({ pageId, communityId, at }) {
      await db.insertInto('thoughts').values({ page_id: pageId, community_id: communityId, at }).execute()
    },
    async setPlan({ communityId, weekday, hour, zone, nextAt }) {
      const said = { weekday, hour, zone, next_at: nextAt }
      await db
        .insertInto('thought_plans')
        .values({ community_id: communityId, ...said })
        .onConflict((it) => it.column('community_id').doUpdateSet(said))
        .execute()
    },
    async holdPlan(community) {
      const rows = db.selectFrom('thought_plans').selectAll().where('community_id', '=', community)
      // SQLite has one writer at a time anyway.
      const row = await (engine === 'postgres' ? rows.forUpdate() : rows).executeTakeFirst()
      return row ? planOf(row) : null
    },
  }
}
