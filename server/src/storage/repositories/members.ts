import { type CorePlace, languageOf, type Member, type MemberId, type Membership } from '@commonplace/domain'
import { folded } from '@commonplace/domain/search'
import { sql } from 'kysely'
import type { MemberWrites } from '../../ports/members.ts'
import { as, asOrNull, byId, given, piecesOf } from '../rows.ts'
import type { MembershipsTable, MembersTable } from '../schema.ts'
import type { Context } from './context.ts'
import { behind, pieceOf } from './paging.ts'

/** A language that this version does not speak is as good as none. */
function spoken(tag: string | null): Pick<Member, 'language'> {
  const language = languageOf(tag)
  return language === null ? {} : { language }
}

const memberOf = (row: Pick<MembersTable, 'id' | 'name' | 'email' | 'joined_at' | 'language'>): Member => ({
  id: as(row.id),
  name: row.name,
  email: row.email,
  joinedAt: row.joined_at,
  ...spoken(row.language),
})
const membershipOf = (row: MembershipsTable): Membership => ({
  communityId: as(row.community_id),
  memberId: as(row.member_id),
  role: as(row.role),
  joinedAt: row.joined_at,
  buddyId: asOrNull(row.buddy_id),
  place: asOrNull<CorePlace>(row.place),
  title: row.title,
})
const nameKey = (name: string) => ` ${folded(name)}`
const emailKey = (email: string) => email.trim().toLowerCase()

/** Fewer letters say nothing of what somebody knows, and a name is typed by its beginning. */
const TELLING = 3

