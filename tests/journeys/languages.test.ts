// Somebody whose browser speaks German reads, signs in, changes to English and back, and opens it all again with no network.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { Laptop } from '../offline/device.ts'
import { type Furnished, furnish } from './furnish.ts'
import { takenOver } from './steps.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const PHONE = { width: 360, height: 720 }

let laptop: Laptop
let place: OpenedCommunity
let stock: Furnished
let away = false
beforeAll(async () => {
  place = await openCommunity({ visibility: 'public' })
  stock = await furnish(place)
  laptop = await Laptop.open({ locale: 'de-DE' })
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  if (away) await place?.start()
  await place?.[Symbol.asyncDispose]()
})

const langOf = (page: Page) => page.evaluate(() => document.documentElement.lang)
const wide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('[LA8] a browser that asks for German gets German, through signing in, changing it, and a cold start with no network', async () => {
  const complaints: string[] = []
  let page = await laptop.page()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  const at = (path: string) => new URL(path, place.url).href

  // A guest reads, and could choose another language on this device.
  await page.goto(at(stock.toaster.url))
  await takenOver(page)
  await expect.poll(() => langOf(page)).toBe('de')
  await page.getByRole('navigation', { name: 'Gemeinschaft' }).getByText('Fragen').waitFor()
  await page
    .getByText(/gerade eben|vor \d+ (Sekunden|Minuten?)|vor 1 Minute/)
    .first()
    .waitFor()
  await page
    .getByRole('button', { name: /^Sprache/ })
    .first()
    .click()
  await expect.poll(() => page.getByRole('combobox', { name: 'Sprache' }).first().inputValue()).toBe('')

  // They sign in, and change to English and back, in their account.
  await page.goto(at('/sign-in?next=/me'))
  await takenOver(page)
  await page.getByLabel('Mailadresse').fill(place.amina.email)
  await page.getByLabel('Passphrase').fill(place.amina.password)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await page.getByRole('heading', { name: 'Dein Konto' }).waitFor()
  await takenOver(page)
  await page.getByLabel('Sprache').selectOption('en')
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await expect.poll(() => langOf(page)).toBe('en')
  await takenOver(page)
  await page.getByLabel('Language').selectOption('de')
  await page.getByRole('heading', { name: 'Dein Konto' }).waitFor()
  await takenOver(page)

  // On a phone nothing is wider than the phone, and axe finds nothing in somebody's way.
  const axe = await readFile(AXE, 'utf8')
  await page.setViewportSize(PHONE)
  const { slug } = place
  const screens = [
    `/${slug}`,
    stock.toaster.url,
    stock.resolved.url,
    `/${slug}/questions`,
    `/${slug}/settings`,
    '/me',
    '/inbox',
  ]
  for (const path of screens) {
    await page.goto(at(path))
    await takenOver(page)
    await page.locator('main h1').first().waitFor()
    await expect.poll(() => langOf(page), { message: path }).toBe('de')
    expect(await wide(page), path).toBe(0)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    )
    expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  // All of it is kept, the server is gone, and the browser starts anew.
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(at(`/${slug}/offline`))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Diese Gemeinschaft offline behalten').check()
  await page.getByText(/\d+ Seiten und \d+ Fragen sind auf diesem Gerät, Stand/).waitFor()
  expect(complaints).toEqual([])
  await place.stop()
  away = true
  page = await laptop.restart()
  await page.goto(at(`/${slug}/questions`))
  await page.locator('.nav .save-chip', { hasText: /^Offline · Stand/ }).waitFor()
  await expect.poll(() => langOf(page)).toBe('de')
  await page.getByText('Du liest die Kopie dieses Geräts').first().waitFor()
  await page.goto(at(stock.fuse.url))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => langOf(page)).toBe('de')
})

test('[LA9] a guest chooses on their device, and with no network it speaks as they chose', async () => {
  if (away) await place.start()
  away = false
  const page = await laptop.page()
  await page.context().clearCookies()
  const home = new URL(`/${place.slug}`, place.url).href
  await page.goto(home)
  await takenOver(page)
  await page
    .getByRole('button', { name: /^Sprache/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'Sprache' }).first().selectOption('en')
  await page.waitForFunction(() => document.documentElement.lang === 'en')
  const speaksEnglish = () =>
    page.evaluate(async () => {
      const shell = await (await caches.match('/offline-shell'))?.text()
      return navigator.serviceWorker.controller !== null && shell?.includes('<html lang="en"') === true
    })
  await expect.poll(speaksEnglish).toBe(true)
  await place.stop()
  away = true
  await page.goto(new URL(`/${place.slug}/practices`, place.url).href)
  await page.waitForFunction(() => document.querySelector('main h1, main h2') !== null)
  await expect.poll(() => langOf(page)).toBe('en')
})
