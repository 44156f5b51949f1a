import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'
import { Laptop } from './device.ts'

test('[OF28] a lost device forgets everything at its next contact, also what was never sent', async () => {
  await using place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { amina, bo, url } = place
  const input = { kind: 'note', title: 'Centre the clay', markdown: 'With wet hands.' } as const
  const made = await amina.api(routes.createPage, { params: { slug: 'pots' }, input })
  await using laptop = await Laptop.open()
  await laptop.carry(url, bo.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/1 page and 0 questions are on this device/).waitFor()
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()

  // The laptop is gone, with no network and words on it.
  await place.stop()
  const away = await laptop.restart()
  await away.goto(`${url}/pots/ask`)
  await away.getByLabel('Your question in one sentence').fill('Where is my laptop?')
  await away.getByRole('button', { name: 'Ask', exact: true }).click()
  await away.getByRole('heading', { level: 1, name: 'Where is my laptop?' }).waitFor()
  await place.start()
  const { items } = await bo.api(routes.listSessions)
  await bo.api(routes.endSession, { params: { id: items[0]?.id ?? '' }, query: { wipe: 'true' } })

  const found = await laptop.restart()
  await found.goto(url + new URL(made.url, url).pathname)
  await everythingGone(found)
})

test('[OF28] a window that stands open forgets everything with its first act, drafts too', async () => {
  await using place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { bo, url } = place
  await using laptop = await Laptop.open()
  await laptop.carry(url, bo.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/new/note`)
  await page.getByLabel('Title').fill('My secret glaze')
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('draft')))
  await page.goto(`${url}/pots/ask`)
  const isKept = () =>
    page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name?.startsWith('commonplace-')))
  await expect.poll(isKept).toBe(true)
  await page.getByLabel('Your question in one sentence').fill('Who has my laptop?')
  const { items } = await bo.api(routes.listSessions)
  await bo.api(routes.endSession, { params: { id: items[0]?.id ?? '' }, query: { wipe: 'true' } })
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await everythingGone(page)
})

/**
 * Nothing of the person is on the device. The browser writes down each sort of storage at a time of its own, so a window that closed in the
 * midst of forgetting may leave a part to the next one: they are awaited together.
 */
async function everythingGone(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name)
      const copies = (await caches.keys()).filter((name) => !name.startsWith('commonplace-build-'))
      const stored = Object.keys(localStorage).filter((key) => /^commonplace-(draft|recent|me)\b/.test(key))
      return [...databases, ...copies, ...stored]
    })
  await expect.poll(left).toEqual([])
}
