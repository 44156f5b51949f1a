// Chromium itself is asked whether the program can be installed, and an installed one opens where its person left off.
import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { Laptop } from './device.ts'

let place: OpenedCommunity
let laptop: Laptop
let path: string

beforeAll(async () => {
  place = await openCommunity()
  const input = { kind: 'practice', title: 'Centre the clay', markdown: 'With wet hands.' } as const
  const page = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  path = new URL(page.url, place.url).pathname
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

/** Whether the worker has it on the disk that this is where its person is: what a database says it has outlives the browser. */
async function wroteDown(path: string): Promise<boolean> {
  const found = (await indexedDB.databases()).some(({ name }) => name === 'commonplace.worker')
  if (!found) return false
  const opening = indexedDB.open('commonplace.worker')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const asked = database.transaction('said').objectStore('said').get('place')
  const place = await new Promise<unknown>((resolve) => {
    asked.onsuccess = () => resolve(asked.result)
  })
  database.close()
  return place === path
}

test('[OF35] Chromium finds nothing that stands in the way of installing it', async () => {
  const page = await laptop.page()
  await page.goto(`${place.url}/${place.slug}`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const asked = await page.context().newCDPSession(page)
  const { errors, data, url } = await asked.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(url).toBe(`${place.url}/manifest.webmanifest`)
  expect(JSON.parse(data ?? '')).toMatchObject({ id: '/', start_url: '/?from=home-screen', display: 'standalone' })
  const { installabilityErrors } = await asked.send('Page.getInstallabilityErrors')
  // A window for testing has no profile of its own: Chromium calls it incognito, which says nothing of the program.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
})

test('[OF35] the installed program opens where its person was last, with and without a server', async () => {
  const page = await laptop.page()
  await page.goto(`${place.url}/${place.slug}`)
  await page.getByRole('main').getByRole('link', { name: 'Centre the clay' }).first().click()
  await page.getByText('With wet hands.').waitFor()
  await expect.poll(() => page.evaluate(wroteDown, path)).toBe(true)

  const again = await laptop.restart()
  await again.goto(`${place.url}/?from=home-screen`)
  await again.getByText('With wet hands.').waitFor()
  expect(new URL(again.url()).pathname).toBe(path)

  await place.stop()
  const away = await laptop.restart()
  await away.goto(`${place.url}/?from=home-screen`)
  await away.getByText('With wet hands.').waitFor()
  expect(new URL(away.url()).pathname).toBe(path)
  await place.start()
})
