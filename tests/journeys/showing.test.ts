// A page shows a section of another. Amina writes with nothing but keys; Bo keeps the other page; a stranger may not read that one.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { routes } from '@commonplace/api'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { type Furnished, furnish } from './furnish.ts'
import { body, caretAfter, edit, openLive } from './steps.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let browser: Browser
let place: OpenedCommunity
let stock: Furnished
let amina: Window
/** On a phone. */
let bo: Window
let stranger: Window
let axe: string

beforeAll(async () => {
  axe = await readFile(AXE, 'utf8')
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  stock = await furnish(place)
  amina = await openWindow(browser, place.url, place.amina, { viewport: { width: 1440, height: 900 } })
  bo = await openWindow(browser, place.url, place.bo, { viewport: { width: 360, height: 740 }, hasTouch: true })
  stranger = await openWindow(browser, place.url)
})
afterAll(async () => {
  for (const window of [amina, bo, stranger]) await window?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const shown = (page: Page, words: string) => page.locator('.page-body .shown', { hasText: words })

/** Nothing in anybody's way and nothing wider than the window, by day and by night. */
async function clean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0)
  }
}

/** Goes on with Tab until the focus stands on what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (name.test(called.trim())) return
  }
  throw new Error(`Tab never came to ${name}`)
}

test('Amina chooses a section with the keys; it stands in her text, and follows when Bo writes in its page', async () => {
  const { page } = amina
  await openLive(page, stock.story.url)
  await edit(page)
  await caretAfter(page, 'It is always the crumbs.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/section')
  await page.getByRole('option', { name: 'Show a section of another page' }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Show a section of another page' })
  await dialog.getByLabel('Of which page?').waitFor()
  await page.keyboard.type('thermal fuse')
  await dialog.getByRole('button', { name: 'Check the thermal fuse' }).waitFor()
  await clean(page)
  await tabTo(page, /^Check the thermal fuse$/)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Pitfalls' }).waitFor()
  await tabTo(page, /^Pitfalls$/)
  await page.keyboard.press('Enter')
  await shown(page, 'A cold fuse may lie.').waitFor()
  expect(await dialog.count()).toBe(0)
  await clean(page)

  await openLive(bo.page, stock.fuse.url)
  await edit(bo.page)
  await caretAfter(bo.page, 'A cold fuse may lie.')
  await bo.page.keyboard.type(' Warm it first.')
  await shown(page, 'Warm it first.').waitFor()
  await expect.poll(() => body(page).locator('h2').count()).toBe(1)
})

test('it is in the page without a script, fits a phone, and its own page tells where it is shown', async () => {
  const { page } = amina
  await page.keyboard.press('Control+Enter')
  await page.locator('.page-body .prose:not(.ProseMirror) .shown').waitFor()
  const html = await (await amina.context.request.get(stock.story.url)).text()
  expect(html).toContain('Warm it first.')
  await clean(page)
  await openLive(bo.page, stock.story.url)
  const from = bo.page.getByRole('link', { name: 'Check the thermal fuse › Pitfalls' })
  await shown(bo.page, 'Warm it first.').waitFor()
  await clean(bo.page)
  await from.click()
  await bo.page.waitForURL(/check-the-thermal-fuse.*#h-pitfalls$/)
  await bo.page.getByRole('heading', { name: 'Shown in 1 place' }).waitFor()
  await clean(bo.page)
})

test('whoever may not read the other page reads a sentence in its place, and not what it is called', async () => {
  await stranger.page.goto(stock.story.url)
  await shown(stranger.page, 'Warm it first.').waitFor()
  const audience = { floor: 'member' as const, people: [] }
  await place.bo.api(routes.narrowPage, { params: { id: stock.fuse.id }, input: { audience } })
  const { url } = stock.story
  const get = async (path: string) => (await stranger.context.request.get(path)).text()
  expect(await get(url)).toContain('it is not visible to you')
  const api = `/api/v1/communities/${place.slug}`
  const doors = [url, `${url}.md`, `${url}.json`, `/${place.slug}/feed.atom`, `/${place.slug}/llms.txt`]
  for (const path of [...doors, `${api}/offline`, `${api}/search?q=warm`, `${api}/pages`, `${url}/history`])
    expect(await get(path), path).not.toMatch(/Warm it first|A cold fuse|Check the thermal fuse/)
  await stranger.page.goto(stock.story.url)
  await shown(stranger.page, 'not visible to you').waitFor()
  await clean(stranger.page)
  await openLive(amina.page, stock.story.url)
  await shown(amina.page, 'Warm it first.').waitFor()
})

test('a pasted link to a block offers to show it, a circle is refused in words, and a copy is words of one’s own', async () => {
  const { page } = amina
  await edit(page)
  await caretAfter(page, 'It is always the crumbs.')
  await page.keyboard.press('Enter')
  const paste = (text: string) =>
    body(page).evaluate((element, text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
  await paste(new URL(`${stock.fuse.url}#h-steps`, place.url).href)
  await page.getByRole('button', { name: 'Show it here' }).click()
  await shown(page, 'Set the meter to continuity.').waitFor()

  // The other page cannot come to show this one.
  await openLive(bo.page, stock.fuse.url)
  await edit(bo.page)
  await caretAfter(bo.page, 'Two probes, one beep.')
  await bo.page.keyboard.press('Enter')
  await bo.page.keyboard.type('/section')
  await bo.page.getByRole('option', { name: 'Show a section of another page' }).click()
  const dialog = bo.page.getByRole('dialog')
  await dialog.getByLabel('Of which page?').fill('came back')
  await dialog.getByRole('button', { name: 'The toaster that came back' }).click()
  await dialog.getByRole('button', { name: 'The whole page' }).click()
  await dialog.getByText('it would show itself').waitFor()
  await clean(bo.page)
  await bo.page.keyboard.press('Escape')

  await shown(page, 'Warm it first.').click()
  const bar = page.getByRole('group', { name: 'This section of another page' })
  await bar.waitFor()
  await page.keyboard.press('Alt+F10')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Turn into a copy')
  await page.keyboard.press('Enter')
  await body(page).locator(':scope > p', { hasText: 'Warm it first.' }).waitFor()
  await page.locator('.ProseMirror:focus').waitFor()
  await page.keyboard.press('Control+z')
  await shown(page, 'Warm it first.').waitFor()
  await page.keyboard.press('Control+Shift+z')
  await body(page).locator(':scope > p', { hasText: 'Warm it first.' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.page-body .prose:not(.ProseMirror) > p', { hasText: 'Warm it first.' }).waitFor()
  await expect.poll(() => page.locator('.page-body .shown').count()).toBe(1)
  for (const { complaints } of [amina, bo, stranger]) expect(complaints).toEqual([])
})
