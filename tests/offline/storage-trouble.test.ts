// What the program says where the browser keeps nothing, no more, or no longer has what it kept: plainly, and nothing is said to be kept.
import { routes } from '@commonplace/api'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { body } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

/** More than one piece of a sync. */
const PAGES = 70

let place: OpenedCommunity
let path: string

beforeAll(async () => {
  place = await openCommunity()
  const params = { slug: place.slug }
  for (let n = 1; n <= PAGES; n++) {
    const input = { kind: 'practice', title: `Practice ${n}`, markdown: `With wet hands, ${n} times.` } as const
    const { url } = await place.amina.api(routes.createPage, { params, input })
    path = new URL(url, place.url).pathname
  }
}, 120_000)
afterAll(async () => place?.[Symbol.asyncDispose]())

const at = (to: string) => `${place.url}/${place.slug}${to}`
const chip = (page: Page, words: RegExp) => page.locator('.nav .save-chip', { hasText: words })

async function visit(laptop: Laptop): Promise<Page> {
  await laptop.carry(place.url, place.bo.cookie)
  const page = await laptop.page()
  await page.goto(at(''))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return page
}

/** How much this origin may keep; without a number as much as the browser likes. */
async function allow(page: Page, quotaSize?: number): Promise<void> {
  const asked = await page.context().newCDPSession(page)
  await asked.send('Storage.overrideQuotaForOrigin', {
    origin: place.url,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

async function edit(page: Page): Promise<void> {
  await page.goto(place.url + path)
  await write(page)
}

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await body(page).click()
  await page.keyboard.press('Control+End')
}

const refuse = (context: BrowserContext) =>
  context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Refused.', 'SecurityError')
    }
  })

/** A browser just started on a device that has no more room: one that has run on has some set aside for a while. */
async function startFull(laptop: Laptop): Promise<Page> {
  await visit(laptop)
  const page = await laptop.restart()
  await allow(page, 1)
  return page
}

test('[OF37] a full device says so at each word that it cannot keep, and keeps it once there is room', async () => {
  await using laptop = await Laptop.open()
  const page = await startFull(laptop)
  await edit(page)
  await chip(page, /^Saved/).waitFor()
  await place.stop()
  try {
    await page.keyboard.insertText(' Written on a full device.')
    await chip(page, /Not kept on this device – do not close/).waitFor()
    await expect
      .poll(() => page.locator('.nav .save-chip-heard').innerText())
      .toContain('The storage of this device is full.')
    await allow(page)
    await chip(page, /1 change kept on this device|Reconnecting/).waitFor()
  } finally {
    await place.start()
  }
  await chip(page, /^Saved/).waitFor()
}, 120_000)

test('[OF37] a community that does not fit is not said to be kept, and is once there is room', async () => {
  await using laptop = await Laptop.open()
  const page = await startFull(laptop)
  await page.goto(at('/offline'))
  const keep = page.getByLabel('Keep this community offline')
  await keep.click()
  await page.getByText(/Keeping stopped: the storage of this device is full/).waitFor()
  await expect.poll(() => keep.isChecked()).toBe(false)
  await allow(page)
  await keep.check()
  await page.getByText(`${PAGES} pages and 0 questions are on this device`).waitFor()
}, 120_000)

test('[OF37] where the browser refuses its database nothing is said to be kept, and words written away are warned of', async () => {
  await using laptop = await Laptop.open()
  const page = await visit(laptop)
  await refuse(page.context())
  await page.goto(at('/offline'))
  await page.getByText('This browser refuses to keep anything on the device').waitFor()
  // By a link, so that Back stays within this document.
  await page.goto(at('/practices'))
  await page.getByRole('link', { name: `Practice ${PAGES}`, exact: true }).click()
  await page.waitForURL(place.url + path)
  await write(page)
  await page.keyboard.insertText(' Written with a server.')
  await chip(page, /^Saved/).waitFor()
  await place.stop()
  try {
    await page.keyboard.insertText(' Written without.')
    await chip(page, /Not kept on this device – do not close/).waitFor()
    let asked = ''
    page.on('dialog', (dialog) => {
      asked = dialog.type()
      void dialog.dismiss()
    })
    // Neither Done nor a link nor Back throws them away unasked.
    const ways = [
      () => page.getByRole('button', { name: 'Done', exact: true }).click(),
      () => page.locator('.nav').getByRole('link', { name: 'Members' }).click(),
      () => page.evaluate(() => history.back()),
    ]
    for (const leave of ways) {
      asked = ''
      await leave()
      await expect.poll(() => asked).toBe('confirm')
      await expect.poll(() => page.url()).toBe(place.url + path)
      await body(page).getByText('Written without.').waitFor()
    }
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toBe('beforeunload')
  } finally {
    await place.start()
  }
}, 120_000)

test('[OF37] a sync that broke off is not said to be whole, and a later visit goes on with it', async () => {
  await using laptop = await Laptop.open()
  const page = await visit(laptop)
  await page.goto(at('/offline'))
  await page.route('**/api/v1/communities/*/offline?*since=*', (route) => route.abort())
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/^Not all of it is here yet: 60 pages/).waitFor()
  const later = await laptop.restart()
  await later.goto(at('/offline'))
  await later.getByText(`${PAGES} pages and 0 questions are on this device`).waitFor()
}, 120_000)

test('[OF20] keeping tells how far it has come, can be stopped, and goes on where it was', async () => {
  await using laptop = await Laptop.open()
  const page = await visit(laptop)
  const asked = await page.context().newCDPSession(page)
  await asked.send('Browser.grantPermissions', { origin: place.url, permissions: ['durableStorage'] })
  await page.goto(at('/offline'))
  const { promise: stopped, resolve: goOn } = Promise.withResolvers<void>()
  await page.route('**/api/v1/communities/*/offline?*since=*', async (route) => {
    await stopped
    await route.continue().catch(() => undefined)
  })
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(`Coming to this device: 60 of ${PAGES} pages and questions.`).waitFor()
  await page.getByText(new RegExp(`^60 of ${PAGES} · \\d+ kB$`)).waitFor()
  // Asked when it was switched on: the browser clears it only when its person says so.
  await page.getByText('This browser will not clear it by itself.').waitFor()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByText(/^Not all of it is here yet: 60 pages/).waitFor()
  goOn()
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText(`${PAGES} pages and 0 questions are on this device`).waitFor()
}, 120_000)

test('[OF37] what the browser cleared between two visits is not said to be there', async () => {
  await using laptop = await Laptop.open()
  const page = await visit(laptop)
  await page.goto(at('/offline'))
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(`${PAGES} pages and 0 questions are on this device`).waitFor()
  const asked = await page.context().newCDPSession(page)
  await asked.send('Storage.clearDataForOrigin', {
    origin: place.url,
    storageTypes: 'indexeddb,cache_storage,local_storage,service_workers',
  })
  const later = await laptop.restart()
  await later.goto(at('/offline'))
  await later.getByText('Nothing is kept on this device.').waitFor()
  await expect.poll(() => later.getByLabel('Keep this community offline').isChecked()).toBe(false)
  await later.getByLabel('Keep this community offline').check()
  await later.getByText(`${PAGES} pages and 0 questions are on this device`).waitFor()
}, 120_000)
