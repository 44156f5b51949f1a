import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { routes } from '@commonplace/api'
import { type Actor, type MeasureRange, SCOPES } from '@commonplace/domain'
import { must, seededRandom, systemClock } from '@commonplace/kit'
import { useCases } from '@commonplace/server/features'
import type { Services } from '@commonplace/server/ports/use-case'
import { openStorage } from '@commonplace/server/storage'
import { BO, NURSES, questionId, settle } from '@commonplace/server/storage/testing/place'
import { run } from '@commonplace/server/storage/testing/postgres'
import { percentile } from '../driver/figures.ts'

// The measures of a community of two years in which a million things happened: 100,000 questions, 250,000 answers, 150,000 comments, 50,000
// pages, and as many sittings as make it a million events. Five thousand people wrote them, some much more than others.

const DAY = 24 * 60 * 60 * 1000
const YEARS = 2 * 365 * DAY
const EVENTS = 1_000_000
const WRITERS = 5_000

export interface Measured {
  /** The first look, which counts everything once, in seconds. */
  readonly first: number
  readonly p50: number
  readonly p99: number
  /** A look after one more answer. */
  readonly fresh: number
  /** What that costs this process, in milliseconds. */
  readonly cpu: number
}

/** Rows made of their number alone, in the same words for both engines. */
function rowsFor(now: number): string[] {
  const start = now - YEARS
  const from = (count: number) =>
    `from (with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < ${count - 1}) select i from n) as rows_of`
  const when = (count: number, salt: number) => `${start} + ((i * ${salt}) % ${count}) * ${Math.floor(YEARS / count)}`
  // The hundredth writer writes a good deal less than the first.
  const writer = (salt: number) => `'writer' || (((i * ${salt}) % ${WRITERS}) * ((i * 31) % ${WRITERS}) / ${WRITERS})`
  const nurses = `'${NURSES}'`
  return [
    `insert into questions (id, community_id, document_id, title, tags, asked_by, asked_at, accepted_answer_id, accepted_by, accepted_at, changed_at, touched_at, answers, votes, active_at, obsolete)
     select 'mq' || i, ${nurses}, 'mq' || i, 'Question', '[]', ${writer(7)}, ${when(100_000, 7919)}, case when i % 3 > 0 then 'a' end, null,
     case when i % 3 > 0 then ${when(100_000, 7919)} + (i % 400) * 3600000 end, ${now}, ${now}, case when i % 50 = 0 then 0 else 2 end, 0, ${now}, 0 ${from(100_000)}`,
    `insert into answers (id, question_id, community_id, document_id, answered_by, answered_at, votes, changed_at, shared, confirmations)
     select 'ma' || i, 'mq' || (i % 100000), ${nurses}, 'ma' || i, ${writer(11)},
     ${start} + (((i % 100000) * 7919) % 100000) * ${Math.floor(YEARS / 100_000)} + (i % 90) * 1800000, 0, ${now}, 0, 0
     ${from(250_000)} where (i % 100000) % 50 <> 0`,
    `insert into comments (id, community_id, subject_kind, subject_id, text, member_id, at, changed_at)
     select 'mc' || i, ${nurses}, 'answer', 'ma' || (i + 1), 'Hm.', ${writer(13)}, ${when(150_000, 6007)}, ${now} ${from(150_000)}`,
    `insert into pages (id, community_id, document_id, kind, slug, position, title, title_key, summary, tags, status, stewards, review_every, reviewed_at, extra, lead, words, created_by, created_at, changed_at, changed_by, touched_at)
     select 'mp' || i, ${nurses}, 'mp' || i, case when i % 5 = 0 then 'practice' when i % 5 = 1 then 'story' else 'note' end, 'page', 'a', 'Page', 'page', '', '[]',
     case when i % 2 = 0 then 'trusted' else 'draft' end, '[]', 6, ${now}, '{}', '', 9, ${writer(17)}, ${when(50_000, 4001)}, ${now}, '[]', ${now} ${from(50_000)}`,
    `insert into evidence (practice_id, story_id, community_id, teller_id, outcome, at)
     select 'mp' || ((i / 5) * 10 % 50000), 'mp' || i, ${nurses}, ${writer(17)}, case when i % 4 = 0 then 'mixed' else 'worked' end, ${when(50_000, 4001)} ${from(50_000)} where i % 5 = 1`,
    `insert into events (id, community_id, type, member_id, at, subject_kind, subject_id, data)
     select 'me' || i, ${nurses}, case when i % 100 = 0 then 'member-joined' when i % 3 = 0 then 'page-settled' else 'answer-given' end, ${writer(19)},
     ${when(EVENTS, 611_953)}, 'page', 'mp' || (i % 50000), '{"contributors":""}' ${from(EVENTS)}`,
  ]
}

async function fill(dataDir: string, now: number, databaseUrl?: string): Promise<void> {
  if (databaseUrl) {
    // What these rows refer to is not looked at, and so not there.
    const statements = ['set session_replication_role = replica', ...rowsFor(now), 'analyze']
    await run(databaseUrl, statements.join(';\n'))
    return
  }
  const database = new DatabaseSync(join(dataDir, 'commonplace.sqlite'))
  database.exec('pragma foreign_keys = off; pragma synchronous = off')
  for (const statement of rowsFor(now)) database.exec(statement)
  database.close()
}

/** On SQLite, or on the empty PostgreSQL database it is given. */
export async function measureMany(databaseUrl?: string): Promise<Measured> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  stack.defer(() => rm(dataDir, { recursive: true }))
  const random = seededRandom(20_261)
  const open = () => openStorage({ dataDir, databaseUrl, clock: systemClock, random, log: () => undefined })
  const empty = await open()
  await settle(empty.store)
  await empty.settings.write('nurses', { name: 'Nurses' } as never)
  await empty[Symbol.asyncDispose]()
  const now = Date.now()
  await fill(dataDir, now, databaseUrl)
  const { store, settings } = stack.use(await open())
  const actor: Actor = { memberId: BO, roles: { [NURSES]: 'member' }, scopes: SCOPES }
  const useCase = must(
    useCases.find(({ route }) => route.name === routes.readMeasures.name),
    'the measures are read by a use case',
  )
  const look = async (range: MeasureRange): Promise<number> => {
    const began = performance.now()
    const services = { store, settings } as Services
    await useCase.run(services, { actor, params: { slug: 'nurses' }, query: { range }, now: Date.now() } as never)
    return performance.now() - began
  }
  const first = await look('all')
  const taken: number[] = []
  for (let n = 0; n < 60; n++) taken.push(await look((['12w', 'year', 'all'] as const)[n % 3] ?? 'all'))
  const fresh: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < 20; n++) {
    await store.change(({ events }) =>
      events.tell(
        {
          ...{ communityId: NURSES, type: 'question-asked', by: BO, data: {} },
          subject: { kind: 'question', id: questionId(n) },
        },
        Date.now(),
      ),
    )
    fresh.push(await look('12w'))
  }
  const { user, system } = process.cpuUsage(before)
  return {
    first: first / 1000,
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
    fresh: percentile(fresh, 0.5),
    cpu: (user + system) / 1000 / fresh.length,
  }
}
