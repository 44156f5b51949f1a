// What shows that a community is worth its time: stories as evidence for practices, and measures.
import { type PageShape, routes } from '@commonplace/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { openLive } from './steps.ts'

let browser: Browser
let place: OpenedCommunity
let bo: Window
let glue: PageShape

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  const write = (kind: 'practice' | 'story', title: string, more: object = {}) =>
    place.amina.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind, title, markdown: 'Words.', ...more },
    })
  glue = await write('practice', 'Glue a handle')
  await write('story', 'The blue mug', { tried: [{ page: glue.id, outcome: 'did-not' }] })
  bo = await openWindow(browser, place.url, place.bo)
}, 60_000)
afterAll(async () => {
  await bo?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

test('[TR1] from a practice its story is told with the practice filled in, and both say so, also without a script', async () => {
  const { page } = bo
  await openLive(page, glue.url)
  await expect.poll(() => page.locator('.evidence > p').innerText()).toContain('Tried once: 1 did not.')
  await page.getByRole('link', { name: 'Tell the story of trying this' }).click()
  await page.getByLabel('Title').fill('A teapot')
  await page.getByRole('group', { name: 'What came of “Glue a handle”' }).getByLabel('Mixed').check()
  await page.getByRole('button', { name: 'Create and open' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => page.locator('.facts').innerText()).toContain('Glue a handle (mixed)')
  await page.getByLabel('More actions').first().click()
  await page.getByRole('button', { name: 'Facts about this page' }).click()
  await page.getByRole('dialog').getByLabel('What came of “Glue a handle”').selectOption('It worked')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => page.locator('.facts').innerText()).toContain('Glue a handle (it worked)')
  await using quiet = await openWindow(browser, place.url, place.amina, { javaScriptEnabled: false })
  await quiet.page.goto(glue.url)
  await expect
    .poll(() => quiet.page.locator('.evidence > p').innerText())
    .toContain('Tried 2 times: 1 worked, 1 did not.')
  await quiet.page.locator('.evidence summary').click()
  await expect.poll(() => quiet.page.locator('.evidence-list a').allInnerTexts()).toEqual(['A teapot', 'The blue mug'])
  await expect.poll(() => quiet.page.locator('.rung-rule [aria-current] dt').innerText()).toBe('Tried')
})

test('[MS1] [MS5] [MS7] the measures are read without a script: a sentence, numbers with pictures and tables, lists, CSV, a report', async () => {
  await using quiet = await openWindow(browser, place.url, place.amina, { javaScriptEnabled: false })
  const { page } = quiet
  await page.goto(`/${place.slug}/measures`)
  await expect.poll(() => page.locator('.standfirst').innerText()).toContain('2 people wrote something')
  const told = page.locator('.measure', { hasText: 'Stories behind practices' })
  await expect.poll(() => told.locator('.measure-note').innerText()).toContain('1 of 1 practices have a story')
  await expect.poll(() => told.locator('svg').getAttribute('aria-label')).toContain('Tried: 1')
  await told.locator('summary', { hasText: 'Told of most' }).click()
  await expect.poll(() => told.getByRole('link', { name: 'Glue a handle' }).getAttribute('href')).toContain('/p/')
  const posts = page.locator('.measure', { hasText: 'Posts and replies a week' })
  await posts.locator('summary').click()
  await expect.poll(() => posts.locator('tbody tr').count()).toBe(12)
  const csv = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
  const table = await (await page.request.get(csv ?? '')).text()
  expect(table.split('\r\n')).toHaveLength(14)
  await page.getByRole('link', { name: 'Report to print' }).click()
  await page.getByLabel('The blue mug').check()
  await page.getByRole('button', { name: 'Show it so' }).click()
  await expect
    .poll(() => page.locator('.report-story').allInnerTexts())
    .toEqual([expect.stringContaining('The blue mug')])
  await page.getByLabel('Arrange it by five values (Wenger-Trayner)').check()
  await page.getByRole('button', { name: 'Show it so' }).click()
  await expect
    .poll(() => page.locator('.cycles h2').allInnerTexts())
    .toEqual(['Immediate value', 'Potential value', 'Applied value', 'Realized value', 'Transformative value'])
  // It did not work: the story tells of something tried.
  await expect.poll(() => page.locator('.cycles', { hasText: 'Applied value' }).innerText()).toContain('The blue mug')
  await expect.poll(() => page.getByLabel('The blue mug').isChecked()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.locator('.no-print').isVisible()).toBe(false)
  await expect.poll(() => page.locator('.cycles').first().isVisible()).toBe(true)
})

test('[MS11] the report prints on one sheet, with its stories, by numbers or by five values', async () => {
  await using window = await openWindow(browser, place.url, place.amina)
  const { page } = window
  const { stories } = await place.amina.api(routes.readMeasures, { params: { slug: place.slug }, query: {} })
  const chosen = stories.map(({ id }) => `story=${id}`).join('&')
  for (const by of ['', '&by=value']) {
    await openLive(page, `/${place.slug}/measures/report?${chosen}${by}`)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  }
})
