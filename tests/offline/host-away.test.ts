// A journey: Amina keeps her community and looks after it on a train. What hosts see is there, with its age; what is only decided with a network says so.
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { type Furnished, furnish } from '../journeys/furnish.ts'
import { Laptop, openImpostor } from './device.ts'

const REPORTED = 'This is an advertisement.'

let laptop: Laptop
let place: OpenedCommunity
let stock: Furnished
let page: Page

const at = (path: string) => `${place.url}/${place.slug}${path}`
const whole = (path: string) => new URL(path, place.url).href
const main = () => page.getByRole('main')
const ageOf = () => main().getByText('You are reading this device’s copy, kept').first()
const noWider = () =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0)

beforeAll(async () => {
  place = await openCommunity()
  stock = await furnish(place)
  const params = { slug: place.slug }
  const reported = { kind: 'question', id: stock.open.id, reason: REPORTED } as const
  await place.bo.api(routes.reportContent, { params, input: reported })
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.amina.cookie)
  const library = await laptop.page()
  await library.goto(at('/offline'))
  await library.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await library.getByLabel('Keep this community offline').check()
  await library.getByText(/3 pages and 2 questions are on this device/).waitFor()
  await library.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await place.stop()
  page = await laptop.restart()
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('[OF47] a host opens what waits, who it is about, the first hour and the settings, each with its age, also on a phone', async () => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(at('/keeping'))
    await main().getByText(REPORTED).waitFor()
    await ageOf().waitFor()
    await main().getByText('Decisions are made with a network').waitFor()
    await noWider()
    await page.goto(at(`/m/${place.amina.id}`))
    await main().getByRole('heading', { level: 1, name: 'Amina Bello' }).waitFor()
    await ageOf().waitFor()
    await main().getByRole('link', { name: 'Why does the thermal fuse blow again?' }).first().waitFor()
    await noWider()
    await page.goto(at('/start'))
    await main().getByRole('heading', { level: 1, name: 'The first hour' }).waitFor()
    await ageOf().waitFor()
    await noWider()
    await page.goto(at('/settings'))
    await main().getByRole('button', { name: 'Save' }).first().waitFor()
    await ageOf().waitFor()
    await noWider()
  }
})

test('[OF47] what was decided without a network says that it was not, and stays to be decided', async () => {
  await page.goto(at('/keeping'))
  await main().getByRole('button', { name: 'Settled' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('It is none.')
  await dialog.getByRole('button', { name: 'Settled' }).click()
  await dialog.getByRole('alert').waitFor()
  await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('It is none.')
})

test('[OF47] outside any community it is still said what is saved where, and the way back is there', async () => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`${place.url}/inbox`)
    await page.locator('.plain-bar .save-chip', { hasText: /^Offline/ }).waitFor()
    await noWider()
    await page.getByRole('link', { name: 'Commonplace' }).first().click()
    await main().getByRole('link', { name: 'The Fixers' }).click()
    await page.getByRole('heading', { level: 1, name: /^You are offline/ }).waitFor()
  }
})

test('[OF49] a line that is there and carries nothing keeps nobody waiting for what is here', async () => {
  await using _ = await openImpostor(place.port, () => undefined)
  await page.goto(whole(stock.toaster.url))
  await main().getByText('Lever does not hold').waitFor()
  await ageOf().waitFor()
  await page.locator('.save-chip:visible', { hasText: /^Offline/ }).waitFor()
})
