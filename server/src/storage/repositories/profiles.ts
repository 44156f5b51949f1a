import type { Away, MemberId } from '@commonplace/domain'
import { folded } from '@commonplace/domain/search'
import type { Kept, Profile, ProfileReads, ProfileWrites } from '../../ports/profiles.ts'
import { as, piecesOf, read } from '../rows.ts'
import type { ProfilesTable } from '../schema.ts'
import type { Context } from './context.ts'

const profileOf = (row: ProfilesTable): Profile => ({
  memberId: as(row.member_id),
  offers: row.offers,
  seeks: row.seeks,
  topics: read(row.topics),
  changedAt: row.changed_at,
})

function profileReads({ db }: Context): ProfileReads {
  return {
    async of(member) {
      const row = await db.selectFrom('profiles').selectAll().where('member_id', '=', member).executeTakeFirst()
      return row ? profileOf(row) : null
    },
    async many(members) {
      const found = new Map<MemberId, Profile>()
      for (const some of piecesOf([...new Set(members)], 5000))
        for (const row of await db.selectFrom('profiles').selectAll().where('member_id', 'in', some).execute())
          found.set(as(row.member_id), profileOf(row))
      return found
    },
    async portraitRevisions(members) {
      const found = new Map<MemberId, string>()
      for (const some of piecesOf([...new Set(members)], 5000)) {
        const rows = db.selectFrom('portraits').select(['member_id', 'revision']).where('member_id', 'in', some)
        for (const row of await rows.execute()) found.set(as(row.member_id), row.revision)
      }
      return found
    },
    async portrait(member) {
      const row = await db.selectFrom('portraits').selectAll().where('member_id', '=', member).executeTakeFirst()
      return row ? { revision: row.revision, bytes: new Uint8Array(row.bytes) } : null
    },
    async given(member) {
      const pages = await db
        .selectFrom('pages')
        .select(['id', 'title', 'created_at as at', 'community_id as community'])
        .where('created_by', '=', member)
        .orderBy('created_at')
        .execute()
      const questions = await db
        .selectFrom('questions')
        .leftJoin('contents', 'contents.document_id', 'questions.document_id')
        .select(['id', 'title', 'asked_at as at', 'community_id as community', 'contents.text'])
        .where('asked_by', '=', member)
        .orderBy('asked_at')
        .execute()
      const answers = await db
        .selectFrom('answers')
        .leftJoin('contents', 'contents.document_id', 'answers.document_id')
        .select(['id', 'question_id as question', 'answered_at as at', 'community_id as community', 'contents.text'])
        .where('answered_by', '=', member)
        .orderBy('answered_at')
        .execute()
      const comments = await db
        .selectFrom('comments')
        .select(['id', 'at', 'community_id as community', 'text'])
        .where('member_id', '=', member)
        .where('deleted_at', 'is', null)
        .orderBy('at')
        .execute()
      const versions = await db
        .selectFrom('versions')
        .innerJoin('documents', 'documents.id', 'versions.document_id')
        .select(['documents.subject_id as page', 'n', 'at'])
        .where('documents.subject_kind', '=', 'page')
        .where('members', 'like', `%"${member}"%`)
        .orderBy('at')
        .execute()
      const votes = await db
        .selectFrom('votes')
        .select(['answer_id as answer', 'at'])
        .where('member_id', '=', member)
        .orderBy('at')
        .execute()
      const withText = <T extends { text: string | null }>(row: T) => ({ ...row, text: row.text ?? '' })
      return {
        pages,
        questions: questions.map(withText),
        answers: answers.map(withText),
        comments,
        versions,
        votes,
      }
    },
    kept: (member) => keptOf(db, member),
    async firstPost(community, member) {
      const withheld = db.selectFrom('withheld').select('subject_id').where('subject_kind', '=', 'page')
      const question = await db
        .selectFrom('questions')
        .select(['id', 'title', 'asked_at as at', 'answers'])
        .where('community_id', '=', community)
        .where('asked_by', '=', member)
        .where('deleted_at', 'is', null)
        .orderBy('asked_at')
        .executeTakeFirst()
      const page = await db
        .selectFrom('pages')
        .select(['id', 'title', 'created_at as at', 'document_id'])
        .where('community_id', '=', community)
        .where('created_by', '=', member)
        .where('deleted_at', 'is', null)
        .where('id', 'not in', withheld)
        .orderBy('created_at')
        .executeTakeFirst()
      if (question && (!page || question.at <= page.at)) {
        const said = await db
          .selectFrom('comments')
          .select('id')
          .where('subject_id', '=', question.id)
          .where('member_id', '!=', member)
          .where('deleted_at', 'is', null)
          .executeTakeFirst()
        return {
          kind: 'question',
          id: question.id,
          title: question.title,
          at: question.at,
          replied: question.answers > 0 || said !== undefined,
        }
      }
      if (!page) {
        const answer = await db
          .selectFrom('answers')
          .innerJoin('questions', 'questions.id', 'answers.question_id')
          .select(['questions.id', 'title', 'answered_at as at'])
          .where('answers.community_id', '=', community)
          .where('answered_by', '=', member)
          .where('answers.deleted_at', 'is', null)
          .orderBy('answered_at')
          .executeTakeFirst()
        // An answer is a reply itself: nobody has to take it up.
        return answer ? { kind: 'question', ...answer, replied: true } : null
      }
      const others = await db
        .selectFrom('client_ids')
        .select('client')
        .where('document_id', '=', page.document_id)
        .where('member_id', '!=', member)
        .executeTakeFirst()
      return { kind: 'page', id: page.id, title: page.title, at: page.at, replied: others !== undefined }
    },
  }
}

