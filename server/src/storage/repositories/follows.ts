import type { FollowReads, FollowWrites } from '../../ports/follows.ts'
import { as } from '../rows.ts'
import type { Context } from './context.ts'
import { questionRowsIn } from './question-reads.ts'
import { questionOf } from './question-rows.ts'
import { tagKey } from './tags.ts'
import { touchSubject } from './touch.ts'

const keyOf = ({ kind, id }: { kind: string; id: string }) => (kind === 'tag' ? tagKey(id) : id)

function followReads({ db }: Context): FollowReads {
  const follows = (community: string, member: string) =>
    db.selectFrom('follows').where('community_id', '=', community).where('member_id', '=', member)
  return {
    async followed(community, member, things) {
      if (things.length === 0) return []
      const rows = await follows(community, member)
        .select(['subject_kind', 'subject_id'])
        .where('subject_id', 'in', things.map(keyOf))
        .execute()
      const has = new Set(rows.map((row) => `${row.subject_kind} ${row.subject_id}`))
      return things.filter((thing) => has.has(`${thing.kind} ${keyOf(thing)}`))
    },
    async tagsOf(community, member) {
      const rows = follows(community, member).select('subject_id').where('subject_kind', '=', 'tag')
      return (await rows.orderBy('subject_id').execute()).map((row) => row.subject_id)
    },
    async countOf(question) {
      const row = await db
        .selectFrom('follows')
        .select((it) => it.fn.countAll<number>().as('n'))
        .where('subject_kind', '=', 'question')
        .where('subject_id', '=', question)
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
            it(
              'questions.id',
              'in',
              follows(community, member).select('subject_id').where('subject_kind', '=', 'question'),
            ),
            it('questions.id', 'in', taggedAsFollowed(community, member)),
          ]),
        )
        .orderBy('active_at', 'desc')
        .orderBy('questions.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(questionOf)
    },
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
        follows(community, member).select('follows.subject_id').where('follows.subject_kind', '=', 'tag'),
      )
  }
}

export function followRepository(context: Context): FollowWrites {
  const { db } = context
  return {
    ...followReads(context),
    async follow(community, member, thing, on, at) {
      const key = { community_id: community, member_id: member, subject_kind: thing.kind, subject_id: keyOf(thing) }
      if (on) {
        await db
          .insertInto('follows')
          .values({ ...key, at })
          .onConflict((it) => it.doNothing())
          .execute()
        return
      }
      await db
        .deleteFrom('follows')
        .where('community_id', '=', community)
        .where('member_id', '=', member)
        .where('subject_kind', '=', thing.kind)
        .where('subject_id', '=', keyOf(thing))
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
