import type { Audience, MeaningChange, Role, Signature } from '@commonplace/domain'
import type { CharterWrites } from '../../ports/charters.ts'
import { as } from '../rows.ts'
import type { SignaturesTable } from '../schema.ts'
import type { Context } from './context.ts'
import { audiencesOf } from './page-gates.ts'
import { behind, pieceOf } from './paging.ts'
import { touchSubject } from './touch.ts'

const signatureOf = ({ page_id, member_id, version, at }: SignaturesTable): Signature => ({
  pageId: as(page_id),
  memberId: as(member_id),
  version,
  at,
})

/** Who is let in by a floor, of those who sign. */
const LET_IN: Readonly<Record<Audience['floor'], readonly Role[]>> = {
  member: ['member', 'host', 'founder'],
  host: ['host', 'founder'],
}

export function charterRepository(context: Context): CharterWrites {
  const { db } = context
  const of = (page: string) => db.selectFrom('signatures').selectAll().where('page_id', '=', page)
  /** Members, guests and those from whom the charter is kept aside, beside what each of them signed in this membership since a version. */
  const members = (community: string, page: string, meaning: number, audiences: readonly Audience[]) =>
    db
      .selectFrom('memberships')
      .leftJoin('signatures', (it) =>
        it
          .onRef('signatures.member_id', '=', 'memberships.member_id')
          .onRef('signatures.at', '>=', 'memberships.joined_at')
          .on('signatures.page_id', '=', page)
          .on('signatures.version', '>=', meaning),
      )
      .where('memberships.community_id', '=', community)
      .where('memberships.role', '!=', 'guest')
      .where((it) =>
        it.and(
          audiences.map(({ floor, people }) =>
            it.or([
              it('memberships.role', 'in', LET_IN[floor]),
              ...(people.length > 0 ? [it('memberships.member_id', 'in', people)] : []),
            ]),
          ),
        ),
      )
  return {
    async meaning(page) {
      const rows = db.selectFrom('meaning_changes').selectAll().where('page_id', '=', page)
      const row = await rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
      if (!row) return null
      const { page_id, by, ...rest } = row
      return { ...rest, pageId: as(page_id), by: as(by) } satisfies MeaningChange
    },
    async signature(page, member) {
      const row = await of(page).where('member_id', '=', member).executeTakeFirst()
      return row ? signatureOf(row) : null
    },
    async counts(community, page, meaning) {
      const row = await members(community, page, meaning, await audiencesOf(context, page))
        .select((it) => [
          it.fn.count<number>('signatures.member_id').as('signed'),
          it.fn.countAll<number>().as('members'),
        ])
        .executeTakeFirstOrThrow()
      return row
    },
    async signatures(community, page, paging) {
      let rows = db
        .selectFrom('signatures')
        .leftJoin('memberships', (it) =>
          it.onRef('memberships.member_id', '=', 'signatures.member_id').on('memberships.community_id', '=', community),
        )
        .where('page_id', '=', page)
        .select(['page_id', 'signatures.member_id', 'version', 'at', 'memberships.joined_at'])
        .orderBy('at', 'desc')
        .orderBy('signatures.member_id', 'desc')
        .limit(paging.limit + 1)
      const after = behind(paging, 'at', 'signatures.member_id', 'desc', 'number')
      if (after) rows = rows.where(after)
      return pieceOf(
        await rows.execute(),
        paging.limit,
        (row) => [row.at, row.member_id],
        (row) => ({ ...signatureOf(row), joinedAt: row.joined_at }),
      )
    },
    async unsigned(community, page, meaning, paging) {
      let rows = members(community, page, meaning, await audiencesOf(context, page))
        .where('signatures.member_id', 'is', null)
        .leftJoin('signatures as before', (it) =>
          it
            .onRef('before.member_id', '=', 'memberships.member_id')
            .onRef('before.at', '>=', 'memberships.joined_at')
            .on('before.page_id', '=', page),
        )
        .select(['memberships.member_id', 'memberships.role', 'memberships.joined_at', 'before.version'])
        .orderBy('memberships.joined_at')
        .orderBy('memberships.member_id')
        .limit(paging.limit + 1)
      const after = behind(paging, 'memberships.joined_at', 'memberships.member_id', 'asc', 'number')
      if (after) rows = rows.where(after)
      return pieceOf(
        await rows.execute(),
        paging.limit,
        (row) => [row.joined_at, row.member_id],
        (row) => ({ memberId: as(row.member_id), role: as(row.role), version: row.version }),
      )
    },
    async signers(page) {
      return (await of(page).orderBy('member_id').execute()).map(({ member_id }) => as(member_id))
    },
    async sign({ pageId, memberId, version, at }) {
      await db
        .insertInto('signatures')
        .values({ page_id: pageId, member_id: memberId, version, at })
        .onConflict((it) => it.columns(['page_id', 'member_id']).doUpdateSet({ version, at }))
        .execute()
      // How it stands is shown at its page.
      await touchSubject(context, { kind: 'page', id: pageId })
    },
    async addMeaning({ pageId, ...change }) {
      await db
        .insertInto('meaning_changes')
        .values({ ...change, page_id: pageId })
        .execute()
      await touchSubject(context, { kind: 'page', id: pageId })
    },
    async removeMeaning(page, version) {
      await db.deleteFrom('meaning_changes').where('page_id', '=', page).where('version', '=', version).execute()
      await touchSubject(context, { kind: 'page', id: page })
    },
    async tellRenewal(page, day) {
      const row = await db
        .insertInto('renewals_told')
        .values({ page_id: page, day })
        .onConflict((it) => it.columns(['page_id', 'day']).doNothing())
        .returning('day')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
