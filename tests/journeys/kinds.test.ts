// What pages of a kind have beyond their text: a place in the tree, a status with a reason, a pin, copies, and what new ones begin with. Done with
// the keys alone, but for dragging.
import { type PageShape, routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { keys } from './hands.ts'
import { openLive, takenOver } from './steps.ts'

let browser: Browser
let place: OpenedCommunity
let bo: Window
let amina: Window
const pages: Record<string, PageShape> = {}

const TITLES = ['Wood', 'Glue', 'Clamps', 'Nails'] as const

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  for (const title of TITLES)
    pages[title] = await place.bo.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'practice', title, markdown: `All about ${title}.` },
    })
  bo = await openWindow(browser, place.url, place.bo)
  amina = await openWindow(browser, place.url, place.amina)
}, 60_000)
afterAll(async () => {
  await bo?.[Symbol.asyncDispose]()
  await amina?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const within = (path: string) => `/${place.slug}${path}`
const handle = (page: Page, title: string) => page.getByRole('button', { name: `Move “${title}”` })
/** The tree as it is read: each title with how deep it stands. */
const tree = (page: Page) =>
  page
    .locator('.tree li')
    .evaluateAll((rows) => rows.map((row) => `${row.className.slice(-1)} ${row.querySelector('a')?.textContent}`))
const reads = async (page: Page, ...rows: string[]) => {
  await expect.poll(() => tree(page)).toEqual(rows)
}
const menu = async (page: Page, name: string) => {
  await takenOver(page)
  await keys.press(page.locator('summary[aria-label="More actions"]').first())
  await keys.press(page.getByRole('button', { name, exact: true }))
}

test('pages are moved in the tree by the keys and by dragging, with all below them; others see it', async () => {
  await openLive(amina.page, within('/pages'))
  await openLive(bo.page, within('/pages'))
  await handle(bo.page, 'Glue').focus()
  await bo.page.keyboard.press('Alt+ArrowRight')
  await reads(bo.page, '0 Wood', '1 Glue', '0 Clamps', '0 Nails')
  await reads(amina.page, '0 Wood', '1 Glue', '0 Clamps', '0 Nails')
  // The focus went along.
  await bo.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Move “Glue”')
  await handle(bo.page, 'Wood').focus()
  await bo.page.keyboard.press('Alt+ArrowDown')
  await reads(bo.page, '0 Clamps', '0 Wood', '1 Glue', '0 Nails')
  await handle(bo.page, 'Glue').focus()
  await bo.page.keyboard.press('Alt+ArrowLeft')
  await reads(bo.page, '0 Clamps', '0 Wood', '0 Glue', '0 Nails')

  await handle(amina.page, 'Nails').hover()
  await amina.page.mouse.down()
  const target = await amina.page.locator('.tree li', { hasText: 'Wood' }).boundingBox()
  if (!target) throw new Error('Wood is in the tree')
  await amina.page.mouse.move(target.x + 60, target.y + target.height / 2, { steps: 5 })
  await amina.page.locator('[data-drop="inside"]').waitFor()
  await amina.page.mouse.up()
  await reads(bo.page, '0 Clamps', '0 Wood', '1 Nails', '0 Glue')
})

test('a status is set with a reason, and the page says who set it and why', async () => {
  await openLive(amina.page, pages.Glue?.url ?? '')
  await openLive(bo.page, pages.Glue?.url ?? '')
  await menu(bo.page, 'Facts about this page')
  const dialog = bo.page.getByRole('dialog')
  await keys.choose(dialog.getByLabel('Status'), 'Proposed')
  await keys.write(dialog.getByLabel('Why'), 'Three of us do it so.')
  await keys.press(dialog.getByRole('button', { name: 'Save' }))
  await amina.page.locator('.facts', { hasText: 'Bo Lindqvist: Three of us do it so.' }).waitFor()
})

test('a host pins a page, which then stands first; a member makes a copy of it', async () => {
  await menu(bo.page, 'Pin for everybody')
  await bo.page.getByText('Pinned: it stands first, and on Home.').waitFor()
  await openLive(amina.page, within('/practices'))
  await expect.poll(() => amina.page.locator('.pinned').innerText()).toContain('Glue')
  await openLive(amina.page, pages.Clamps?.url ?? '')
  await menu(amina.page, 'Make a copy')
  await amina.page.getByRole('heading', { level: 1, name: 'Clamps (copy)' }).waitFor()
  await amina.page.locator('.prose', { hasText: 'All about Clamps.' }).waitFor()
})

test('a host writes what practices begin with, and the next one begins so', async () => {
  await openLive(bo.page, within('/settings'))
  await bo.page.getByLabel('Begins with').fill('## Why we do it\n\n## How\n')
  await keys.press(bo.page.locator('.templates').getByRole('button', { name: 'Save' }))
  await bo.page.getByRole('button', { name: 'As it was at first' }).waitFor()
  await openLive(amina.page, within('/new/practice'))
  await takenOver(amina.page)
  await amina.page.getByText('Why we do it · How').waitFor()
  await keys.write(amina.page.getByLabel('Title'), 'Sanding')
  await keys.press(amina.page.getByRole('button', { name: 'Create and open' }))
  await amina.page.locator('.ProseMirror h2', { hasText: 'Why we do it' }).waitFor()
})

test('no window complained', () => {
  for (const { complaints } of [bo, amina]) expect(complaints).toEqual([])
})
