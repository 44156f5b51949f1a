import { seededRandom } from '@commonplace/kit'
import type { Page } from 'playwright-core'
import { openCommunity } from '../../harness/community.ts'
import { Laptop } from '../../offline/device.ts'
import { bring } from '../driver/bring.ts'
import { percentile } from '../driver/figures.ts'
import { keptRows, wordsOf } from '../driver/kept-rows.ts'
import { keepAll } from './offline-copy.ts'

/** Communities as the command line brings them in: folders of Markdown, and folders of Stack Exchange dumps. */
export interface Shelf {
  readonly wikis: readonly string[]
  readonly dumps: readonly string[]
}

export interface Found {
  /** How many sections there are to look through. */
  readonly sections: number
  /** Milliseconds from the first question after a start of the browser to its answer: the index is there as it was put down. */
  readonly first: number
  /** The same where none was put down, and it is built. */
  readonly anew: number
  /** Milliseconds between two turns of the window, at most, while the index is built. */
  readonly held: number
  readonly p50: number
  readonly p95: number
  /** Parts of a hundred: exact titles found first, titles with two letters swapped, and titles with a word that stands nowhere. */
  readonly exact: number
  readonly slipped: number
  readonly absent: number
}

interface Text {
  readonly title: string
  readonly words: readonly string[]
}
interface Asked {
  readonly sort: 'exact' | 'slipped' | 'absent' | 'words'
  readonly text: string
  readonly wanted: string | null
}

const EACH = 40

/** Keeps all of it on a device, and searches there with the server gone, in the worker that the browser's own search uses. */
export async function searchAway({ wikis, dumps }: Shelf): Promise<Found> {
  await using place = await openCommunity()
  await place.stop()
  for (const wiki of wikis) await bring(place, 'markdown', wiki)
  for (const dump of dumps) await bring(place, 'stackexchange', dump)
  await place.start()
  await using laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  const before = await laptop.page()
  await keepAll(before, place)
  while ((await putDown(before, place.bo.id, false)) === 0) await before.waitForTimeout(300)
  await place.stop()

  const page = await laptop.restart()
  await page.goto(`${place.url}/${place.slug}/search?q=community`)
  await page.getByText(/on this device\.$/).waitFor({ timeout: 60_000 })
  const worker = page
    .workers()
    .find((one) => one.url().includes('search-worker'))
    ?.url()
  if (!worker) throw new Error('Nothing searched in a worker')
  const { texts, sections } = await textsOf(page, place.bo.id)
  const asked = questionsAbout(texts)
  const given = { worker, member: place.bo.id, slug: place.slug }
  const { first, held, answers } = await ask(page, { ...given, asked })
  await putDown(page, place.bo.id, true)
  const { first: anew } = await ask(page, { ...given, asked: [] })
  const right = (sort: Asked['sort']) => {
    const those = asked.flatMap((one, n) => (one.sort === sort ? [answers[n]?.title === one.wanted] : []))
    return (100 * those.filter(Boolean).length) / those.length
  }
  const times = answers.map(({ ms }) => ms)
  return {
    sections,
    first,
    anew,
    held,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    exact: right('exact'),
    slipped: right('slipped'),
    absent: right('absent'),
  }
}

/** Titles, titles with a slip, titles with a word too many, two words, beginnings of words, and broad words: seeded, and shuffled. */
function questionsAbout(texts: readonly Text[]): Asked[] {
  const random = seededRandom(20_261)
  const some = () => random.pick(texts)
  const word = (): string => {
    const { words } = some()
    return words.length > 0 ? random.pick(words) : 'example'
  }
  const slip = (title: string): string => {
    const long = title.split(' ').find((one) => /^[a-z]{5,}$/i.test(one)) ?? title
    const at = 1 + Math.floor(random.next() * (long.length - 2))
    return title.replace(long, long.slice(0, at) + long.charAt(at + 1) + long.charAt(at) + long.slice(at + 2))
  }
  const asked: Asked[] = []
  for (let n = 0; n < EACH; n++) {
    const [exact, slipped, absent] = [some().title, some().title, some().title]
    asked.push(
      { sort: 'exact', text: exact, wanted: exact },
      { sort: 'slipped', text: slip(slipped), wanted: slipped },
      { sort: 'absent', text: `${absent} zeppelinwise`, wanted: absent },
      { sort: 'words', text: `${word()} ${word()}`, wanted: null },
      { sort: 'words', text: word().slice(0, 4), wanted: null },
      { sort: 'words', text: `the ${word()} of ${word().slice(0, 3)}`, wanted: null },
    )
  }
  return asked
}

/** What is kept: titles that only one thing has with the longer words of its text, and how many sections there are in all. */
async function textsOf(page: Page, memberId: string): Promise<{ texts: Text[]; sections: number }> {
  const { pages, questions } = await keptRows(page, memberId)
  const things = [
    ...pages.map(({ page: { title, html } }) => ({ title, html, sections: 1 + (html.match(/<h[1-6]/g) ?? []).length })),
    ...questions.map(({ question: { title, html, answerList } }) => ({ title, html, sections: 1 + answerList.length })),
  ]
  const titles = new Map<string, number>()
  for (const { title } of things) titles.set(title, (titles.get(title) ?? 0) + 1)
  const alone = things.filter(({ title }) => titles.get(title) === 1)
  const words = await wordsOf(
    page,
    alone.map(({ html }) => html),
  )
  const texts = alone.map(({ title }, n) => ({
    title,
    words: [...new Set(words[n]?.match(/[a-z]{5,}/gi) ?? [])].slice(0, 200),
  }))
  return { texts, sections: things.reduce((sum, { sections }) => sum + sections, 0) }
}

/** How many indexes were put down; takes them away first, where that is wanted. */
function putDown(page: Page, memberId: string, takeAway: boolean): Promise<number> {
  return page.evaluate(
    async ({ name, takeAway }) => {
      const done = <T>(asking: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          asking.onsuccess = () => resolve(asking.result)
          asking.onerror = () => reject(asking.error)
        })
      const database = await done(indexedDB.open(name))
      const store = database.transaction('indexes', 'readwrite').objectStore('indexes')
      if (takeAway) await done(store.clear())
      const count = await done(store.count())
      database.close()
      return count
    },
    { name: `commonplace-${memberId}`, takeAway },
  )
}

/** Asks one after another, as somebody who types does, with the time from asking to having the answer in the window. */
function ask(page: Page, given: { worker: string; member: string; slug: string; asked: readonly Asked[] }) {
  return page.evaluate(async ({ worker, member, slug, asked }) => {
    const desk = new Worker(worker, { type: 'module', name: member })
    const search = (n: number, text: string) =>
      new Promise<{ title: string | null; ms: number }>((resolve, reject) => {
        const from = performance.now()
        desk.onmessage = ({ data }: MessageEvent<{ answer?: { items: { title: string }[] }; trouble?: string }>) => {
          if (data.trouble) reject(new Error(data.trouble))
          resolve({ title: data.answer?.items[0]?.title ?? null, ms: performance.now() - from })
        }
        desk.postMessage({ n, name: 'search', args: [slug, text, {}, 0, 20] })
      })
    let [held, last, building] = [0, performance.now(), true]
    const turn = () => {
      held = Math.max(held, performance.now() - last)
      last = performance.now()
      if (building) setTimeout(turn)
    }
    turn()
    const { ms: first } = await search(0, 'community')
    building = false
    const answers = []
    for (const [n, { text }] of asked.entries()) answers.push(await search(n + 1, text))
    desk.terminate()
    return { first, held, answers }
  }, given)
}
