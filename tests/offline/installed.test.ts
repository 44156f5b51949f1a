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
  // The worker has heard of it once it is written.
  await page.waitForFunction(async (path) => {
    const kept = await caches.match('/place', { cacheName: 'commonplace-who' })
    return (await kept?.text()) === path
  }, path)

  // Chromium says at once that something is kept, and has it on its disk some seconds later: what ends before that has lost it.
  const kept = performance.now()
  await expect.poll(() => performance.now() - kept, { interval: 500 }).toBeGreaterThan(8_000)

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
