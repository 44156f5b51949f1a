// A journey: Bo keeps one page from its menu, a tag from the list of its pages, and what he stars, and has just those without a server.
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { keys } from '../journeys/hands.ts'
import { Laptop } from './device.ts'

let place: OpenedCommunity
let laptop: Laptop
let page: Page
const paths: Record<string, string> = {}

const at = (path: string) => `${place.url}/${place.slug}${path}`
const button = (name: string) => page.getByRole('button', { name, exact: true })

beforeAll(async () => {
  place = await openCommunity()
  for (const [title, tags] of [
    ['Mugs', ['clay']],
    ['Bowls', ['clay']],
    ['Toasters', []],
    ['Lamps', []],
  ] as const) {
    const input = { kind: 'practice' as const, title, markdown: `All about ${title}.`, tags: [...tags] }
    const made = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
    paths[title] = new URL(made.url, place.url).pathname
  }
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  page = await laptop.page()
  await page.goto(at(''))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
})
const star = (on: boolean) => keys.press(button(on ? 'Star this' : 'Starred'))
const starred = (title: string) => page.getByRole('main').getByRole('link', { name: title }).first()
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('[OF27] a page is kept from its menu, and a tag where its pages are listed', async () => {
  await page.goto(at('/practices?tag=clay'))
  await keys.press(button('Keep everything tagged clay offline'))
  await page.getByText('Kept on this device, and kept up to date.').waitFor()
  await expect.poll(() => button('✓ Keep everything tagged clay offline').getAttribute('aria-pressed')).toBe('true')
  await page.goto(at('/practices'))
  // Not with the keys: a page is fetched when its link is come near to, and Lamps is to be one that was never near.
  await page.getByRole('main').getByRole('link', { name: 'Toasters' }).first().click()
  await keys.press(page.locator('summary[aria-label]').last())
  await keys.press(button('Keep this page offline'))
  await page.getByText('Kept on this device, and kept up to date.').waitFor()
})

test('[OF27] what was kept so opens without a server; what was not does not', async () => {
  await place.stop()
  page = await laptop.restart()
  for (const title of ['Mugs', 'Bowls', 'Toasters']) {
    await page.goto(place.url + paths[title])
    await page.getByText(`All about ${title}.`).waitFor()
  }
  await page.goto(place.url + paths.Lamps)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await page.getByText('All about Lamps.').count()).toBe(0)
  await place.start()
})

test('[OF27] it is let go where it was kept', async () => {
  await page.goto(at('/practices?tag=clay'))
  await keys.press(button('✓ Keep everything tagged clay offline'))
  await page.getByText('No longer kept by itself.').waitFor()
  await button('Keep everything tagged clay offline').waitFor()
  await page.goto(at('/offline'))
  await page.getByText('Stop keeping').waitFor()
  expect(await page.getByText('Everything tagged clay').count()).toBe(0)
})

test('[OF27] what is starred is kept; a star given with no server is sent, and taken back it lets go', async () => {
  await page.goto(at('/stars'))
  await page.getByText('Nothing starred yet.').waitFor()
  await keys.press(button('Keep what I star offline'))
  await button('✓ Keep what I star offline').waitFor()
  await page.goto(place.url + paths.Lamps)
  await star(true)
  await button('Starred').waitFor()
  // What is opened is here anyway; without that only the star keeps it.
  await page.goto(at('/offline'))
  await keys.press(page.getByLabel('Keep what I open for 30 days'))
  await expect.poll(() => page.getByLabel('What I starred').isChecked()).toBe(true)
  await page.goto(at('/stars'))
  await starred('Lamps').waitFor()
  await page.goto(place.url + paths.Toasters)
  await page.getByText('All about Toasters.').waitFor()

  await place.stop()
  page = await laptop.restart()
  await page.goto(at('/stars'))
  await starred('Lamps').waitFor()
  await page.goto(place.url + paths.Lamps)
  await page.getByText('All about Lamps.').waitFor()
  await page.goto(place.url + paths.Toasters)
  await star(true)
  await button('Starred').waitFor()
  await page.goto(at('/stars'))
  await starred('Toasters').waitFor()
  await expect.poll(() => starred('Lamps').count()).toBe(1)

  await place.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  const params = { slug: place.slug }
  const onServer = async () => (await place.bo.api(routes.listStars, { params })).items.map((item) => item.page?.title)
  await expect.poll(onServer).toEqual(['Toasters', 'Lamps'])
  await page.goto(place.url + paths.Lamps)
  await star(false)
  await button('Star this').waitFor()
  await page.goto(at('/stars'))
  await starred('Toasters').waitFor()
  expect(await starred('Lamps').count()).toBe(0)
  const isLetGo = () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const name = databases.map((one) => one.name ?? '').find((one) => one.startsWith('commonplace-'))
      const request = indexedDB.open(name ?? '')
      const device: IDBDatabase = await new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
      const all = device.transaction('pages').objectStore('pages').getAll()
      const pages: { page: { title: string }; reasons: string[] }[] = await new Promise((resolve) => {
        all.onsuccess = () => resolve(all.result)
      })
      device.close()
      return pages.every(({ page, reasons }) => page.title !== 'Lamps' || !reasons.includes('starred'))
    })
  await expect.poll(isLetGo).toBe(true)
})
