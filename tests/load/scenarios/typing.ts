// What a letter costs a device, all told: the editor in a real browser, which draws it, keeps it, and sends it.
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import * as Y from 'yjs'
import {
  type OpenedCommunity,
  openBrowser,
  openCommunity,
  openWindow,
  sitDown,
  WITH_WORKER,
} from '../../harness/index.ts'
import { body, edit } from '../../journeys/steps.ts'

const LETTERS = 200
const ROUNDS = 3
const PARAGRAPHS = 20
const HISTORY = 60_000

/** Milliseconds of the page's main thread for each letter, on pages whose document holds so many client ids; the rounds of each. */
export async function typing(counts: readonly number[]): Promise<readonly (readonly number[])[]> {
  const browser = await openBrowser()
  try {
    await using place = await openCommunity()
    const urls = []
    for (const count of counts) urls.push(await pageOf(place, count))
    const values: number[][] = counts.map(() => [])
    // The first round warms up what caches there are: it is not counted.
    for (let round = 0; round <= ROUNDS; round++)
      for (const [i, url] of urls.entries()) {
        const value = await type(browser, place, url)
        if (round > 0) values[i]?.push(value)
      }
    return values
  } finally {
    await browser.close()
  }
}

/** A page with a history beside its words, in which so many ids wrote. */
async function pageOf(place: OpenedCommunity, ids: number): Promise<string> {
  const markdown = Array.from(
    { length: PARAGRAPHS },
    (_, i) => `Step ${i}: look before you leap, and say what you saw.`,
  )
  const input = { kind: 'note' as const, title: `Written under ${ids} ids`, markdown: markdown.join('\n\n') }
  const { documentId, url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  const doc = new Y.Doc()
  const text = doc.getText('history')
  for (let n = 0; n < HISTORY / 24; n++) {
    // The page itself was made under one.
    doc.clientID = 2 ** 31 + (n % Math.max(1, ids - 1))
    text.insert((n * 7_919) % (text.length + 1), 'twenty-four letters here')
  }
  using writer = sitDown(place.url, documentId, { Cookie: place.amina.cookie }, {}, doc)
  await writer.synced()
  using reader = sitDown(place.url, documentId, { Cookie: place.amina.cookie })
  await reader.until(({ store }) => store.clients.size >= ids)
  return url
}

async function type(browser: Browser, place: OpenedCommunity, url: string): Promise<number> {
  await using window = await openWindow(browser, place.url, place.bo, WITH_WORKER)
  const { page, context } = window
  await page.goto(url)
  await edit(page)
  await body(page).locator('p').first().click()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await saved(page, 'begin ')
  const before = await spent()
  await saved(page, 'y'.repeat(LETTERS))
  return ((await spent()) - before) / LETTERS
}

/** Types, and waits until the server has it. */
async function saved(page: Page, letters: string): Promise<void> {
  await page.keyboard.type(letters)
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
}
