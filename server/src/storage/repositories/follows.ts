import type { Level } from '@commonplace/domain'
import type { Followed, FollowReads, FollowWrites } from '../../ports/follows.ts'
import { as } from '../rows.ts'
import type { Context } from './context.ts'
import { questionRowsIn } from './question-reads.ts'
import { questionOf } from './question-rows.ts'
import { tagKey } from './tags.ts'
import { touchSubject } from './touch.ts'

const KEY = ['community_id', 'member_id', 'subject_kind', 'subject_id'] as const
const keyOf = ({ kind, id }: { kind: string; id: string }) => (kind === 'tag' ? tagKey(id) : id)

const keyIn = (community: string, member: string, thing: Followed) => ({
  community_id: community,
  member_id: member,
  subject_kind: thing.kind,
  subject_id: keyOf(thing),
})

function followReads({ db }: Context): FollowReads {
  const follows = (community: string, member: string) =>
    db.selectFrom('follows').where('community_id', '=', community).where('member_id', '=', member)
  return {
    async levelOf(community, member, thing) {
      const row = await follows(community, member)
        .select('level')
        .where('subject_kind', '=', thing.kind)
        .where('subject_id', '=', keyOf(thing))
        .executeTakeFirst()
      return row ? as<Level>(row.level) : null
    },
    async levelsOn(community, things) {
      if (things.length === 0) return []
      const rows = await db
        .selectFrom('follows')
        .selectAll()
        .where('subject_id', 'in', [...new Set(things.map(keyOf))])
        .where('community_id', '=', community)
        .where('subject_kind', 'in', [...new Set(things.map(({ kind }) => kind))])
        .execute()
      return rows.map((row) => ({
        member: as(row.member_id),
        thing: { kind: as(row.subject_kind), id: row.subject_id },
        level: as<Level>(row.level),
      }))
    },
    async tagsOf(community, member, level) {
      const rows = follows(community, member).select('subject_id').where('subject_kind', '=', 'tag')
      return (await rows.where('level', '=', level).orderBy('subject_id').execute()).map((row) => row.subject_id)
    },
    async changedSince(community, member, since, limit) {
      const rows = await follows(community, member)
        .select(['subject_kind', 'subject_id', 'touched_at'])
        .where('subject_kind', 'in', ['page', 'question'])
        .where('touched_at', '>=', since)
        .orderBy('touched_at')
        .orderBy('subject_id')
        .limit(limit)
        .execute()
      return rows.map(({ subject_kind: kind, subject_id: id, touched_at: changedAt }) =>
        kind === 'page' ? { kind, id: as(id), changedAt } : { kind: 'question', id: as(id), changedAt },
      )
    },
    async countOf(question) {
      const row = await db
        .selectFrom('follows')
        .select((it) => it.fn.countAll<number>().as('n'))
        .where('subject_kind', '=', 'question')
        .where('subject_id', '=', question)
        .where('level', '=', 'watching')
        .executeTakeFirst()
      return row?.n ?? 0
    },
    async invitedTo(question) {
      const rows = db.selectFrom('invited').selectAll().where('question_id', '=', question)
      return (await rows.orderBy('at').orderBy('member_id').execute()).map((row) => ({
        member: as(row.member_id),
        by: as(row.invited_by),
        at: row.at,
      }))
    },
    async waitingFor(community, member) {
      const rows = await questionRowsIn(db)
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where('accepted_answer_id', 'is', null)
        .where('questions.id', 'in', (it) =>
          it.selectFrom('invited').select('question_id').where('member_id', '=', member),
        )
        .where('questions.id', 'not in', (it) =>
          it
            .selectFrom('answers')
            .select('question_id')
            .where('answered_by', '=', member)
            .where('deleted_at', 'is', null),
        )
        .orderBy('asked_at')
        .orderBy('questions.id')
        .limit(20)
        .execute()
      return rows.map(questionOf)
    },
    async activeSince(community, member, since, limit) {
      const rows = await questionRowsIn(db)
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where('active_at', '>=', since)
        .where((it) =>
          it.or([
            it('questions.id', 'in', questionsAt(community, member, 'watching')),
            it('questions.id', 'in', taggedAsFollowed(community, member)),
          ]),
        )
        .where('questions.id', 'not in', questionsAt(community, member, 'muted'))
        .orderBy('active_at', 'desc')
        .orderBy('questions.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(questionOf)
    },
  }

  function questionsAt(community: string, member: string, level: Level) {
    return follows(community, member)
      .select('follows.subject_id')
      .where('follows.subject_kind', '=', 'question')
      .where('follows.level', '=', level)
  }

  function taggedAsFollowed(community: string, member: string) {
    return db
      .selectFrom('tags')
      .select('tags.subject_id')
      .where('tags.community_id', '=', community)
      .where('tags.subject_kind', '=', 'question')
      .where(
        'tag_key',
        'in',
        follows(community, member)
          .select('follows.subject_id')
          .where('follows.subject_kind', '=', 'tag')
          .where('follows.level', '=', 'watching'),
      )
  }
}

export function followRepository(context: Context): FollowWrites {
  const { db, clock } = context
  const reads = followReads(context)
  return {
    ...reads,
    async setLevel(community, member, thing, level, at) {
      if ((await reads.levelOf(community, member, thing)) === level) return
      const set = { level, at, touched_at: clock.now() }
      await db
        .insertInto('follows')
        .values({ ...keyIn(community, member, thing), ...set })
        .onConflict((it) => it.columns(KEY).doUpdateSet(set))
        .execute()
    },
    async watch(community, member, thing, at) {
      const set = { level: 'watching', at, touched_at: clock.now() }
      await db
        .insertInto('follows')
        .values({ ...keyIn(community, member, thing), ...set })
        .onConflict((it) => it.columns(KEY).doUpdateSet(set).where('follows.level', '=', 'normal'))
        .execute()
    },
    async invite(question, member, by, at) {
      const done = await db
        .insertInto('invited')
        .values({ question_id: question, member_id: member, invited_by: by, at })
        .onConflict((it) => it.doNothing())
        .executeTakeFirst()
      await touchSubject(context, { kind: 'question', id: question })
      return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0
    },
    async uninvite(question, member) {
      await db.deleteFrom('invited').where('question_id', '=', question).where('member_id', '=', member).execute()
      await touchSubject(context, { kind: 'question', id: question })
    },
  }
}
