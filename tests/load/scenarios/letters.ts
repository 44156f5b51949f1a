// What people feel while they write: how long until a letter is on the screen, one's own and another's. Measured within the windows, from the
// press of a key to the frame that shows it.

import { routes } from '@commonplace/api'
import { bodyOf } from '@commonplace/document'
import { seededRandom } from '@commonplace/kit'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { openBrowser, openCommunity, openWindow, sitDown, WITH_WORKER } from '../../harness/index.ts'
import { beginWriting as begin, body } from '../../journeys/steps.ts'
import { percentile } from '../driver/figures.ts'

const KEYS = 200
/** Milliseconds between two keys: somebody who types fast. */
const PACE = 90
const WORDS = 20_000

export interface Painted {
  readonly p50: number
  readonly p95: number
}
export interface Felt extends Painted {
  /** The longest that the window's thread was held up, in milliseconds. */
  readonly held: number
}

/** From a key pressed in one browser to its letter painted in another, both on this machine. */
export async function letterAcross(): Promise<Painted> {
  const [one, other] = await Promise.all([openBrowser(), openBrowser()])
  try {
    await using place = await openCommunity()
    const input = { kind: 'note' as const, title: 'Letters', markdown: 'Here: ' }
    const { url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
    await using writer = await openWindow(one, place.url, place.amina, WITH_WORKER)
    await using reader = await openWindow(other, place.url, place.bo, WITH_WORKER)
    for (const { page } of [writer, reader]) await begin(page, url)
    await writer.page.keyboard.press('Control+End')
    await writer.page.keyboard.type(' warm')
    await reader.page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('warm'))
    await notePresses(writer.page)
    // Each letter makes the paragraph one longer: the frame that shows the n-th is told by its length.
    await reader.page.evaluate(() => {
      const text = document.querySelector('.ProseMirror p')
      const length = () => {
        let sum = 0
        for (const node of text?.childNodes ?? [])
          if (node.nodeType === Node.TEXT_NODE) sum += node.nodeValue?.length ?? 0
        return sum
      }
      const began = length()
      const seen: number[] = []
      Object.assign(globalThis, { seen })
      const look = () => {
        const n = length() - began
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            const now = performance.timeOrigin + performance.now()
            while (seen.length < n) seen.push(now)
          }
          port2.postMessage(null)
        })
      }
      if (text) new MutationObserver(look).observe(text, { childList: true, characterData: true, subtree: true })
    })
    for (let n = 0; n < KEYS; n++) {
      await writer.page.keyboard.press('x')
      await writer.page.waitForTimeout(PACE)
    }
    await reader.page.waitForFunction((keys) => (globalThis as never as { seen: number[] }).seen.length >= keys, KEYS)
    const pressed = await writer.page.evaluate(() => (globalThis as never as { pressed: number[] }).pressed)
    const seen = await reader.page.evaluate(() => (globalThis as never as { seen: number[] }).seen)
    const took = pressed.slice(0, KEYS).map((at, i) => (seen[i] ?? Infinity) - at)
    return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) }
  } finally {
    await Promise.all([one.close(), other.close()])
  }
}

/** From a key to its letter on the screen, on a page of 20,000 words in which three others write. */
export async function longPage(): Promise<Felt> {
  const browser = await openBrowser()
  try {
    await using place = await openCommunity()
    const { url, documentId } = await place.amina.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'note', title: 'A long page', markdown: textOf(WORDS) },
    })
    await using window = await openWindow(browser, place.url, place.amina, WITH_WORKER)
    const { page } = window
    await begin(page, url)
    await notePresses(page)
    await page.evaluate(() => {
      const held = { longest: 0 }
      Object.assign(globalThis, { held })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration)
      }).observe({ type: 'longtask' })
    })
    await body(page).locator('p').nth(3).click()
    await page.keyboard.press('End')
    const others = await Promise.all(
      [place.bo, place.chioma, place.bo].map((who) => writeAlong(place.url, documentId, who.cookie)),
    )
    await page.keyboard.type(' warm up', { delay: PACE })
    await page.evaluate(() => {
      const all = globalThis as never as { pressed: number[]; painted: number[]; held: { longest: number } }
      all.pressed.length = 0
      all.painted.length = 0
      all.held.longest = 0
    })
    for (let n = 0; n < KEYS; n++) {
      await page.keyboard.press('x')
      await page.waitForTimeout(PACE)
    }
    const { pressed, painted, held } = await page.evaluate(() => {
      const all = globalThis as never as { pressed: number[]; painted: number[]; held: { longest: number } }
      return { pressed: all.pressed, painted: all.painted, held: all.held.longest }
    })
    for (const stop of others) await stop()
    const took = painted.map((at, i) => at - (pressed[i] ?? 0))
    return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), held }
  } finally {
    await browser.close()
  }
}

/** Notes when each letter was pressed, and when the frame after it was painted. */
const notePresses = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const pressed: number[] = []
    const painted: number[] = []
    Object.assign(globalThis, { pressed, painted })
    document.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key.length !== 1) return
        pressed.push(performance.timeOrigin + timeStamp)
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted.push(performance.timeOrigin + performance.now())
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })

/** So many words as somebody could have written them: paragraphs under headings. The same each time. */
export function textOf(most: number, seed = 20): string {
  const random = seededRandom(seed)
  const word = () =>
    'practice people write learn tin iron heat hold wait look turn press paper board'.split(' ')[random.int(14)] ?? ''
  const blocks: string[] = []
  for (let words = 0; words < most; ) {
    const n = Math.min(most - words, 20 + random.int(20))
    words += n
    if (blocks.length % 12 === 0) blocks.push(`## ${word()} ${word()}`)
    blocks.push(Array.from({ length: n }, word).join(' '))
  }
  return blocks.join('\n\n')
}

/** Somebody else who writes a letter four times a second, somewhere else each second. */
async function writeAlong(url: string, documentId: string, cookie: string): Promise<() => Promise<void>> {
  const doc = new Y.Doc()
  const sitting = sitDown(url, documentId, { Cookie: cookie }, {}, doc)
  await sitting.synced()
  const random = seededRandom(doc.clientID)
  let text: Y.XmlText | null = null
  const timer = setInterval(() => {
    const blocks = bodyOf(doc)
    if (text === null || random.int(4) === 0) {
      const block = blocks.get(random.int(blocks.length))
      const inner = block instanceof Y.XmlElement ? block.get(0) : null
      text = inner instanceof Y.XmlText ? inner : text
    }
    text?.insert(text.length, 'o')
  }, 250)
  return async () => {
    clearInterval(timer)
    sitting[Symbol.dispose]()
  }
}
