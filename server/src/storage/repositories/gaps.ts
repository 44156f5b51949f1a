import { type GapInvite, gapKey, type Wait } from '@commonplace/domain'
import type { GapWrites } from '../../ports/gaps.ts'
import { as } from '../rows.ts'
import type { GapInvitesTable, GapWaitsTable } from '../schema.ts'
import type { Context } from './context.ts'

const waitOf = (row: GapWaitsTable): Wait => ({
  communityId: as(row.community_id),
  kind: as(row.kind),
  words: row.words,
  memberId: as(row.member_id),
  at: row.at,
  filled:
    row.filled_kind !== null && row.filled_id !== null && row.filled_at !== null
      ? { kind: as(row.filled_kind), id: row.filled_id, at: row.filled_at }
      : null,
  seenAt: row.seen_at,
})
const inviteOf = (row: GapInvitesTable): GapInvite => ({
  communityId: as(row.community_id),
  kind: as(row.kind),
  words: row.words,
  pageId: row.page_id,
  memberId: as(row.member_id),
  by: as(row.invited_by),
  at: row.at,
  seenAt: row.seen_at,
})

export function gapRepository({ db }: Context): GapWrites {
  const waits = (community: string) =>
    db.selectFrom('gap_waits').selectAll().where('community_id', '=', community).orderBy('at').orderBy('words_key')
  return {
    async vainSearches(community, since, limit) {
      const rows = await db
        .selectFrom('searches')
        .where('community_id', '=', community)
        .where('at', '>=', since)
        .select((it) => [
          'words_key',
          it.fn.max('words').as('words'),
          it.fn.countAll<number>().as('times'),
          it.fn.max('found').as('found'),
          it.fn.count<number>('ended_kind').as('ended'),
        ])
        .groupBy('words_key')
        .having((it) => it(it.fn.count('ended_kind'), '=', 0))
        .orderBy('times', 'desc')
        .orderBy('words_key')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        key: row.words_key,
        words: row.words,
        times: Number(row.times),
        found: row.found > 0,
      }))
    },
    async searchesTo(community, page, limit) {
      const rows = await db
        .selectFrom('searches')
        .where('community_id', '=', community)
        .where('ended_kind', '=', 'page')
        .where('ended_id', '=', page)
        .select((it) => ['words_key', it.fn.max('words').as('words'), it.fn.countAll<number>().as('times')])
        .groupBy('words_key')
        .orderBy('times', 'desc')
        .orderBy('words_key')
        .limit(limit)
        .execute()
      return rows.map(({ words, times }) => ({ words, times: Number(times) }))
    },
    async openWaits(community) {
      return (await waits(community).where('filled_at', 'is', null).execute()).map(waitOf)
    },
    async waitsOf(community, member) {
      const rows = waits(community).where('member_id', '=', member).where('seen_at', 'is', null)
      return (await rows.execute()).map(waitOf)
    },
    async invitesOf(community, member) {
      const rows = db
        .selectFrom('gap_invites')
        .selectAll()
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .where('seen_at', 'is', null)
      return (await rows.orderBy('at', 'desc').orderBy('words_key').execute()).map(inviteOf)
    },
    async logSearch({ id, communityId, words, found, at, ended }) {
      const row = { id, community_id: communityId, words_key: gapKey(words), words, found, at }
      await db
        .insertInto('searches')
        .values({ ...row, ended_kind: ended?.kind ?? null, ended_id: ended?.id ?? null })
        .onConflict((it) => it.column('id').doNothing())
        .execute()
    },
    async endSearch(community, id, ended) {
      await db
        .updateTable('searches')
        .set({ ended_kind: ended.kind, ended_id: ended.id })
        .where('id', '=', id)
        .where('community_id', '=', community)
        .execute()
    },
    async fillSearches(community, key, by) {
      await db
        .updateTable('searches')
        .set({ ended_kind: by.kind, ended_id: by.id })
        .where('community_id', '=', community)
        .where('words_key', '=', key)
        .where('ended_kind', 'is', null)
        .execute()
    },
    async wait({ communityId, kind, words, memberId, at }) {
      const row = { words, at, filled_kind: null, filled_id: null, filled_at: null, seen_at: null }
      await db
        .insertInto('gap_waits')
        .values({ community_id: communityId, kind, words_key: gapKey(words), member_id: memberId, ...row })
        .onConflict((it) => it.columns(['community_id', 'kind', 'words_key', 'member_id']).doUpdateSet(row))
        .execute()
    },
    async stopWaiting(community, member, kind, key) {
      await db
        .deleteFrom('gap_waits')
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .where('kind', '=', kind)
        .where('words_key', '=', key)
        .execute()
    },
    async fillWaits(community, kind, key, filled) {
      await db
        .updateTable('gap_waits')
        .set({ filled_kind: filled.kind, filled_id: filled.id, filled_at: filled.at })
        .where('community_id', '=', community)
        .where('kind', '=', kind)
        .where('words_key', '=', key)
        .where('filled_at', 'is', null)
        .execute()
    },
    async invite({ communityId, kind, words, pageId, memberId, by, at }) {
      const row = { words, page_id: pageId, invited_by: by, at, seen_at: null }
      await db
        .insertInto('gap_invites')
        .values({ community_id: communityId, kind, words_key: gapKey(words), member_id: memberId, ...row })
        .onConflict((it) => it.columns(['community_id', 'kind', 'words_key', 'member_id']).doUpdateSet(row))
        .execute()
    },
    async seen(what, community, member, kind, key, at) {
      const table = what === 'filled' ? 'gap_waits' : 'gap_invites'
      await db
        .updateTable(table)
        .set({ seen_at: at })
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .where('kind', '=', kind)
        .where('words_key', '=', key)
        .execute()
    },
    async pruneGaps(before) {
      await db.deleteFrom('searches').where('at', '<', before).execute()
      await db.deleteFrom('gap_waits').where('seen_at', '<', before).execute()
      await db.deleteFrom('gap_invites').where('seen_at', '<', before).execute()
    },
  }
}