/** What somebody knows of as it is looked for: the folded words, each behind a space. */
export const knownFor = (offers: string, topics: readonly string[]): string =>
  ` ${folded([offers, ...topics].join(' '))}`

const NOTED = ['community_id as community', 'subject_kind as kind', 'subject_id as id', 'at'] as const

async function keptOf(db: Context['db'], member: MemberId): Promise<Kept> {
  const community = 'community_id as community'
  const stars = db.selectFrom('stars').select(NOTED).where('member_id', '=', member).where('starred', '=', 1)
  const follows = db.selectFrom('follows').select(NOTED).select('level').where('member_id', '=', member)
  const visits = db.selectFrom('visits').select([community, 'since', 'seen']).where('member_id', '=', member)
  const pages = db.selectFrom('page_reads').select(['page_id as page', 'version', 'at']).where('member_id', '=', member)
  const reports = db.selectFrom('reports').select(NOTED).select(['reason', 'outcome']).where('member_id', '=', member)
  const requests = db.selectFrom('join_requests').select([community, 'note', 'at']).where('member_id', '=', member)
  const confirmed = db.selectFrom('confirmations').select(['answer_id as answer', 'at']).where('member_id', '=', member)
  const thanks = db.selectFrom('credits').select(NOTED).select(['heading', 'asked']).where('member_id', '=', member)
  const given = db.selectFrom('thanks').select(NOTED).select(['to_id as to', 'words']).where('from_id', '=', member)
  const signed = db
    .selectFrom('signatures')
    .select(['page_id as page', 'version', 'at'])
    .where('member_id', '=', member)
  const entries = db
    .selectFrom('challenge_entries')
    .select(['id', 'challenge_id as challenge', 'page_id as page', 'version', 'at', 'earned_at as earnedAt'])
    .where('member_id', '=', member)
  const vouched = db
    .selectFrom('entry_confirmations')
    .select(['entry_id as entry', 'at'])
    .where('member_id', '=', member)
  const time = ['gathering_id as gathering', 'at_key as occurrence'] as const
  const coming = db.selectFrom('rsvps').select(time).select(['answer', 'at']).where('member_id', '=', member)
  const showings = db.selectFrom('showings').select(time).select(['title', 'minutes', 'at'])
  const hosting = db.selectFrom('rota_hosts').select([community, 'since', 'away']).where('member_id', '=', member)
  const prompts = db.selectFrom('prompts').select([community, 'words', 'more', 'at']).where('by_id', '=', member)
  const dots = db.selectFrom('dots').select(['vote_id as vote', 'placed']).where('member_id', '=', member)
  const waits = db.selectFrom('gap_waits').select([community, 'words', 'at']).where('member_id', '=', member)
  const files = db
    .selectFrom('attachments')
    .select(['id', 'page_id as page', 'name', 'added_at as at'])
    .where('added_by', '=', member)
  return {
    stars: await stars.orderBy('at').execute(),
    follows: await follows.orderBy('at').execute(),
    visits: await visits.orderBy('seen').execute(),
    read: await pages.orderBy('at').execute(),
    reports: await reports.orderBy('at').execute(),
    joinRequests: await requests.orderBy('at').execute(),
    confirmations: await confirmed.orderBy('at').execute(),
    entries: await entries.orderBy('at').execute(),
    vouched: await vouched.orderBy('at').execute(),
    thanks: await thanks.where('undone_at', 'is', null).orderBy('at').execute(),
    thanksGiven: await given.orderBy('at').execute(),
    signatures: await signed.orderBy('at').execute(),
    coming: await coming.orderBy('at').execute(),
    showings: await showings.where('member_id', '=', member).orderBy('at').execute(),
    hosting: (await hosting.orderBy('since').execute()).map((one) => ({ ...one, away: read<Away[]>(one.away) })),
    dots: (await dots.orderBy('vote_id').execute()).map((one) => ({ ...one, placed: read<number[]>(one.placed) })),
    prompts: await prompts.orderBy('at').execute(),
    waits: await waits.orderBy('at').execute(),
    files: await files.orderBy('added_at').execute(),
  }
}

