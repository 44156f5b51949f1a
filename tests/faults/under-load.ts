import { routes } from '@commonplace/api'
import type { seededRandom } from '@commonplace/kit'
import { type KillableCommunity, type Sitting, sitDown } from '../harness/index.ts'
import { countOf, seeingMore, type Typist, typeAtOnce, writtenBy } from './typing.ts'

// A server that ends while people write in several documents, and what is read there afterwards by somebody who was not there before.

const WRITERS = ['amina', 'bo', 'chioma', 'amina'] as const

/** How an end went. Words are counted once for each writer whose words another had on the screen. */
export interface End {
  readonly seen: number
  readonly lost: number
  /** The code each socket was closed with. */
  readonly codes: ReadonlySet<number>
  readonly exit: { readonly code: number | null; readonly ms: number }
}

/** A document, and what anybody has had of somebody else's words there, by writer. It must be there for good. */
export interface Table {
  readonly documentId: string
  readonly seen: Map<string, string>
}

/** Documents made for this. */
export async function layTables(place: KillableCommunity, count: number): Promise<readonly Table[]> {
  const input = { kind: 'note', title: 'Written under load' } as const
  const made = Array.from({ length: count }, () =>
    place.chioma.api(routes.createPage, { params: { slug: place.slug }, input }),
  )
  return (await Promise.all(made)).map(({ documentId }) => ({ documentId, seen: new Map() }))
}

/**
 * Four people write in each document as fast as their neighbours can read, each in a text of their own. After a while that chance chooses
 * `end` is called; everybody leaves for good, so that nobody can bring back what the server forgot; it is started again, and somebody who
 * was not there reads all that was ever seen.
 */
export async function endUnderLoad(
  place: KillableCommunity,
  tables: readonly Table[],
  random: ReturnType<typeof seededRandom>,
  end: () => Promise<{ code: number | null; ms: number }>,
): Promise<End> {
  const round = random.int(1_000_000_000)
  const crowds = tables.map((table) => {
    const typists = WRITERS.map((who, n): Typist => {
      const sitting = sitDown(place.url, table.documentId, { Cookie: place[who].cookie })
      return { name: `${who} ${n} of ${round}`, sitting }
    })
    return { table, typists }
  })
  const everybody = crowds.flatMap(({ typists }) => typists.map(({ sitting }) => sitting))
  await Promise.all(everybody.map((sitting) => sitting.synced()))
  const pairs = crowds.flatMap(({ typists: [a, b, c, d] }) => [pair(a, b), pair(c, d)])
  const stops = pairs.map(([one, other]) => typeAtOnce(one, other))
  // In the midst of it: the first of them have got so far, the others are anywhere.
  await Promise.race(pairs.map(([one, other]) => seeingMore(one, other, 20 + random.int(300))))
  const cut = Promise.all(everybody.map((sitting) => sitting.closed()))
  const exit = await end()
  // What is still in the wires counts as seen: it left the server.
  const codes = new Set(await cut)
  for (const stop of stops) stop()
  let seen = 0
  for (const { table, typists } of crowds)
    for (const [name, words] of seenOf(typists)) {
      table.seen.set(name, words)
      seen += countIn(words)
    }
  for (const sitting of everybody) sitting[Symbol.dispose]()
  await place.start()
  const lost = await Promise.all(tables.map((table) => lostOf(place, table)))
  return { seen, lost: lost.reduce((sum, one) => sum + one, 0), codes, exit }
}

function pair(one: Typist | undefined, other: Typist | undefined): readonly [Typist, Typist] {
  if (!one || !other) throw new Error('four sit at each document')
  return [one, other]
}

/** The most that anybody else had of each writer's words. */
function seenOf(typists: readonly Typist[]): ReadonlyMap<string, string> {
  const longest = (name: string, copies: readonly Sitting[]) =>
    copies.reduce((most, { doc }) => {
      const words = writtenBy(doc, name)
      return words.length > most.length ? words : most
    }, '')
  return new Map(
    typists.map(({ name, sitting }) => {
      const others = typists.filter((other) => other.sitting !== sitting).map((other) => other.sitting)
      return [name, longest(name, others)]
    }),
  )
}

const countIn = (words: string) => words.split(' ').length - 1

/** How many words of those that were seen somebody does not find who comes now. */
async function lostOf(place: KillableCommunity, { documentId, seen }: Table): Promise<number> {
  using reader = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
  await reader.synced()
  let lost = 0
  for (const [name, words] of seen) {
    // Words are numbers in order, so what is kept is a beginning or something is wrong.
    if (writtenBy(reader.doc, name).startsWith(words)) continue
    lost += Math.max(1, countIn(words) - countOf(reader.doc, name))
  }
  return lost
}
