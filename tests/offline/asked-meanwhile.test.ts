// A journey: Bo asks on a train what Chioma asks meanwhile at the table, and writes in a page that she and Amina write in. Back among people he
// is shown her question before his is sent, and told who else changed the page.
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { body, edit } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

const asked = [
  { by: 'Why does the kiln crack bowls in winter?', meanwhile: 'In winter the kiln cracks bowls – why?' },
  { by: 'Which glaze holds on wet clay?', meanwhile: 'Which glaze holds on clay that is wet?' },
] as const

let laptop: Laptop
let place: OpenedCommunity
let page: Page
let slow: { readonly id: string; readonly path: string }

const at = (path: string) => `${place.url}/${place.slug}${path}`
const waits = (words: string) => page.locator('.library-waiting > li', { hasText: words })
const chip = (words: RegExp) => page.locator('.nav .save-chip', { hasText: words })
async function titles(): Promise<string[]> {
  const call = { params: { slug: place.slug }, query: { show: 'all' } } as const
  return (await place.amina.api(routes.listQuestions, call)).items.map(({ title }) => title)
}

beforeAll(async () => {
  place = await openCommunity()
  const input = { kind: 'practice', title: 'Fire slowly', markdown: 'Up to red heat.' } as const
  const { id, url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  slow = { id, path: new URL(url, place.url).pathname }
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  page = await laptop.page()
  await page.goto(at('/offline'))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText('1 page and 0 questions are on this device').waitFor()
  await place.stop()
  await page.goto(place.url + slow.path)
  await edit(page)
  await body(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(' Then wait.')
  await chip(/1 change kept on this device/).waitFor()
  for (const { by } of asked) {
    await page.goto(at('/ask'))
    await page.getByLabel('Your question in one sentence').fill(by)
    await page.locator('.compose').click()
    await page.keyboard.type('They stood outside.')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: by }).waitFor()
  }
  await chip(/3 changes kept on this device/).waitFor()
  // Chioma's own server is the same one, before Bo's device has noticed that it is back.
  await page.context().setOffline(true)
  await place.start()
  for (const [who, heat] of [
    [place.amina, 'orange'],
    [place.chioma, 'yellow'],
  ] as const) {
    const input = { markdown: `Up to red heat.\n\nOr to ${heat}.` }
    await who.api(routes.changePage, { params: { id: slow.id }, input })
  }
  for (const { meanwhile } of asked)
    await place.chioma.api(routes.askQuestion, {
      params: { slug: place.slug },
      input: { title: meanwhile, markdown: 'Since Monday.' },
    })
}, 120_000)
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('[OF34] what somebody asked nearly alike meanwhile is shown before one’s own is sent', async () => {
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page
    .getByText(/^Chioma Eze asked nearly what you did/)
    .first()
    .waitFor()
  await chip(/2 acts wait for your decision/).waitFor()
  await page.getByRole('button', { name: 'Choose' }).first().click()
  for (const { by, meanwhile } of asked) {
    await waits(by).getByRole('link', { name: meanwhile }).waitFor()
    // Nothing typed is lost while one has not chosen.
    await waits(by).getByText('They stood outside.').waitFor()
  }
  await expect.poll(() => titles()).toHaveLength(2)
})

test('[OF34] joining follows theirs and asks nothing; one’s own can be asked all the same', async () => {
  const [joined, posted] = asked
  await waits(joined.by).getByRole('button', { name: 'Follow that one instead' }).click()
  await waits(joined.by).waitFor({ state: 'detached' })
  await waits(posted.by).getByRole('button', { name: 'Ask mine all the same' }).click()
  await page.getByText('Nothing waits. Everything you did is with everyone.').waitFor()
  await chip(/^Saved/).waitFor()
  expect((await titles()).sort()).toEqual([joined.meanwhile, posted.by, posted.meanwhile].sort())
  const call = { params: { slug: place.slug }, query: { show: 'followed' } } as const
  const followed = (await place.bo.api(routes.listQuestions, call)).items.map(({ title }) => title)
  expect(followed).toContain(joined.meanwhile)
})

test('[OF33] who else changed a page that was written in meanwhile is told, with the way to what changed', async () => {
  const news = page.locator('li', { hasText: '2 others edited “Fire slowly” while you were away.' })
  await news.getByRole('link', { name: 'See what changed' }).click()
  await page.getByRole('heading', { level: 1, name: /Fire slowly/ }).waitFor()
  await page.locator('.version-view .diff').waitFor()
  const { html } = await place.amina.api(routes.readPage, { params: { id: slow.id } })
  expect(html.replace(/<[^>]*>/g, ' ')).toMatch(/Up to red heat\. Then wait\.\s+Or to yellow\./)
})