/** What is somebody's alone, and nobody else built on. */
const FORGOTTEN = [
  'profiles',
  'portraits',
  'follows',
  'notices',
  'named',
  'mail_settings',
  'push_targets',
  'stars',
  'visits',
  'page_reads',
  'gap_waits',
] as const

export function profileRepository(context: Context): ProfileWrites {
  const { db } = context
  return {
    ...profileReads(context),
    async put({ memberId, offers, seeks, topics, changedAt }) {
      const row = {
        offers,
        seeks,
        topics: JSON.stringify(topics),
        known_for: knownFor(offers, topics),
        changed_at: changedAt,
      }
      await db
        .insertInto('profiles')
        .values({ member_id: memberId, ...row })
        .onConflict((it) => it.column('member_id').doUpdateSet(row))
        .execute()
    },
    async putPortrait(member, portrait) {
      await db.deleteFrom('portraits').where('member_id', '=', member).execute()
      if (portrait)
        await db
          .insertInto('portraits')
          .values({ member_id: member, ...portrait })
          .execute()
    },
    async forget(member) {
      // What they earned stays; what waits for others to look at it would wait for ever.
      const waiting = db.selectFrom('challenge_entries').select('id').where('member_id', '=', member)
      const unearned = waiting.where('earned_at', 'is', null)
      await db.deleteFrom('entry_confirmations').where('entry_id', 'in', unearned).execute()
      await db.deleteFrom('challenge_entries').where('id', 'in', unearned).execute()
      for (const table of FORGOTTEN) await db.deleteFrom(table).where('member_id', '=', member).execute()
      // Nobody but hosts has read what waits, and nobody has replied to it.
      await db.deleteFrom('prompts').where('by_id', '=', member).execute()
      // Said to nobody any more. What they said to others stays theirs.
      await db.deleteFrom('thanks').where('to_id', '=', member).execute()
    },
  }
}
