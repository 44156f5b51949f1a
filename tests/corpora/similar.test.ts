// Whether asking finds first, judged on what real people linked: given the title of one question alone, is the other among the first ten?
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planStackExchange } from '@commonplace/interchange'
import { mintId } from '@commonplace/kit'
import { bringQuestions } from '@commonplace/server/features/import/bring-questions'
import { ownDatabase, postgresForTests } from '@commonplace/server/storage/testing/postgres'
import { openHouse } from '@commonplace/server/testing/house'
import { describe, expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'

const DUMPS = ['qa-french-meta-2021', 'qa-conlang-meta-2020']
/** What the best of plain BM25 over titles, bodies, tags and answers finds of these pairs is 36 in a hundred. */
const WANTED = 0.48
const FIRST = 10

/** Rows of PostLinks.xml whose ends are both questions: somebody linked the one from the other. */
function pairsOf(folder: string, isQuestion: (id: string) => boolean): [string, string][] {
  const rows = readFileSync(join(folder, 'PostLinks.xml'), 'utf8')
  const found = [...rows.matchAll(/ PostId="(\d+)" RelatedPostId="(\d+)"/g)]
  return found.flatMap(([, from = '', to = '']) => (isQuestion(from) && isQuestion(to) ? [[from, to]] : []))
}

/** Brings each dump into a store of its own. `server` is a PostgreSQL to make databases on; without one, SQLite in a folder. */
async function judge(server?: string) {
  let [pairs, hits] = [0, 0]
  for (const name of DUMPS) {
    await using own = server === undefined ? null : await ownDatabase(server)
    await using house = await openHouse(own ? { databaseUrl: own.url } : {})
    const { services, community } = house
    const folder = join(corpus(name) ?? '', 'xml')
    const ids = new Map<string, string>()
    const idOf = (_site: string, what: string, key: string | number) => {
      const known = ids.get(`${what} ${key}`) ?? mintId(services.clock, services.random)
      ids.set(`${what} ${key}`, known)
      return known
    }
    const open = (file: string) => (existsSync(join(folder, file)) ? createReadStream(join(folder, file)) : null)
    const plan = await planStackExchange({ open }, { communitySlug: community.slug, idOf })
    const titles = new Map<string, string>()
    for await (const post of plan.posts()) if (post.what === 'question') titles.set(post.id, post.title)
    const by = house.idOf('host')
    await bringQuestions(services, plan, { community, by, keepIds: async () => undefined, onProgress: () => undefined })
    const questionOf = (number: string) => ids.get(`question ${number}`) ?? ''
    for (const [from, to] of pairsOf(folder, (number) => titles.has(questionOf(number)))) {
      const title = titles.get(questionOf(from)) ?? ''
      const found = await services.store.read.search.similar(community.id, title, FIRST + 1)
      const others = found.filter(({ id }) => id !== questionOf(from)).slice(0, FIRST)
      pairs++
      if (others.some(({ id }) => id === questionOf(to))) hits++
    }
  }
  return { pairs, hits }
}

const there = DUMPS.every((name) => corpus(name) !== null)
const postgres = postgresForTests('similar on PostgreSQL')

describe.skipIf(!there)('similar, on 148 pairs of questions that people linked', { timeout: 600_000 }, () => {
  const told = ({ pairs, hits }: { pairs: number; hits: number }, engine: string) => {
    console.info(`similar on ${engine}: ${hits} of ${pairs} pairs, ${((100 * hits) / pairs).toFixed(1)} %`)
    expect(pairs).toBe(148)
    expect(hits / pairs).toBeGreaterThanOrEqual(WANTED)
  }
  test('SQLite', async () => told(await judge(), 'SQLite'))
  test.skipIf(postgres === null)('PostgreSQL', async () => {
    told(await judge(postgres ?? ''), 'PostgreSQL')
  })
})
