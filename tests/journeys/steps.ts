import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'

// What people do in a window, told once, so that journeys read as stories.

const ENTRY = fileURLToPath(new URL('../../server/bin/commonplace.js', import.meta.url))

/** Runs one command of the program on a data folder; its lines of JSON. Throws with what it said where it failed. */
export async function command(dataDir: string, words: readonly string[]): Promise<Record<string, unknown>[]> {
  const child = spawn(process.execPath, [ENTRY, ...words, '--json'], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  child.stderr.on('data', (bytes) => {
    err += bytes
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  // 3 says that the good part was done and the rest is listed.
  if (code !== 0 && code !== 3) throw new Error(`${words.join(' ')} ended with ${code}:\n${err}${out}`)
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

/** Opens a screen and waits until its stream is there: what happens from now on reaches it. */
export async function openLive(page: Page, path: string): Promise<void> {
  const live = page.waitForResponse(/\/api\/v1\/events/)
  await page.goto(path)
  await live
}

/** Waits until the script has taken the page over: from then on it hears keys and pointers. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => !('early' in window))
}

/** Does something that others see in their windows by themselves; how many milliseconds it took until each of them did. */
export async function untilSeen(act: () => Promise<unknown>, ...seen: readonly Locator[]): Promise<number[]> {
  await act()
  const done = performance.now()
  return Promise.all(
    seen.map((one) =>
      one
        .first()
        .waitFor()
        .then(() => performance.now() - done),
    ),
  )
}

/** Opens what stands beside the text: on a phone it is a sheet behind a button. */
export async function openMargin(page: Page): Promise<void> {
  const sheet = page.locator('.sheet-open')
  if ((await sheet.isVisible()) && (await sheet.getAttribute('aria-expanded')) === 'false') await sheet.click()
}

/** Closes that sheet, where it is one. */
export async function closeMargin(page: Page): Promise<void> {
  const close = page.locator('.sheet-close')
  if (await close.isVisible()) await close.click()
}

export const body = (page: Page) => page.locator('.ProseMirror')

/** The text being edited, without the names at other people's carets. */
export function words(page: Page): Promise<string> {
  return body(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.remote-caret, .ProseMirror-widget')) caret.remove()
    return copy.textContent ?? ''
  })
}

/** Opens the editor of the page that is being read. */
export async function edit(page: Page): Promise<void> {
  await takenOver(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await body(page).waitFor()
}

/** Opens a page in the editor and waits until the keys go to its text. */
export async function beginWriting(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
}

/** Puts the caret behind the last word of the paragraph that holds these words. */
export async function caretAfter(page: Page, paragraph: string): Promise<void> {
  const place = body(page).locator('p', { hasText: paragraph }).first()
  await place.scrollIntoViewIfNeeded()
  await place.click()
  await page.keyboard.press('End')
  await place.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    range.collapse(false)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
  })
}

/** Selects words of the text that is being read, as with a pointer: these, or from these to others further on. */
export async function select(page: Page, quote: string, until = quote): Promise<void> {
  await page
    .locator('.page-body .prose')
    .first()
    .evaluate(
      (root, [quote, until]) => {
        const find = (words: string) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue?.indexOf(words) ?? -1
            if (at >= 0) return { node, at }
          }
          throw new Error(`The page does not hold “${words}”`)
        }
        const [first, last] = [find(quote), find(until)]
        first.node.parentElement?.scrollIntoView({ block: 'center' })
        const range = document.createRange()
        range.setStart(first.node, first.at)
        range.setEnd(last.node, last.at + until.length)
        const selection = getSelection()
        selection?.removeAllRanges()
        selection?.addRange(range)
      },
      [quote, until] as const,
    )
}

/** Resolves once the text being edited holds all of these words. */
export async function reads(page: Page, ...all: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (all) => {
      const text = document.querySelector('.ProseMirror')?.textContent ?? ''
      return all.every((one) => text.includes(one))
    },
    all,
    { polling: 100 },
  )
}

/** The numbers of the words `name1 name2 …` that a window shows. */
export async function seen(page: Page, name: string): Promise<number[]> {
  const text = (await body(page).textContent()) ?? ''
  return [...text.matchAll(new RegExp(`${name}(\\d+)\\.`, 'g'))].map((match) => Number(match[1]))
}
