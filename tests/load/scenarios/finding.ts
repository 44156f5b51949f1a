import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom, systemClock } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { entry, pageId, settle } from '@commonplace/server/storage/testing/place'
import { run } from '@commonplace/server/storage/testing/postgres'
import { JUDGED } from '../../corpora/judged.ts'
import {
  deviceOf,
  judge,
  judgeSlips,
  putShelf,
  type Search,
  slipped,
  storeOf,
  type Verdict,
} from '../../harness/judge.ts'
import type { OnShelf } from '../../harness/shelf.ts'
import { percentile } from '../driver/figures.ts'

const AT_A_TIME = 200

export interface Finding {
  readonly right: number
  readonly swapped: number
  readonly begun: number
  readonly emptied: number
  readonly p50: number
  readonly p99: number
  /** What 99 of 100 take of a processor here, which others on the machine cannot make longer: on the embedded engine the whole, else our part. */
  readonly cpu99: number
  /** The same judged set among all the made pages. */
  readonly rightAmongMany: number
}

/** All real texts in one community of an engine, judged; then with made pages beside them, asked all sorts of things, one after the other. */
export async function findAmongMany(
  shelf: readonly OnShelf[],
  { made = 100_000, asked = 600 } = {},
  databaseUrl?: string,
): Promise<{ figures: Finding; verdict: Verdict }> {
  const random = seededRandom(20_261)
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  stack.defer(() => rm(dataDir, { recursive: true }))
  const { store } = stack.use(await openStorage({ dataDir, databaseUrl, clock: systemClock, random }))
  await settle(store)
  await putShelf(store, shelf)
  const search = storeOf(store, shelf)
  const verdict = await judge(search)
  const { swapped, begun, emptied } = await judgeSlips(search, shelf, 150)

  // Made pages say the words of the real ones as often as those do, in no order.
  const words = shelf.flatMap(({ entry: { sections } }) =>
    sections.flatMap(({ text }) => text.split(/\s+/).filter((word) => word !== '' && word.length < 30)),
  )
  const text = (length: number) => Array.from({ length }, () => random.pick(words)).join(' ')
  for (let n = 0; n < made; n += AT_A_TIME)
    await store.change(async (writes) => {
      for (let at = n; at < Math.min(n + AT_A_TIME, made); at++) {
        const sections = { [`${text(3)} 1`]: text(80), [`${text(3)} 2`]: text(80), [`${text(3)} 3`]: text(80) }
        await writes.search.put(
          entry(at, text(5), sections, { id: pageId(1_000_000 + at), tags: [random.pick(words)] }),
        )
      }
    })
  // What PostgreSQL does by itself when so much has come, unless somebody has turned it off.
  if (databaseUrl) await run(databaseUrl, 'vacuum (analyze)')
  const queries = Array.from({ length: asked }, (_, n) => queryOf(n, shelf, random))
  for (const q of queries.slice(0, 40)) await search(q)
  const taken = await timesOf(search, queries)
  const { right: rightAmongMany } = await judge(search)
  const figures = { right: verdict.right, swapped, begun, emptied, rightAmongMany }
  const [wall, cpu] = [taken.map((one) => one.wall), taken.map((one) => one.cpu)]
  const speed = { p50: percentile(wall, 0.5), p99: percentile(wall, 0.99), cpu99: percentile(cpu, 0.99) }
  return { figures: { ...figures, ...speed }, verdict }
}

/** What people type: judged searches, words out of titles, some mistyped, some half typed. */
function queryOf(
  n: number,
  shelf: readonly OnShelf[],
  random: { next(): number; pick<T>(all: readonly T[]): T },
): string {
  const { title } = random.pick(shelf).entry
  const words = title.split(' ').filter(Boolean)
  const some = words.slice(0, 1 + Math.floor(random.next() * 3))
  if (n % 5 === 0) return random.pick(JUDGED).q
  if (n % 5 === 1) return title
  if (n % 5 === 2) return slipped(title, random) ?? title
  if (n % 5 === 3) return some.join(' ')
  return [...some.slice(0, -1), (some.at(-1) ?? '').slice(0, 4)].join(' ')
}

async function timesOf(search: Search, queries: readonly string[]): Promise<{ wall: number; cpu: number }[]> {
  const taken: { wall: number; cpu: number }[] = []
  for (const q of queries) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    await search(q)
    const { user, system } = process.cpuUsage(before)
    taken.push({ wall: performance.now() - began, cpu: (user + system) / 1000 })
  }
  return taken
}

/** The same judged on a device's index, without the made pages. */
export async function judgeDevice(shelf: readonly OnShelf[]) {
  const search = deviceOf(shelf)
  const verdict = await judge(search)
  return { verdict, figures: { right: verdict.right, ...(await judgeSlips(search, shelf, 150)) } }
}