export function memberRepository({ db }: Context): MemberWrites {
  const shown = ['id', 'name', 'email', 'joined_at', 'language'] as const
  /** Whoever goes, or looks on from now on, takes no turns: the rota is looked at again. */
  const turnsAnew = (community: string) =>
    db
      .updateTable('gatherings')
      .set({ look_at: 0 })
      .where('community_id', '=', community)
      .where('in_turn', '=', 1)
      .execute()
  const inCommunity = (community: string) => db.selectFrom('memberships').where('community_id', '=', community)
  return {
    async byId(id) {
      const row = await db.selectFrom('members').select(shown).where('id', '=', id).executeTakeFirst()
      return row ? memberOf(row) : null
    },
    async byEmail(email) {
      const key = emailKey(email)
      const row = await db.selectFrom('members').select(shown).where('email_key', '=', key).executeTakeFirst()
      return row ? memberOf(row) : null
    },
    async many(ids) {
      const found: Member[] = []
      for (const some of piecesOf([...new Set(ids)], 5000)) {
        const rows = await db.selectFrom('members').select(shown).where('id', 'in', some).execute()
        found.push(...rows.map(memberOf))
      }
      return byId(found)
    },
    async passwordOf(id) {
      const row = await db.selectFrom('members').select('password_hash').where('id', '=', id).executeTakeFirst()
      return row?.password_hash ?? null
    },
    async any() {
      return (await db.selectFrom('members').select('id').limit(1).executeTakeFirst()) !== undefined
    },
    async membership(community, member) {
      const row = await inCommunity(community).selectAll().where('member_id', '=', member).executeTakeFirst()
      return row ? membershipOf(row) : null
    },
    async membershipsOf(member) {
      const rows = await db
        .selectFrom('memberships')
        .selectAll()
        .where('member_id', '=', member)
        .orderBy('joined_at')
        .orderBy('community_id')
        .execute()
      return rows.map(membershipOf)
    },
    async among(community, members) {
      const found = new Set<MemberId>()
      for (const piece of piecesOf(members, 500)) {
        const rows = inCommunity(community).select('member_id').where('member_id', 'in', piece)
        for (const row of await rows.execute()) found.add(as(row.member_id))
      }
      return found
    },
    async listOf(community, query) {
      const countOf = (table: 'pages' | 'answers', by: string) => sql<number>`(select count(*) from ${sql.table(table)}
        where community_id = ${community} and ${sql.ref(by)} = members.id and deleted_at is null)`
      const q = folded(query.q ?? '')
      const isCalled = sql<boolean>`name_key like ${`% ${q}%`}`
      // Who is called so stands before those who only know of it.
      const place =
        q === '' ? sql<string>`name_key` : sql<string>`case when ${isCalled} then '0' else '1' end || name_key`
      let rows = db
        .selectFrom('memberships')
        .innerJoin('members', 'members.id', 'memberships.member_id')
        .where('community_id', '=', community)
        .select([
          'members.id',
          'name',
          place.as('place'),
          'email',
          'members.joined_at',
          'members.language',
          'role',
          'title',
        ])
        .select([countOf('pages', 'created_by').as('pages'), countOf('answers', 'answered_by').as('answers')])
        .orderBy(place)
        .orderBy('members.id')
        .limit(query.limit + 1)
      const after = behind(query, place, 'members.id', 'asc', 'string')
      if (after) rows = rows.where(after)
      if (q !== '') {
        // Also by what they say they know of: whoever looks for somebody who can help seldom knows their name.
        const says = sql<boolean>`exists (select 1 from profiles where profiles.member_id = members.id
          and profiles.known_for like ${`% ${q}%`})`
        rows = rows.where(q.length < TELLING ? isCalled : (it) => it.or([isCalled, says]))
      }
      return pieceOf(
        await rows.execute(),
        query.limit,
        (row) => [row.place, row.id],
        (row) => ({ ...memberOf(row), role: as(row.role), title: row.title, pages: row.pages, answers: row.answers }),
      )
    },
    async named(name, limit) {
      const q = folded(name)
      if (q === '') return []
      const rows = db.selectFrom('members').select('id').where('name_key', 'like', `% ${q}%`)
      return (await rows.orderBy('name_key').limit(limit).execute()).map(({ id }) => as<MemberId>(id))
    },
    async countOf(community) {
      const row = await inCommunity(community)
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirst()
      return row?.n ?? 0
    },
    async foundersOf(community) {
      const row = await inCommunity(community)
        .where('role', '=', 'founder')
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirst()
      return row?.n ?? 0
    },
    async hostsOf(community) {
      const rows = inCommunity(community).selectAll().where('role', 'in', ['founder', 'host'])
      return (await rows.orderBy('joined_at').orderBy('member_id').execute()).map(membershipOf)
    },
    async core(community) {
      const rows = inCommunity(community).selectAll().where('place', 'is not', null)
      return (await rows.orderBy('joined_at').orderBy('member_id').execute()).map(membershipOf)
    },
    async newcomers(community, since, limit) {
      const rows = inCommunity(community).selectAll().where('joined_at', '>=', since).where('role', '=', 'member')
      return (await rows.orderBy('joined_at', 'desc').orderBy('member_id').limit(limit).execute()).map(membershipOf)
    },
    async visits(community, member) {
      const row = await db
        .selectFrom('visits')
        .select(['since', 'seen'])
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .executeTakeFirst()
      return row ? { since: row.since, seen: row.seen } : null
    },
    async add({ id, name, email, passwordHash, joinedAt }) {
      await db
        .insertInto('members')
        .values({
          id,
          name,
          name_key: nameKey(name),
          email,
          email_key: emailKey(email),
          password_hash: passwordHash,
          joined_at: joinedAt,
        })
        .execute()
    },
    async change(id, { name, email, passwordHash, language }) {
      const columns = given({
        name,
        name_key: name === undefined ? undefined : nameKey(name),
        email,
        email_key: email === undefined ? undefined : emailKey(email),
        password_hash: passwordHash,
        language,
      })
      if (Object.keys(columns).length === 0) return
      await db.updateTable('members').set(columns).where('id', '=', id).execute()
    },
    async setRole(community, member, role, at) {
      await db
        .insertInto('memberships')
        .values({
          community_id: community,
          member_id: member,
          role,
          joined_at: at,
          buddy_id: null,
          place: null,
          title: null,
        })
        .onConflict((it) =>
          // A place in the core group is a member's.
          it.columns(['community_id', 'member_id']).doUpdateSet(role === 'guest' ? { role, place: null } : { role }),
        )
        .execute()
      if (role === 'guest') await turnsAnew(community)
    },
    async setBuddy(community, member, buddy) {
      const rows = db.updateTable('memberships').set({ buddy_id: buddy }).where('community_id', '=', community)
      await rows.where('member_id', '=', member).execute()
    },
    async setPlace(community, member, place) {
      const rows = db.updateTable('memberships').set({ place }).where('community_id', '=', community)
      await rows.where('member_id', '=', member).execute()
    },
    async setTitle(community, member, title) {
      const rows = db.updateTable('memberships').set({ title }).where('community_id', '=', community)
      await rows.where('member_id', '=', member).execute()
    },
    async setVisits(community, member, { since, seen }) {
      await db
        .insertInto('visits')
        .values({ community_id: community, member_id: member, since, seen })
        .onConflict((it) => it.columns(['community_id', 'member_id']).doUpdateSet({ since, seen }))
        .execute()
    },
    async forgetPassphrase(id) {
      await db.updateTable('members').set({ password_hash: null }).where('id', '=', id).execute()
    },
    async anonymise(id, name) {
      // An address that no mail reaches, and that nobody can sign in with.
      const email = `${id.toLowerCase()}@left.invalid`
      await db
        .updateTable('members')
        .set({ name, name_key: nameKey(name), email, email_key: emailKey(email), password_hash: null, language: null })
        .where('id', '=', id)
        .execute()
    },
    async removeMembership(community, member) {
      for (const table of ['memberships', 'calendars', 'rota_hosts'] as const)
        await db.deleteFrom(table).where('community_id', '=', community).where('member_id', '=', member).execute()
      await turnsAnew(community)
    },
  }
}
