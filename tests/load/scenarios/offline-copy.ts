import type { Page } from 'playwright-core'
import { openCommunity } from '../../harness/community.ts'
import { Laptop } from '../../offline/device.ts'
import { bring } from '../driver/bring.ts'
import { percentile } from '../driver/figures.ts'
import { keptRows, wordsOf } from '../driver/kept-rows.ts'

/** A community as the command line brings it in: a folder of Markdown and the folder of a Stack Exchange dump. */
export interface Sources {
  readonly wiki: string
  readonly dump: string
}

export interface Kept {
  /** Seconds from the switch to everything being on the device. */
  readonly first: number
  /** What the browser says it uses for it once it has tidied up, which it does when it starts; as a part of the text that was kept. */
  readonly size: number
  /** Of twelve pages that nobody opened before, each in a browser just started with the server gone: milliseconds to the text. */
  readonly openHalf: number
  readonly openWorst: number
  /** Requests and bytes of the answers, when nothing has changed meanwhile. */
  readonly againRequests: number
  readonly againBytes: number
}

const OPENED = 12

/** Keeps a whole community on a device, goes away, and comes back to find nothing changed. */
export async function keepWhole({ wiki, dump }: Sources): Promise<Kept> {
  await using place = await openCommunity()
  await place.stop()
  await bring(place, 'markdown', wiki)
  await bring(place, 'stackexchange', dump)
  await place.start()
  await using laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)

  const page = await laptop.page()
  const { empty, first } = await keepAll(page, place)

  const answers: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'fetch') answers.push(response.body().then((body) => body.length))
  })
  const asked = page.waitForResponse((response) => response.url().includes('/offline?'))
  await page.getByRole('button', { name: 'Sync now' }).click()
  await asked
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  const again = await Promise.all(answers)

  const { text, addresses } = await kept(page, place.bo.id)
  await place.stop()
  const opened: number[] = []
  let taken = 0
  for (let n = 0; n < OPENED; n++) {
    const address = addresses[Math.floor((n * addresses.length) / OPENED)]
    const cold = await laptop.restart()
    const from = performance.now()
    await cold.goto(place.url + address, { waitUntil: 'commit' })
    await cold.waitForFunction(() => (document.querySelector<HTMLElement>('.prose')?.innerText.trim() ?? '') !== '')
    opened.push(performance.now() - from)
    taken = await used(cold)
  }
  return {
    first,
    size: (taken - empty) / text,
    openHalf: percentile(opened, 0.5),
    openWorst: Math.max(...opened),
    againRequests: again.length,
    againBytes: again.reduce((sum, bytes) => sum + bytes, 0),
  }
}

/** Switches a community on; gives what the browser used before, and the seconds until everything was there. */
export async function keepAll(page: Page, { url, slug }: { readonly url: string; readonly slug: string }) {
  await page.goto(`${url}/${slug}/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const empty = await used(page)
  const began = performance.now()
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/\d pages and \d+ questions are on this device, as of/).waitFor({ timeout: 300_000 })
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor({ timeout: 300_000 })
  return { empty, first: (performance.now() - began) / 1000 }
}

/** Bytes that the browser counts for this origin. */
const used = (page: Page) => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)

/** The bytes of the words that are kept, without their tags, and where the pages are that have more than a few. */
async function kept(page: Page, memberId: string): Promise<{ text: number; addresses: readonly string[] }> {
  const { pages, questions } = await keptRows(page, memberId)
  const bodies = pages.map(({ page: { html } }) => html)
  const others = questions.flatMap(({ question: { html, answerList } }) => [html, ...answerList.map((one) => one.html)])
  const titles = [...pages.map((one) => one.page.title), ...questions.map((one) => one.question.title)]
  const words = await wordsOf(page, bodies)
  const sum = (texts: readonly string[]) => texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)
  return {
    text: sum(words) + sum(await wordsOf(page, others)) + sum(titles),
    addresses: pages
      .filter((_, n) => Buffer.byteLength(words[n] ?? '') > 500)
      .map((one) => new URL(one.page.url, page.url()).pathname),
  }
}
