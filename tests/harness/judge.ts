// What a search is judged by, on whichever index: the judged set, titles with a slip of the finger or a word too many, and beginnings of
// rare words.
import type { SearchHit } from '@commonplace/api'
import { SearchIndex } from '@commonplace/client/src/offline/search/search-index.ts'
import { readAsk, wordsOf } from '@commonplace/domain/search'
import { seededRandom } from '@commonplace/kit'
import type { Store } from '@commonplace/server/ports/store'
import { NURSES } from '@commonplace/server/storage/testing/place'
import { JUDGED } from '../corpora/judged.ts'
import type { OnShelf } from './shelf.ts'

export interface Place {
  readonly from: string
  readonly title: string
  readonly anchor: string
}
/** The first twenty of what is found, as things of the shelf. */
export type Search = (q: string) => Promise<readonly Place[]>

const ANYBODY = { id: 'a', name: 'Anybody', hue: 0 }
const SHOWN = 20

export function deviceOf(shelf: readonly OnShelf[]): Search {
  const index = new SearchIndex()
  for (const { entry, url, html, answers } of shelf) {
    const { id, title, tags, accepted, changedAt, pageKind: kind, status } = entry
    if (kind !== null && status !== null)
      index.putPage({
        ...{ id, kind, status, title, url, tags: [...tags], summary: '', lead: '', html, changedAt },
        ...{ contributors: [], stewards: [] },
      })
    else
      index.putQuestion({
        ...{ id, title, url, tags: [...tags], accepted, html, changedAt, merged: [], mergedInto: null, by: ANYBODY },
        answerList: answers.map((one) => ({ ...one, by: ANYBODY })),
      })
  }
  const from = fromOf(shelf)
  const place = ({ id, title, url }: SearchHit): Place => ({ from: from(id), title, anchor: url.split('#')[1] ?? '' })
  return async (q) => (await index.search(q, {}, 0, SHOWN)).items.map(place)
}

/** Puts all of it into a store's index. */
export async function putShelf(store: Store, shelf: readonly OnShelf[]): Promise<void> {
  for (let at = 0; at < shelf.length; at += 200)
    await store.change(async ({ search }) => {
      for (const { entry } of shelf.slice(at, at + 200)) await search.put(entry)
    })
}

export function storeOf(store: Store, shelf: readonly OnShelf[]): Search {
  const from = fromOf(shelf)
  return async (q) => {
    const { text, phrases } = readAsk(q)
    const { hits } = await store.read.search.find({ communityId: NURSES, text, phrases, limit: SHOWN, offset: 0 })
    return hits.map(({ id, title, anchor }) => ({ from: from(id), title, anchor }))
  }
}

function fromOf(shelf: readonly OnShelf[]): (id: string) => string {
  const known = new Map(shelf.flatMap(({ from, entry, answers }) => [entry, ...answers].map(({ id }) => [id, from])))
  return (id) => known.get(id) ?? id
}

const percent = (some: number, all: number) => (100 * some) / Math.max(1, all)

export interface Verdict {
  /** Of 100 judged searches, how many have the right one among the first three. */
  readonly right: number
  readonly missed: readonly string[]
  /** The first three of each. */
  readonly first: readonly (readonly string[])[]
}

export async function judge(search: Search): Promise<Verdict> {
  const missed: string[] = []
  const first: string[][] = []
  for (const { q, right, section } of JUDGED) {
    const hits = (await search(q)).slice(0, 3)
    first.push(hits.map(({ from }) => from))
    const isRight = ({ from, anchor }: Place) => right.includes(from) && (section === undefined || section === anchor)
    if (!hits.some(isRight)) missed.push(q)
  }
  return { right: percent(JUDGED.length - missed.length, JUDGED.length), missed, first }
}

/** How much of the first three of each search two indexes share, and for how many the first is the same; of 100. Where both find nothing they agree on nothing. */
export function agreement(one: Verdict, other: Verdict) {
  let [shared, same] = [0, 0]
  for (const [i, here] of one.first.entries()) {
    const there = other.first[i] ?? []
    shared += here.filter((from) => there.includes(from)).length / Math.max(1, here.length, there.length)
    if (here[0] !== undefined && here[0] === there[0]) same++
  }
  return { shared: percent(shared, one.first.length), same: percent(same, one.first.length) }
}

/** A title with two letters of one of its words swapped; null where no word is long enough. */
export function slipped(title: string, random: { next(): number }): string | null {
  const words = title.split(' ')
  const long = words.flatMap((word, at) => (/^\p{L}{5,}$/u.test(word) ? [{ word, at }] : []))
  const chosen = long[Math.floor(random.next() * long.length)]
  if (!chosen) return null
  const { word, at } = chosen
  const place = 1 + Math.floor(random.next() * (word.length - 3))
  words[at] = word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2)
  return words.join(' ')
}

export interface Slips {
  /** Of 100 titles with two letters swapped, how many are found among the first five. */
  readonly swapped: number
  /** How many titles with a word that stands nowhere find nothing at all. */
  readonly emptied: number
  /** Of 100 words that stand in one thing only, how many have it among the twenty shown once four letters are typed. */
  readonly begun: number
}

/** Asks for some of the titles, mistyped and too long, and for beginnings of rare words. */
export async function judgeSlips(search: Search, shelf: readonly OnShelf[], howMany: number): Promise<Slips> {
  const random = seededRandom(5)
  let [asked, found, emptied] = [0, 0, 0]
  while (asked < howMany) {
    const { from, entry } = random.pick(shelf)
    const typed = slipped(entry.title, random)
    if (typed === null) continue
    asked++
    const hits = (await search(typed)).slice(0, 5)
    if (hits.some((hit) => hit.from === from || hit.title === entry.title)) found++
    if ((await search(`${entry.title} zqxjkv`)).length === 0) emptied++
  }
  const rare = rareWords(shelf)
  let begun = 0
  for (let n = 0; n < howMany; n++) {
    const [word, from] = random.pick(rare)
    if ((await search(word.slice(0, 4))).some((hit) => hit.from === from)) begun++
  }
  return { swapped: percent(found, asked), emptied, begun: percent(begun, howMany) }
}

function rareWords(shelf: readonly OnShelf[]): (readonly [word: string, from: string])[] {
  const held = new Map<string, string | null>()
  for (const { from, entry } of shelf)
    for (const word of new Set(entry.sections.flatMap(({ heading, text }) => wordsOf(`${heading} ${text}`))))
      held.set(word, held.has(word) ? null : from)
  return [...held].flatMap(([word, from]) => (from !== null && /^[a-z]{7,14}$/.test(word) ? [[word, from]] : []))
}
