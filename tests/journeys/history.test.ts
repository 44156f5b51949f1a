// Two people and the past of a page: what changed since one last read, whose each word is, any two versions, and the way back. The story happens
// with a pointer, with the keys alone and on a phone.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PageShape, routes } from '@commonplace/api'
import type { AxeResults } from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { PICTURE } from './furnish.ts'
import { WAYS } from './hands.ts'
import { openLive, select } from './steps.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const FIRST =
  '## Drying\n\nLeave it in the clamps for a day.\n\n## Sanding\n\nGo with the grain of the wood.\n\n| glue | hours |\n|-|-|\n| bone | 12 |\n'
const SECOND = FIRST.replace('a day', 'two days').replace('| bone | 12 |', '| bone | 20 |')
const THIRD = SECOND.replace('## Drying\n\n', '## Drying\n\nKeep it warm. ').replace(
  'Go with the grain of the wood.',
  'Sand it.',
)

let browser: Browser
let axe: string
beforeAll(async () => {
  axe = await readFile(AXE, 'utf8')
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(WAYS)('the past of a page, $way', ({ way, hands: { press, choose }, window: size }) => {
  let place: OpenedCommunity
  let amina: Window
  let glue: PageShape

  const change = (who: 'amina' | 'bo', markdown: string) =>
    place[who].api(routes.changePage, { params: { id: glue.id }, input: { markdown } })
  const name = (text: string, summary: string) =>
    place.bo.api(routes.createVersion, { params: { id: glue.id }, input: { name: text, summary } })

  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    glue = await place.amina.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'practice', title: 'Gluing wood', markdown: FIRST },
    })
    amina = await openWindow(browser, place.url, place.amina, size)
  })
  afterAll(async () => {
    await amina?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })

  const button = (within: Page | Locator, label: string | RegExp) =>
    within.getByRole('button', { name: label, exact: true })
  const where = (page: Page) => page.locator('.diff-where')
  const diff = (page: Page) => page.locator('.prose.diff')
  async function clean(page: Page): Promise<void> {
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

  test('Amina reads; Bo writes; she is told, sees his words in the page, and is not told again', async () => {
    const { page } = amina
    const read = page.waitForResponse((response) => response.url().endsWith(`/pages/${glue.id}/read`))
    await openLive(page, glue.url)
    await read
    await change('bo', SECOND)
    await name('Agreed at Show & Tell', 'after the winter meet')
    await openLive(page, glue.url)
    const notice = page.locator('.notice.unread')
    await notice.getByText('Bo').waitFor()
    await clean(page)
    const known = page.waitForResponse((response) => response.url().endsWith(`/pages/${glue.id}/read`))
    await press(notice.getByRole('link', { name: 'Show the changes' }))
    await known
    await diff(page).locator('ins', { hasText: 'two days' }).waitFor()
    await press(button(page, 'Next change'))
    await where(page).getByText('Change 1 of 2. Bo Lindqvist rewrote: “two days”').waitFor()
    await clean(page)
    await press(button(page, 'Back to the text'))
    await diff(page).waitFor({ state: 'detached' })
    await openLive(page, glue.url)
    await page.getByText('for two days').waitFor()
    expect(await notice.count()).toBe(0)
  })

  test('she asks who wrote words that were split between them', async () => {
    const { page } = amina
    await select(page, 'clamps for two days')
    await press(button(page, 'Who wrote this?'))
    const told = page.locator('.who-wrote li')
    await told.filter({ hasText: 'two days' }).getByText('Bo Lindqvist', { exact: true }).waitFor()
    await told.filter({ hasText: 'clamps for' }).getByText('Amina Bello', { exact: true }).waitFor()
    await clean(page)
  })

  test('any two versions are compared, gone through by key, and by one author alone', async () => {
    const { page } = amina
    await change('amina', THIRD)
    await openLive(page, `${glue.url}/history`)
    await page.getByText('after the winter meet').first().waitFor()
    await choose(page.getByLabel('From', { exact: true }), 'Version 1')
    await diff(page).locator('ins', { hasText: 'two days' }).waitFor()
    await diff(page).locator('ins', { hasText: 'Keep it warm.' }).waitFor()
    expect(await diff(page).locator('td', { hasText: '20' }).innerHTML()).toMatch(
      /<del[^>]*>12<\/del><ins[^>]*>20<\/ins>/,
    )
    await clean(page)
    await page.locator('h1').focus()
    await page.keyboard.press('n')
    await where(page)
      .getByText(/^Change 1 of 4\. Amina Bello put in/)
      .waitFor()
    await page.keyboard.press('p')
    await where(page)
      .getByText(/^Change 4 of 4\. Bo Lindqvist rewrote/)
      .waitFor()
    await press(page.locator('.diff-authors').getByRole('button', { name: 'Bo Lindqvist', exact: true }))
    await where(page).getByText('2 changes').waitFor()
    expect(new URL(page.url()).searchParams.get('diff')).toMatch(/^1\.\.\d$/)
  })

  test('a picture that came, the words it is described with, and a block that was moved are told as that', async () => {
    const { page } = amina
    const [first, second, third] = [
      'Rub the two faces until they meet.',
      'Warm the glue in a bath.',
      'Press for an hour.',
    ]
    const rubbed = await place.amina.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'practice', title: `Rubbed joints ${way}`, markdown: `${first}\n\n${second}\n\n${third}\n` },
    })
    const { url: src } = await place.bo.api(routes.attachFile, {
      params: { id: rubbed.id },
      query: { name: 'joint.png' },
      bytes: PICTURE,
    })
    const becomes = (who: 'amina' | 'bo', markdown: string) =>
      place[who].api(routes.changePage, { params: { id: rubbed.id }, input: { markdown } })
    await becomes('bo', `${first}\n\n![A joint](${src})\n\n${second}\n\n${third}\n`)
    await becomes('amina', `${third}\n\n${first}\n\n![A joint, held by hand](${src})\n\n${second}\n`)
    await openLive(page, `${rubbed.url}/history?diff=1..2`)
    await diff(page).locator('ins img[alt="A joint"]').waitFor()
    await press(button(page, 'Next change'))
    await where(page)
      .getByText(/^Change 1 of 1\. .+ put in: a picture, “A joint”$/)
      .waitFor()
    await openLive(page, `${rubbed.url}/history?diff=2..3`)
    await diff(page).locator('.diff-moved', { hasText: third }).waitFor()
    await diff(page).locator('del img[alt="A joint"]').waitFor()
    await diff(page).locator('ins img[alt="A joint, held by hand"]').waitFor()
    // Moved, not taken out there and put in here.
    expect(await diff(page).locator('ins, del').getByText(third).count()).toBe(0)
    await press(button(page, 'Next change'))
    await where(page).getByText('Change 1 of 2. Moved.').waitFor()
    await press(button(page, 'Next change'))
    await where(page)
      .getByText(/^Change 2 of 2\. .+ rewrote: a picture, “A joint, held by hand”$/)
      .waitFor()
    await clean(page)
  })

  test('one section comes back as it was, and the rest stays', async () => {
    const { page } = amina
    await openLive(page, `${glue.url}/history?diff=1..`)
    await press(button(page, 'Restore version 1'))
    await choose(page.getByLabel('What to bring back'), 'Only the section Sanding')
    await clean(page)
    await press(button(page, 'Restore it'))
    await page.getByText('“Sanding” is back as it was.').waitFor()
    const now = await place.bo.api(routes.readPage, { params: { id: glue.id }, query: { format: 'markdown' } })
    expect(now.markdown).toContain('Go with the grain of the wood.')
    expect(now.markdown).toContain('Keep it warm. Leave it in the clamps for two days.')
  })

  test('a version is taken home as a file', async () => {
    const { page } = amina
    await openLive(page, `${glue.url}/history?diff=1..2`)
    const [file] = await Promise.all([page.waitForEvent('download'), press(button(page, 'Markdown'))])
    expect(file.suggestedFilename()).toBe('Gluing-wood-2.md')
    expect(await readFile(await file.path(), 'utf8')).toContain('for two days')
  })
})
