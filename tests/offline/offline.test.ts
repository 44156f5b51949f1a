import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { type Furnished, furnish } from '../journeys/furnish.ts'
import { body, caretAfter, edit } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

// A journey: Bo keeps the community, travels without a network, writes, asks and votes, and comes back to where Chioma reads.

let browser: Browser
let laptop: Laptop
let place: OpenedCommunity
let stock: Furnished
let served = true
let chioma: Window

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity()
  stock = await furnish(place)
  chioma = await openWindow(browser, place.url, place.chioma)
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  const page = await laptop.page()
  await page.goto(at('/offline'))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/3 pages and 2 questions are on this device/).waitFor()
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await chioma?.[Symbol.asyncDispose]()
  await browser?.close()
  if (!served) await place?.start()
  await place?.[Symbol.asyncDispose]()
})

const at = (path: string) => `${place.url}/${place.slug}${path}`
const whole = (path: string) => new URL(path, place.url).href
const chip = (page: Page, words: RegExp) => page.locator('.nav .save-chip', { hasText: words })

async function goAway(): Promise<Page> {
  if (served) await place.stop()
  served = false
  return laptop.restart()
}
async function comeBack(): Promise<void> {
  if (!served) await place.start()
  served = true
}

test('without a server a new browser opens home, a page nobody opened before with its picture, a question, and finds by title', async () => {
  const page = await goAway()
  await page.goto(at(''))
  await page.getByRole('heading', { level: 1, name: /^You are offline/ }).waitFor()
  await page.getByRole('main').getByText('Triage a dead toaster').first().waitFor()

  await page.goto(whole(stock.toaster.url))
  await page.getByRole('heading', { level: 1, name: 'Triage a dead toaster' }).waitFor()
  await page.getByText('Lever does not hold').waitFor()
  await page.getByText(/this device’s copy, kept/).waitFor()
  const picture = page.locator('.prose img')
  await picture.evaluate((image: HTMLImageElement) => image.decode())
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)

  await page.goto(whole(stock.resolved.url))
  await page.getByText('too close to the element').waitFor()

  await page.goto(at('/search'))
  await page.getByRole('searchbox').fill('toaster that came')
  await page.keyboard.press('Enter')
  await page.getByText(/on this device\.$/).waitFor()
  await page.locator('.row-title', { hasText: 'The toaster that came back' }).click()
  await page.getByText('It is always the crumbs.').waitFor()
})

test('words, a question and a vote wait on the device, counted; what waits can still be changed', async () => {
  const page = await goAway()
  await page.goto(whole(stock.fuse.url))
  await edit(page)
  await caretAfter(page, 'Set the meter to continuity.')
  await page.keyboard.type(' Written on the night train.')
  await chip(page, /1 change kept on this device/).waitFor()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.locator('.prose', { hasText: 'Written on the night train.' }).waitFor()

  await page.goto(at('/ask'))
  await page.getByLabel('Your question in one sentence').fill('Do trains have three-pin sockets?')
  await page.locator('.compose').click()
  await page.keyboard.type('Asking for an iron.')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await chip(page, /2 changes kept on this device/).waitFor()

  await page.goto(whole(stock.resolved.url))
  await page
    .getByRole('region', { name: 'Answer by Amina Bello' })
    .getByRole('button', { name: /^This helped/ })
    .click()
  await chip(page, /3 changes kept on this device/).waitFor()

  await page.goto(at('/offline'))
  const question = page.locator('.library-waiting li', { hasText: 'Do trains have three-pin sockets?' })
  await question.getByRole('button', { name: 'Edit' }).click()
  await question.getByRole('textbox').fill('Asking for a soldering iron.')
  await question.getByRole('button', { name: 'Save' }).click()
  await question.getByText('Asking for a soldering iron.').waitFor()
  await page.locator('.library-unsent', { hasText: 'Check the thermal fuse' }).waitFor()
})

test('once the server is there again everything arrives exactly once, and is before the eyes of somebody else', async () => {
  const page = await goAway()
  await page.goto(at(''))
  await chip(page, /3 changes kept on this device/).waitFor()
  await comeBack()
  await chip(page, /^Saved/).waitFor()

  await chioma.page.goto(stock.fuse.url)
  await chioma.page.locator('.prose', { hasText: 'Written on the night train.' }).waitFor()
  await edit(chioma.page)
  const text = await body(chioma.page).innerText()
  expect(text.split('Written on the night train.')).toHaveLength(2)
  await chioma.page.goto(`/${place.slug}/questions`)
  const asked = chioma.page.locator('.row-title', { hasText: 'Do trains have three-pin sockets?' })
  await asked.waitFor()
  await expect.poll(() => asked.count()).toBe(1)
  await asked.click()
  await chioma.page.getByText('Asking for a soldering iron.').waitFor()
  await chioma.page.goto(stock.resolved.url)
  const answer = chioma.page.getByRole('region', { name: 'Answer by Amina Bello' })
  await expect.poll(() => answer.locator('.vote-count').innerText()).toMatch(/^1\b/)

  // Nothing is sent again by opening the program once more.
  const again = await laptop.restart()
  await again.goto(at('/offline'))
  await again.getByText('Nothing waits. Everything you did is with everyone.').waitFor()
  const { items } = await place.amina.api(routes.listQuestions, {
    params: { slug: place.slug },
    query: { show: 'all' },
  })
  expect(items.filter(({ title }) => title.startsWith('Do trains'))).toHaveLength(1)
})

test('signing out takes everything off the device', async () => {
  await comeBack()
  const page = await laptop.restart()
  await page.goto(at(''))
  await page.locator('.nav .who-menu summary').click()
  await page.locator('.nav').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith(`/${place.slug}`))
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()

  const left = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const words: string[] = []
    for (const name of await caches.keys()) {
      if (name.startsWith('commonplace-build-')) continue
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        words.push(`${name} ${request.url} ${await (await cache.match(request))?.text()}`)
    }
    const stored = [...Object.entries({ ...localStorage }), ...Object.entries({ ...sessionStorage })].map(String)
    return { databases, texts: [...words, ...stored] }
  })
  expect(left.databases).toEqual([])
  expect(left.texts.filter((text) => /toaster|fuse|train|Bo Lindqvist/i.test(text))).toEqual([])

  const after = await goAway()
  await after.goto(whole(stock.toaster.url))
  await after.getByRole('heading', { level: 1, name: /cannot be reached|nothing here/i }).waitFor()
  expect(await after.content()).not.toContain('Unplug it first.')
})
