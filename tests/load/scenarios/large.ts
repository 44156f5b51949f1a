// What is larger than anything one usually pastes or reads: the longest that the window's thread stands still meanwhile, one letter's wait
// included. Long tasks are those the browser itself tells of.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '@commonplace/api'
import { seededRandom } from '@commonplace/kit'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, WITH_WORKER } from '../../harness/index.ts'
import { beginWriting, body, edit } from '../../journeys/steps.ts'
import { textOf } from './letters.ts'

const MB = 1024 * 1024

/** The longest task in each case, in milliseconds. */
export interface Large {
  readonly paste: number
  readonly refused: number
  readonly table: number
  readonly picture: number
  readonly read: number
  readonly open: number
  readonly typed: number
}

export async function large(): Promise<Large> {
  const browser = await openBrowser()
  const scratch = await mkdtemp(join(tmpdir(), 'commonplace-large-'))
  try {
    await using place = await openCommunity()
    const at = (title: string, markdown: string) =>
      place.amina.api(routes.createPage, { params: { slug: place.slug }, input: { kind: 'note', title, markdown } })
    const paste = await pasted(browser, place, (await at('Pasted', 'Top.')).url, heavyHtml(5 * MB), 'the last of all')
    const tooMuch = '<p>A line of words, one of many, and longer than it looks.</p>'.repeat((5 * MB) / 62)
    const refused = await pasted(browser, place, (await at('Too much', 'Top.')).url, tooMuch, null)
    const table = await pasted(browser, place, (await at('A table', 'Top.')).url, tableHtml(200, 50), null)
    const file = join(scratch, 'large.png')
    await writeFile(file, await noise(4000, 3400))
    const picture = await pictured(browser, place, (await at('A picture', 'Top.')).url, file)
    const { url } = await at('A hundred thousand words', textOf(100_000))
    return { paste, refused, table, picture, ...(await opened(browser, place, url)) }
  } finally {
    await rm(scratch, { recursive: true, force: true })
    await browser.close()
  }
}

/** Notes every long task from the beginning of a page on. */
const noteTasks = () => {
  const tasks: number[] = []
  Object.assign(globalThis, { tasks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}

/** The longest task since the last time this was asked. */
const longest = async (page: Page): Promise<number> => {
  // What a frame took is told of in the next.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  return page.evaluate(() => Math.max(0, ...(globalThis as never as { tasks: number[] }).tasks.splice(0)))
}

/** Pastes, types a letter a few times meanwhile, and waits until the last of it is there, or it was refused. */
async function pasted(
  browser: Browser,
  place: OpenedCommunity,
  url: string,
  html: string,
  last: string | null,
): Promise<number> {
  await using window = await openWindow(browser, place.url, place.amina, WITH_WORKER)
  const { page } = window
  await page.addInitScript(noteTasks)
  await beginWriting(page, url)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  // Handed over first, so that bringing it into the window is not counted.
  await page.evaluate((html) => Object.assign(globalThis, { html }), html)
  await longest(page)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', (globalThis as never as { html: string }).html)
    data.setData('text/plain', 'words')
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(event)
  })
  if (last === null) await page.getByText('This is more than a page can take at once').waitFor()
  else {
    await body(page).getByText('Top.').click()
    await page.keyboard.type(' and on', { delay: 200 })
    await page.waitForFunction((last) => document.querySelector('.ProseMirror')?.textContent?.includes(last), last, {
      polling: 1000,
    })
    await page.locator('.held-place').waitFor({ state: 'detached' })
  }
  return await longest(page)
}

/** Attaches a picture and waits until it shows. */
async function pictured(browser: Browser, place: OpenedCommunity, url: string, file: string): Promise<number> {
  await using window = await openWindow(browser, place.url, place.amina, WITH_WORKER)
  const { page } = window
  await page.addInitScript(noteTasks)
  await beginWriting(page, url)
  await longest(page)
  await page.locator('input[type=file][hidden]').setInputFiles(file)
  await body(page).locator('.picture img').waitFor()
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.picture img')?.complete)
  return await longest(page)
}

/** A long page: read, opened in the editor, and a few letters written in it. */
async function opened(browser: Browser, place: OpenedCommunity, url: string) {
  await using window = await openWindow(browser, place.url, place.amina, WITH_WORKER)
  const { page } = window
  await page.addInitScript(noteTasks)
  await page.goto(url, { waitUntil: 'networkidle' })
  const read = await longest(page)
  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  const open = await longest(page)
  await body(page).locator('p').nth(3).click()
  await page.keyboard.type('letters one by one', { delay: 120 })
  return { read, open, typed: await longest(page) }
}

/** As word processors put it on the clipboard: many signs about few words. */
function heavyHtml(bytes: number): string {
  const random = seededRandom(5)
  const style = 'font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400'
  const span = (words: string) =>
    `<span style="${style};font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">${words}</span>`
  const blocks: string[] = []
  for (let size = 0; size < bytes - 400; size += blocks.at(-1)?.length ?? 0) {
    const words = textOf(14 + random.int(12), random.int(1_000_000)).replace(/^## .*\n\n/, '')
    const [first = '', ...rest] = words.split(' ')
    blocks.push(
      `<p dir="ltr" style="line-height:1.38;margin-top:0pt;">${span(first)}<b>${span(rest.join(' '))}</b></p>`,
    )
  }
  return `<b id="docs-internal-guid-1" style="font-weight:normal;">${blocks.join('')}<p>${span('the last of all')}</p></b>`
}

function tableHtml(rows: number, columns: number): string {
  const cells = (row: number) => Array.from({ length: columns }, (_, i) => `<td>r${row} c${i}</td>`).join('')
  return `<table>${Array.from({ length: rows }, (_, row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

/** A picture that no compression makes smaller. */
function noise(width: number, height: number): Promise<Buffer> {
  const random = seededRandom(9)
  const raw = Buffer.alloc(width * height * 3)
  for (let i = 0; i + 4 <= raw.length; i += 4) raw.writeInt32LE(random.int(0x7fffffff), i)
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}
