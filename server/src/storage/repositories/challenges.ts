import type { Challenge, ChallengeEntry, ChallengeTerms } from '@commonplace/domain'
import type { BadgeKey } from '../../ports/badge-keys.ts'
import type { ChallengeReads, ChallengeWrites, EarnedBadge } from '../../ports/challenges.ts'
import { as, given, read } from '../rows.ts'
import type { ChallengeEntriesTable, ChallengesTable, ChallengeTermsTable } from '../schema.ts'
import type { Context } from './context.ts'
import { keepFact, keepFirstFact, readFact } from './facts.ts'

const KEY = 'badges-key'
const EARLIER = 'badges-keys-before'

const termsOf = ({ n, title, goal, how, badge }: Omit<ChallengeTermsTable, 'challenge_id'>): ChallengeTerms => ({
  ...{ n, title, goal, how, badge },
})
const challengeOf = (row: ChallengesTable & Omit<ChallengeTermsTable, 'challenge_id'>): Challenge => ({
  id: as(row.id),
  communityId: as(row.community_id),
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  terms: termsOf(row),
  createdBy: as(row.created_by),
  createdAt: row.created_at,
})
const entryOf = (row: ChallengeEntriesTable): ChallengeEntry => ({
  id: as(row.id),
  challengeId: as(row.challenge_id),
  memberId: as(row.member_id),
  pageId: as(row.page_id),
  version: row.version,
  terms: row.terms,
  at: row.at,
  earnedAt: row.earned_at,
})
const rowOf = ({ id, challengeId, memberId, pageId, version, terms, at, earnedAt }: ChallengeEntry) => ({
  ...{ id, challenge_id: challengeId, member_id: memberId, page_id: pageId, version, terms, at, earned_at: earnedAt },
})

function challengeReads({ db }: Context): ChallengeReads {
  /** With the words of today. */
  const challenges = () =>
    db
      .selectFrom('challenges')
      .innerJoin('challenge_terms', (join) =>
        join
          .onRef('challenge_terms.challenge_id', '=', 'challenges.id')
          .onRef('challenge_terms.n', '=', 'challenges.terms'),
      )
      .selectAll('challenges')
      .select(['n', 'title', 'goal', 'how', 'badge'])
  /** With the words they answer. */
  const earned = () =>
    db
      .selectFrom('challenge_entries')
      .innerJoin('challenge_terms', (join) =>
        join
          .onRef('challenge_terms.challenge_id', '=', 'challenge_entries.challenge_id')
          .onRef('challenge_terms.n', '=', 'challenge_entries.terms'),
      )
      .selectAll('challenge_entries')
      .select(['n', 'title', 'goal', 'how', 'badge'])
      .where('earned_at', 'is not', null)
  const badgeOf = (row: ChallengeEntriesTable & Omit<ChallengeTermsTable, 'challenge_id'>): EarnedBadge => ({
    entry: entryOf(row),
    terms: termsOf(row),
  })
  return {
    async byId(id) {
      const row = await challenges().where('id', '=', id).executeTakeFirst()
      return row ? challengeOf(row) : null
    },
    async current(community, at) {
      const rows = challenges().where('community_id', '=', community).where('closes_at', '>', at)
      return (await rows.orderBy('opens_at').orderBy('id').execute()).map(challengeOf)
    },
    async closed(community, at, limit) {
      const rows = challenges().where('community_id', '=', community).where('closes_at', '<=', at)
      const latest = rows.orderBy('closes_at', 'desc').orderBy('id', 'desc').limit(limit)
      return (await latest.execute()).map(challengeOf)
    },
    async termsOf(id) {
      const rows = db.selectFrom('challenge_terms').selectAll().where('challenge_id', '=', id)
      return (await rows.orderBy('n').execute()).map(termsOf)
    },
    async entries(ids) {
      if (ids.length === 0) return []
      const rows = db.selectFrom('challenge_entries').selectAll().where('challenge_id', 'in', ids)
      return (await rows.orderBy('at').orderBy('id').execute()).map(entryOf)
    },
    async entry(id) {
      const row = await db.selectFrom('challenge_entries').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? entryOf(row) : null
    },
    async earnedBy(community, member) {
      const rows = earned()
        .where('member_id', '=', member)
        .$if(community !== null, (all) => {
          const here = db.selectFrom('challenges').select('id').where('community_id', '=', community)
          return all.where('challenge_entries.challenge_id', 'in', here)
        })
      return (await rows.orderBy('earned_at', 'desc').orderBy('id').execute()).map(badgeOf)
    },
    async earnedOn(page) {
      const rows = earned().where('page_id', '=', page)
      return (await rows.orderBy('earned_at').orderBy('id').execute()).map(badgeOf)
    },
    async confirmations(ids) {
      if (ids.length === 0) return []
      const rows = db.selectFrom('entry_confirmations').selectAll().where('entry_id', 'in', ids)
      return (await rows.orderBy('at').orderBy('member_id').execute()).map(({ entry_id, member_id, at }) => ({
        ...{ entryId: as(entry_id), memberId: as(member_id), at },
      }))
    },
    signingKey: () => readFact(db, KEY),
    async earlierKeys() {
      return read<BadgeKey[]>((await readFact(db, EARLIER)) ?? '[]')
    },
  }
}

