import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom, systemClock } from '@commonplace/kit'
import type { SearchEntry } from '@commonplace/server/ports/search'
import { openStorage } from '@commonplace/server/storage'
import { addPage, addQuestion, entry, NURSES, settle } from '@commonplace/server/storage/testing/place'
import { percentile } from '../driver/figures.ts'

// "Asking finds first" in a large community: what is like a title of nine words. Texts are made from a seeded vocabulary whose words are as
// unevenly used as those of people; words that say nothing are not among them, so that each of the nine is looked for.

const WORDS = 30_000
const AT_A_TIME = 100
const SOUNDS = 'ba ce di fo gu ha li mo nu pra ri sto tu ve zi chon sk er'.split(' ')

export interface Likeness {
  readonly p50: number
  readonly p99: number
  /** CPU for each, in milliseconds. */
  readonly cpu: number
}

/** On SQLite, or on the empty PostgreSQL database it is given. */
export async function findSimilar(
  { questions = 10_000, pages = 5_000, asked = 400 } = {},
  databaseUrl?: string,
): Promise<Likeness> {
  const random = seededRandom(20_260)
  const vocabulary = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + Math.floor(random.next() * 3) }, () => random.pick(SOUNDS)).join(''),
  )
  /** The hundredth word is used a hundredth as often as the first. */
  const word = () => vocabulary[Math.floor(WORDS ** random.next()) - 1] ?? 'word'
  const text = (words: number) => Array.from({ length: words }, word).join(' ')
  const found = (n: number, id: string, tags: readonly string[], more: Partial<SearchEntry>): SearchEntry => ({
    ...entry(n, text(9), {}, { id, tags, ...more }),
    sections: Array.from({ length: more.kind === 'question' ? 3 : 6 }, (_, i) => ({
      anchor: `s${i}`,
      heading: text(3),
      text: text(120),
    })),
  })

  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  stack.defer(() => rm(dataDir, { recursive: true }))
  const { store } = stack.use(await openStorage({ dataDir, databaseUrl, clock: systemClock, random }))
  await settle(store)
  for (let done = 0; done < questions + pages; done += AT_A_TIME)
    await store.change(async (writes) => {
      for (let n = done; n < Math.min(done + AT_A_TIME, questions + pages); n++) {
        const tags = [word(), word()]
        if (n < questions) {
          const { id } = await addQuestion(writes, n, { tags })
          await writes.search.put(found(n, id, tags, { kind: 'question', pageKind: null, status: null }))
        } else {
          const { id } = await addPage(writes, n, { fields: { tags } })
          await writes.search.put(found(n, id, tags, { status: 'trusted' }))
        }
      }
    })
  for (let n = 0; n < 20; n++) await store.read.search.similar(NURSES, text(9), 8)
  const taken: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < asked; n++) {
    const title = text(9)
    const began = performance.now()
    await store.read.search.similar(NURSES, title, 8)
    taken.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(before)
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), cpu: (user + system) / 1000 / asked }
}
