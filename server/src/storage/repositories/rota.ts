import type { RotaHost } from '@commonplace/domain'
import type { RotaReads, RotaWrites } from '../../ports/rota.ts'
import { as, flag, read } from '../rows.ts'
import type { RotaHostsTable } from '../schema.ts'
import type { Context } from './context.ts'

const hostOf = (row: RotaHostsTable): RotaHost => ({
  communityId: as(row.community_id),
  memberId: as(row.member_id),
  since: row.since,
  base: row.base,
  twice: row.twice === 1,
  away: read(row.away),
})

const rotaReads = ({ db }: Context): RotaReads => ({
  async hosts(community) {
    const rows = await db
      .selectFrom('rota_hosts')
      .innerJoin('memberships', (it) =>
        it
          .onRef('memberships.community_id', '=', 'rota_hosts.community_id')
          .onRef('memberships.member_id', '=', 'rota_hosts.member_id'),
      )
      .selectAll('rota_hosts')
      .where('rota_hosts.community_id', '=', community)
      .where('memberships.role', '!=', 'guest')
      .orderBy('rota_hosts.since')
      .orderBy('rota_hosts.member_id')
      .execute()
    return rows.map(hostOf)
  },
})

/** Who offered to host when their turn comes. */
export function rotaRepository(context: Context): RotaWrites {
  const { db } = context
  return {
    ...rotaReads(context),
    async setHost({ communityId, memberId, since, base, twice, away }) {
      const said = { since, base, twice: flag(twice), away: JSON.stringify(away) }
      await db
        .insertInto('rota_hosts')
        .values({ community_id: communityId, member_id: memberId, ...said })
        .onConflict((it) => it.columns(['community_id', 'member_id']).doUpdateSet(said))
        .execute()
    },
    async removeHost(community, member) {
      await db.deleteFrom('rota_hosts').where('community_id', '=', community).where('member_id', '=', member).execute()
    },
  }
}