export function challengeRepository(context: Context): ChallengeWrites {
  const { db, engine } = context
  const reads = challengeReads(context)
  return {
    ...reads,
    async add({ id, communityId, opensAt, closesAt, terms, createdBy, createdAt }) {
      await db
        .insertInto('challenge_terms')
        .values({ challenge_id: id, ...terms })
        .execute()
      const when = { opens_at: opensAt, closes_at: closesAt, terms: terms.n }
      await db
        .insertInto('challenges')
        .values({ id, community_id: communityId, ...when, created_by: createdBy, created_at: createdAt })
        .execute()
    },
    async change(id, { opensAt, closesAt, terms }) {
      const set = given({ opens_at: opensAt, closes_at: closesAt, terms })
      if (Object.keys(set).length > 0) await db.updateTable('challenges').set(set).where('id', '=', id).execute()
    },
    async putTerms(id, { n, title, goal, how, badge }) {
      await db
        .insertInto('challenge_terms')
        .values({ challenge_id: id, n, title, goal, how, badge })
        .onConflict((it) => it.columns(['challenge_id', 'n']).doUpdateSet({ title, goal, how, badge }))
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('challenge_terms').where('challenge_id', '=', id).execute()
      await db.deleteFrom('challenges').where('id', '=', id).execute()
    },
    async enter(entry) {
      const first = await db
        .insertInto('challenge_entries')
        .values(rowOf(entry))
        .onConflict((it) => it.columns(['challenge_id', 'member_id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return first !== undefined
    },
    async withdraw(id) {
      await db.deleteFrom('entry_confirmations').where('entry_id', '=', id).execute()
      await db.deleteFrom('challenge_entries').where('id', '=', id).execute()
    },
    async hold(id) {
      const rows = db.selectFrom('challenge_entries').selectAll().where('id', '=', id)
      // SQLite has one writer at a time anyway.
      const row = await (engine === 'postgres' ? rows.forUpdate() : rows).executeTakeFirst()
      return row ? entryOf(row) : null
    },
    async confirm({ entryId, memberId, at }) {
      const first = await db
        .insertInto('entry_confirmations')
        .values({ entry_id: entryId, member_id: memberId, at })
        .onConflict((it) => it.columns(['entry_id', 'member_id']).doNothing())
        .returning('entry_id')
        .executeTakeFirst()
      return first !== undefined
    },
    async unconfirm(id, member) {
      await db.deleteFrom('entry_confirmations').where('entry_id', '=', id).where('member_id', '=', member).execute()
    },
    async earn(id, at) {
      await db.updateTable('challenge_entries').set({ earned_at: at }).where('id', '=', id).execute()
    },
    keepSigningKey: (pem) => keepFirstFact(db, KEY, pem),
    async changeSigningKey(pem, earlier) {
      await keepFact(db, KEY, pem)
      await keepFact(db, EARLIER, JSON.stringify(earlier))
    },
  }
}
