import type { DotVote, RunningItem } from '@commonplace/domain'
import type { TogetherReads, TogetherWrites } from '../../ports/together.ts'
import { as, read } from '../rows.ts'
import type { DotVotesTable, RunningItemsTable } from '../schema.ts'
import type { Context } from './context.ts'

const runningOf = (row: RunningItemsTable): RunningItem => ({
  gatheringId: as(row.gathering_id),
  key: row.at_key,
  item: row.item,
  minutes: row.minutes,
  startedAt: row.started_at,
  by: as(row.by_id),
})

const voteOf = (row: DotVotesTable): DotVote => ({
  id: as(row.id),
  gatheringId: as(row.gathering_id),
  key: row.at_key,
  title: row.title,
  options: read(row.options),
  dots: row.dots,
  by: as(row.by_id),
  at: row.at,
  closedAt: row.closed_at,
})

const togetherReads = ({ db }: Context): TogetherReads => ({
  async running(gathering, key) {
    const rows = db.selectFrom('running_items').selectAll().where('gathering_id', '=', gathering)
    const row = await rows.where('at_key', '=', key).executeTakeFirst()
    return row ? runningOf(row) : null
  },
  async votes(gathering, key) {
    const rows = db.selectFrom('dot_votes').selectAll().where('gathering_id', '=', gathering).where('at_key', '=', key)
    return (await rows.orderBy('at').orderBy('id').execute()).map(voteOf)
  },
  async vote(id) {
    const row = await db.selectFrom('dot_votes').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? voteOf(row) : null
  },
  async dots(votes) {
    if (votes.length === 0) return []
    const rows = await db
      .selectFrom('dots')
      .innerJoin('dot_votes', 'dot_votes.id', 'dots.vote_id')
      .innerJoin('gatherings', 'gatherings.id', 'dot_votes.gathering_id')
      .innerJoin('memberships', (it) =>
        it
          .onRef('memberships.community_id', '=', 'gatherings.community_id')
          .onRef('memberships.member_id', '=', 'dots.member_id'),
      )
      .selectAll('dots')
      .where('dots.vote_id', 'in', votes)
      .orderBy('dots.vote_id')
      .orderBy('dots.member_id')
      .execute()
    return rows.map((row) => ({ voteId: as(row.vote_id), memberId: as(row.member_id), placed: read(row.placed) }))
  },
})

/** What people do while they are together: what is on, and votes by dots. */
export function togetherRepository(context: Context): TogetherWrites {
  const { db } = context
  return {
    ...togetherReads(context),
    async setRunning({ gatheringId, key, item, minutes, startedAt, by }) {
      const set = { item, minutes, started_at: startedAt, by_id: by }
      await db
        .insertInto('running_items')
        .values({ gathering_id: gatheringId, at_key: key, ...set })
        .onConflict((it) => it.columns(['gathering_id', 'at_key']).doUpdateSet(set))
        .execute()
    },
    async stopRunning(gathering, key) {
      await db.deleteFrom('running_items').where('gathering_id', '=', gathering).where('at_key', '=', key).execute()
    },
    async addVote({ id, gatheringId, key, title, options, dots, by, at, closedAt }) {
      const what = { id, gathering_id: gatheringId, at_key: key, title, options: JSON.stringify(options), dots }
      await db
        .insertInto('dot_votes')
        .values({ ...what, by_id: by, at, closed_at: closedAt })
        .execute()
    },
    async closeVote(id, at) {
      await db.updateTable('dot_votes').set({ closed_at: at }).where('id', '=', id).execute()
    },
    async placeDots(vote, member, placed) {
      const set = { placed: JSON.stringify(placed) }
      await db
        .insertInto('dots')
        .values({ vote_id: vote, member_id: member, ...set })
        .onConflict((it) => it.columns(['vote_id', 'member_id']).doUpdateSet(set))
        .execute()
    },
  }
}
