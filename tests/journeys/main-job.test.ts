// The three jobs, end to end, on a real community's pages: written together, asked and answered and woven in, and taken along offline.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'
import {
  type Grounds,
  layGrounds,
  openBrowser,
  openWindow,
  type ServerProcess,
  serverOn,
  WITH_WORKER,
  type Window,
} from '../harness/index.ts'
import { at, type Persona } from '../harness/personas.ts'
import { caretAfter, command, edit, reads, seen, select, takenOver, words } from './steps.ts'

const wiki = corpus('wiki-rap-cop')
const dump = corpus('qa-conlang-meta-2020')
const FOR_AMINA = 'Silver and Gold RAP help external users reuse code'
const FOR_CHIOMA = 'The Baseline level is designated as the'
const SENTENCE = 'they often require significant time and investment in upskilling'
const ANSWER = 'Count a quarter of a year for the first team, and half of that for the second.'

describe.skipIf(wiki === null || dump === null)('the main job, on a real community’s pages', () => {
  let grounds: Grounds
  let server: ServerProcess
  let browser: Browser
  let amina: Window
  let chioma: Window
  let bo: Window
  let founder: Persona
  let pageUrl: string

  beforeAll(async () => {
    grounds = await layGrounds()
    server = await serverOn(grounds.dataDir)
    browser = await openBrowser()
    founder = at(server.url, grounds.amina)
  })
  afterAll(async () => {
    for (const window of [amina, chioma, bo]) await window?.[Symbol.asyncDispose]()
    await browser?.close()
    await server?.[Symbol.asyncDispose]()
    await rm(grounds.dataDir, { recursive: true, force: true })
  })

  test('the wiki and the questions are brought in whole', async () => {
    const community = ['--community', grounds.slug]
    await command(grounds.dataDir, ['import', 'markdown', wiki as string, ...community, '--kind', 'practice'])
    await command(grounds.dataDir, ['import', 'stackexchange', join(dump as string, 'xml'), ...community])
    await server.start()
    const { items } = await founder.api(routes.listPages, { params: { slug: grounds.slug }, query: { limit: 200 } })
    expect(items.length).toBeGreaterThanOrEqual(82)
    const { counts } = await founder.api(routes.readCommunity, { params: { slug: grounds.slug } })
    expect(counts.questions).toBe(54)
    const page = items.find(({ title }) => title === 'Levels of RAP')
    if (!page) throw new Error('The page keeps the title its author gave it')
    pageUrl = page.url
    const whole = await founder.api(routes.readPage, { params: { id: page.id } })
    expect(whole.links.out.length).toBeGreaterThan(0)
    const pages = await Promise.all(items.map(({ id }) => founder.api(routes.readPage, { params: { id } })))
    const pictures = pages.flatMap(({ html }) =>
      [...html.matchAll(/<img [^>]*src="(\/[^"]+)"/g)].map((match) => match[1]),
    )
    expect(pictures.length).toBeGreaterThan(70)
    const picture = await fetch(`${server.url}${pictures[0]}`, { headers: { Cookie: founder.cookie } })
    expect(picture.headers.get('Content-Type')).toMatch(/^image\//)
  })

  test('two members write the same practice at once, and see each other’s carets and words', async () => {
    amina = await openWindow(browser, server.url, grounds.amina, WITH_WORKER)
    chioma = await openWindow(browser, server.url, grounds.chioma, WITH_WORKER)
    await Promise.all([amina, chioma].map(({ page }) => page.goto(pageUrl)))
    await Promise.all([edit(amina.page), edit(chioma.page)])
    await caretAfter(amina.page, FOR_AMINA)
    await amina.page.keyboard.type(' Amina was here.')
    await caretAfter(chioma.page, FOR_CHIOMA)
    await chioma.page.keyboard.type(' Chioma was here.')
    await Promise.all([amina, chioma].map(({ page }) => reads(page, 'Amina was here.', 'Chioma was here.')))
    await amina.page.locator('.remote-caret[data-name="Chioma Eze"]').waitFor()
    await chioma.page.locator('.remote-caret[data-name="Amina Bello"]').waitFor()
    await expect.poll(() => amina.page.locator('.presence').innerText()).toContain('2 here')
  })

  test('one asks from a sentence, the other answers, the asker accepts, and the answer is woven into the page', async () => {
    for (const { page } of [amina, chioma]) await page.getByRole('button', { name: 'Done', exact: true }).click()
    await chioma.page.locator('.page-body .prose', { hasText: 'Chioma was here.' }).waitFor()
    await select(chioma.page, SENTENCE)
    await chioma.page.getByRole('button', { name: 'Ask about this' }).click()
    await chioma.page.getByLabel('Your question in one sentence').fill('How much time does the step to Silver take?')
    await chioma.page.locator('.compose').click()
    await chioma.page.keyboard.type('We are a team of five.')
    await chioma.page.getByRole('button', { name: 'Ask', exact: true }).click()
    await chioma.page.waitForURL(/\/q\//)
    await chioma.page.getByText(SENTENCE).first().waitFor()

    // The page shows what is asked about it; from there Amina goes to answer.
    await amina.page
      .getByRole('link', { name: /How much time does the step to Silver take/ })
      .first()
      .click()
    await amina.page.waitForURL(/\/q\//)
    await amina.page.locator('.compose').click()
    await amina.page.keyboard.type(ANSWER)
    await amina.page.getByRole('button', { name: 'Answer', exact: true }).click()

    // Without a reload: the answer comes to the asker's open window, and the acceptance to the answerer's.
    await chioma.page.getByText(ANSWER).waitFor()
    await chioma.page.getByRole('button', { name: 'Accept', exact: true }).click()
    await amina.page.getByText('Accepted by Chioma Eze').waitFor()

    await amina.page.getByRole('button', { name: 'Add to page…' }).click()
    await amina.page.getByRole('dialog').getByLabel('Which level should I aim for?').check()
    await amina.page.getByRole('button', { name: 'Add it' }).click()
    await chioma.page.getByText('Lives in:').waitFor()
    for (const { page } of [amina, chioma]) {
      await page.goto(pageUrl)
      await page.locator('.adopted', { hasText: ANSWER }).waitFor()
      await expect.poll(() => page.locator('.adopted').innerText()).toContain('Amina Bello')
    }
    const { links } = await founder.api(routes.readPage, { params: { id: pageUrl.split('-').at(-1) ?? '' } })
    expect(links.in.map(({ type }) => type)).toEqual(expect.arrayContaining(['asked-from', 'adopted-into']))
  })

  test('the server is killed while both type, and nothing either had seen is lost', async () => {
    await Promise.all([edit(amina.page), edit(chioma.page)])
    await caretAfter(amina.page, FOR_AMINA)
    await caretAfter(chioma.page, FOR_CHIOMA)
    let typing = true
    const type = async (page: Page, name: string) => {
      for (let n = 1; typing; n++) await page.keyboard.type(` ${name}${n}.`, { delay: 15 })
    }
    const hands = Promise.all([type(amina.page, 'amina'), type(chioma.page, 'chioma')])
    await Promise.all([reads(amina.page, 'chioma12.'), reads(chioma.page, 'amina12.')])
    await server.kill()
    const [chiomaAsSeen, aminaAsSeen] = await Promise.all([seen(amina.page, 'chioma'), seen(chioma.page, 'amina')])
    typing = false
    await hands

    // Neither window may help the server to remember: what a fresh reader is given comes from the disk alone.
    for (const { context } of [amina, chioma]) await context.setOffline(true)
    await server.start()
    await using reader = await openWindow(browser, server.url, grounds.bo, WITH_WORKER)
    await reader.page.goto(pageUrl)
    await edit(reader.page)
    await reads(reader.page, 'amina12.', 'chioma12.')
    await expect.poll(() => seen(reader.page, 'chioma')).toEqual(expect.arrayContaining(chiomaAsSeen))
    await expect.poll(() => seen(reader.page, 'amina')).toEqual(expect.arrayContaining(aminaAsSeen))

    // And what they typed on while it was gone comes back with them.
    for (const { context } of [amina, chioma]) await context.setOffline(false)
    const last = [Math.max(...(await seen(amina.page, 'amina'))), Math.max(...(await seen(chioma.page, 'chioma')))]
    for (const { page } of [amina, chioma, reader]) await reads(page, `amina${last[0]}.`, `chioma${last[1]}.`)
  })

  test('a third window takes the community along, writes with the server gone, and in the end all three agree', async () => {
    bo = await openWindow(browser, server.url, grounds.bo, WITH_WORKER)
    await bo.page.goto(`/${grounds.slug}/offline`)
    await takenOver(bo.page)
    await bo.page.getByLabel('Keep this community offline').check()
    await bo.page.getByText(/8\d pages and 5\d questions are on this device/).waitFor()
    await bo.page.evaluate(() => navigator.serviceWorker.ready)
    await server.stop()

    await bo.page.goto(`/${grounds.slug}/search?q=${encodeURIComponent('version control')}`)
    await bo.page
      .getByText(/on this device/)
      .first()
      .waitFor()
    await bo.page.goto(pageUrl)
    await bo.page.getByRole('heading', { level: 1, name: 'Levels of RAP' }).waitFor()
    await edit(bo.page)
    await caretAfter(bo.page, 'Many teams will aim for Baseline RAP')
    await bo.page.keyboard.type(' Bo wrote this on a train.')
    await bo.page
      .getByText(/kept on this device/)
      .first()
      .waitFor()
    await amina.page.keyboard.type(' Amina wrote on, too.')

    await server.start()
    const windows = [amina, chioma, bo].map(({ page }) => page)
    for (const page of windows) await reads(page, 'Bo wrote this on a train.', 'Amina wrote on, too.')
    const [first, ...others] = await Promise.all(windows.map(words))
    for (const other of others) expect(other).toBe(first)
  })
})
