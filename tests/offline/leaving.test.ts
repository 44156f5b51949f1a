// A journey: Bo answers on a train what is deleted meanwhile. His words are refused, told, saved as files, and go only when he says so; then others use the computer too.
import { readFile } from 'node:fs/promises'
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { keys } from '../journeys/hands.ts'
import { Laptop } from './device.ts'

const WORDS = 'Turn the cord the other way round.'

let laptop: Laptop
let place: OpenedCommunity
let page: Page

const at = (path: string) => `${place.url}/${place.slug}${path}`
const chip = (words: RegExp) => page.locator('.nav .save-chip', { hasText: words })
async function signOut(): Promise<void> {
  await keys.press(page.locator('.nav .who-menu summary'))
  await keys.press(page.locator('.nav').getByRole('button', { name: 'Sign out' }))
}

beforeAll(async () => {
  place = await openCommunity()
  const input = { title: 'Why does the cord twist?', markdown: 'Each time.' }
  const question = await place.amina.api(routes.askQuestion, { params: { slug: place.slug }, input })
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  page = await laptop.page()
  await page.goto(new URL(question.url, place.url).href)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await place.stop()
  await page.locator('.answer-form').locator('.compose, .plain-text').click()
  await page.keyboard.type(WORDS)
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await chip(/1 change kept on this device/).waitFor()
  await page.context().setOffline(true)
  await place.start()
  await place.amina.api(routes.deleteQuestion, { params: { id: question.id } })
  await page.context().setOffline(false)
  await page.goto(at(''))
}, 120_000)
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('what was refused is told by the chip', async () => {
  await chip(/1 act waits for your decision/).waitFor()
})

test('[OF26] signing out asks, offers the words as files, and leaves them where one stays', async () => {
  await signOut()
  const dialog = page.getByRole('dialog', { name: 'Not everything was sent' })
  await dialog.getByText('1 change of yours has not been sent').waitFor()
  const saving = page.waitForEvent('download')
  await keys.press(dialog.getByRole('button', { name: 'Save them as files' }))
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^not-sent-\d{4}-\d\d-\d\d\.zip$/)
  // Stored as they are: the words can be read in it.
  expect(await readFile(await saved.path(), 'utf8')).toContain(WORDS)
  await dialog.getByText('Saved. They are with your downloads.').waitFor()
  await keys.press(dialog.getByRole('button', { name: 'Stay signed in' }))
  await page.goto(at('/offline'))
  await page.locator('.library-waiting li', { hasText: WORDS }).waitFor()
})

test('[OF26] they go when one says so', async () => {
  await signOut()
  await keys.press(page.getByRole('button', { name: 'Sign out, and let them go' }))
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('[OF26] on a computer that others use too nothing is kept: no copy, no page as it was drawn, no name', async () => {
  await laptop.carry(place.url, place.amina.cookie)
  await page.goto(at('/offline'))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const begunAnew = page.waitForEvent('load')
  await keys.press(page.getByLabel('Others use this computer too: keep nothing on it'))
  await begunAnew
  const kept = () =>
    page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await caches.keys()).filter((name) => !name.startsWith('commonplace-build-')),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      ...Object.keys(localStorage),
    ])
  await expect.poll(kept).toEqual(['commonplace-shared-computer'])
  await page.goto(at(''))
  await page.getByRole('link', { name: 'Amina Bello' }).or(page.locator('.who-menu')).first().waitFor()
  await page.goto(at('/questions'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await kept()).toEqual(['commonplace-shared-computer'])
})
