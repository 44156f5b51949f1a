import type { Pulse, PulseId } from '@commonplace/domain'
import { sql } from 'kysely'
import type { KeptPulse, PulseReads, PulseWrites } from '../../ports/pulses.ts'
import { newSecret } from '../../ports/secrets.ts'
import { as } from '../rows.ts'
import type { PulseStatementsTable, PulsesTable } from '../schema.ts'
import type { Context } from './context.ts'

function pulseReads({ db }: Context): PulseReads {
  const statementsOf = (ids: readonly string[]) =>
    db
      .selectFrom('pulse_statements')
      .selectAll()
      .where('pulse_id', 'in', ids)
      .orderBy('pulse_id')
      .orderBy('n')
      .execute()
  const withStatements = async (row: PulsesTable | undefined): Promise<Pulse | null> =>
    row ? pulseOf(row, await statementsOf([row.id])) : null
  return {
    async byId(id) {
      return withStatements(await db.selectFrom('pulses').selectAll().where('id', '=', id).executeTakeFirst())
    },
    async open(community, at) {
      const rows = db.selectFrom('pulses').selectAll().where('community_id', '=', community)
      return withStatements(await rows.where('closes_at', '>', at).orderBy('closes_at').executeTakeFirst())
    },
    async closed(community, at, limit) {
      const rows = await db
        .selectFrom('pulses')
        .selectAll()
        .where('community_id', '=', community)
        .where('closes_at', '<=', at)
        .orderBy('closes_at', 'desc')
        .limit(limit)
        .execute()
      if (rows.length === 0) return []
      const statements = Map.groupBy(await statementsOf(rows.map(({ id }) => id)), ({ pulse_id }) => pulse_id)
      return rows.map((row) => keptOf(row, statements.get(row.id) ?? []))
    },
    async replied(pulse, member) {
      const rows = db.selectFrom('pulse_repliers').select('member_id').where('pulse_id', '=', pulse)
      return (await rows.where('member_id', '=', member).executeTakeFirst()) !== undefined
    },
    async comments(pulse) {
      const rows = db.selectFrom('pulse_comments').select('words').where('pulse_id', '=', pulse)
      return (await rows.orderBy('words').execute()).map(({ words }) => words)
    },
  }
}

export function pulseRepository(context: Context): PulseWrites {
  const { db } = context
  return {
    ...pulseReads(context),
    async add({ id, communityId, closesAt, statements }) {
      await db.insertInto('pulses').values({ id, community_id: communityId, closes_at: closesAt, replies: 0 }).execute()
      await db
        .insertInto('pulse_statements')
        .values(statements.map((words, n) => ({ pulse_id: id, n, words, replies: 0, sum: 0 })))
        .execute()
    },
    async reply(pulse, member, { agreements, comment }) {
      const first = await db
        .insertInto('pulse_repliers')
        .values({ pulse_id: pulse, member_id: member })
        .onConflict((it) => it.columns(['pulse_id', 'member_id']).doNothing())
        .returning('member_id')
        .executeTakeFirst()
      if (!first) return false
      await db.updateTable('pulses').set({ replies: sql`replies + 1` }).where('id', '=', pulse).execute()
      for (const [n, agreement] of agreements.entries())
        if (agreement !== null)
          await db
            .updateTable('pulse_statements')
            .set({ replies: sql`replies + 1`, sum: sql`sum + ${agreement}` })
            .where('pulse_id', '=', pulse)
            .where('n', '=', n)
            .execute()
      // An id of ours would tell the time: these are told apart by chance alone.
      if (comment !== '')
        await db.insertInto('pulse_comments').values({ pulse_id: pulse, chance: newSecret(), words: comment }).execute()
      return true
    },
    async remove(pulse) {
      for (const table of ['pulse_comments', 'pulse_repliers', 'pulse_statements'] as const)
        await db.deleteFrom(table).where('pulse_id', '=', pulse).execute()
      await db.deleteFrom('pulses').where('id', '=', pulse).execute()
    },
    async forgetRepliers(at) {
      const closed = db.selectFrom('pulses').select('id').where('closes_at', '<=', at)
      await db.deleteFrom('pulse_repliers').where('pulse_id', 'in', closed).execute()
    },
  }
}

const pulseOf = ({ id, community_id, closes_at }: PulsesTable, statements: readonly PulseStatementsTable[]): Pulse => ({
  id: as<PulseId>(id),
  communityId: as(community_id),
  closesAt: closes_at,
  statements: statements.map(({ words }) => words),
})

const keptOf = (row: PulsesTable, statements: readonly PulseStatementsTable[]): KeptPulse => ({
  ...pulseOf(row, statements),
  replies: row.replies,
  tallies: statements.map(({ replies, sum }) => ({ replies, sum })),
})
