import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'
import { openLive } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

/** How many pages this device keeps that have these words in them. */
const copiesWith = (page: Page, words: string) =>
  page.evaluate(async (words) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('commonplace-'))
    if (!found?.name) return 0
    const device = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(found.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const rows = await new Promise<unknown[]>((resolve) => {
      const asked = device.transaction('pages').objectStore('pages').getAll()
      asked.onsuccess = () => resolve(asked.result)
    })
    device.close()
    const drawn = await Promise.all(
      (await caches.keys())
        .filter((name) => name === 'commonplace-pages')
        .map(async (name) => {
          const cache = await caches.open(name)
          return Promise.all((await cache.keys()).map(async (key) => (await (await cache.match(key))?.text()) ?? ''))
        }),
    )
    return [...rows.map((row) => JSON.stringify(row)), ...drawn.flat()].filter((text) => text.includes(words)).length
  }, words)

test('[DO5] a page that is narrowed while somebody edits it elsewhere closes there, and its copy goes off the device', async () => {
  await using place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { amina, chioma, url } = place
  const input = { kind: 'note', title: 'Secret glaze', markdown: 'Zirconium from the hill.' } as const
  const made = await amina.api(routes.createPage, { params: { slug: 'pots' }, input })
  await using laptop = await Laptop.open()
  await laptop.carry(url, chioma.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/1 page and 0 questions are on this device/).waitFor()
  await openLive(page, url + new URL(made.url, url).pathname)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.locator('.ProseMirror', { hasText: 'Zirconium' }).waitFor()
  await expect.poll(() => copiesWith(page, 'Zirconium')).toBeGreaterThan(0)

  const began = performance.now()
  await amina.api(routes.narrowPage, { params: { id: made.id }, input: { audience: { floor: 'host', people: [] } } })
  await page.locator('.ProseMirror').waitFor({ state: 'detached' })
  const closed = performance.now() - began
  await expect.poll(() => copiesWith(page, 'Zirconium')).toBe(0)
  console.info(
    `closed after ${Math.round(closed)} ms, off the device after ${Math.round(performance.now() - began)} ms`,
  )
  await expect.poll(() => page.locator('body').innerText()).not.toContain('Zirconium')

  // Nor does it open with the server away.
  await place.stop()
  const away = await laptop.restart()
  await away.goto(url + new URL(made.url, url).pathname)
  await away.getByRole('heading', { level: 1 }).waitFor()
  expect(await away.locator('body').innerText()).not.toContain('Zirconium')
})

test('[DO5] whoever is taken out of a community has nothing of it on their device any more', async () => {
  await using place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { amina, bo, chioma, url } = place
  const input = { kind: 'note', title: 'Secret glaze', markdown: 'Zirconium from the hill.' } as const
  const made = await amina.api(routes.createPage, { params: { slug: 'pots' }, input })
  await using laptop = await Laptop.open()
  await laptop.carry(url, chioma.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/1 page and 0 questions are on this device/).waitFor()
  await openLive(page, url + new URL(made.url, url).pathname)
  await expect.poll(() => copiesWith(page, 'Zirconium')).toBeGreaterThan(0)
  await bo.api(routes.banMember, { params: { slug: 'pots', id: chioma.id }, input: { reason: 'Sold the glaze.' } })
  await expect.poll(() => copiesWith(page, 'Zirconium')).toBe(0)
})
