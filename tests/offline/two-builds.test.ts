// A journey of two builds: Bo writes with the build of yesterday, the server is updated meanwhile, and nothing of his is lost.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routes } from '@commonplace/api'
import { SCHEMA_VERSION } from '@commonplace/document'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { body, edit, reads } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

const BUILD = fileURLToPath(new URL('../harness/build-older-client.ts', import.meta.url))

let older: string
/** What the server is of; changed between two starts. */
let serving: { dist?: string; schema?: number }
let place: OpenedCommunity
let laptop: Laptop
let id: string
let address: string

const chip = (page: Page, words: string) => page.locator('.save-chip:visible').getByText(words).first()
const text = async () => (await place.bo.api(routes.readPage, { params: { id } })).html
const asked = async () =>
  (await place.bo.api(routes.listQuestions, { params: { slug: place.slug } })).items.map(({ title }) => title)

/** The form in which a window finds what the device keeps. */
const deviceVersion = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return databases.find(({ name }) => name?.startsWith('commonplace-'))?.version
  })

async function append(page: Page, words: string): Promise<void> {
  await body(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
  await reads(page, words.trim())
}

beforeAll(async () => {
  older = await mkdtemp(join(tmpdir(), 'commonplace-older-'))
  const { NODE_ENV: _, ...env } = process.env
  const built = spawnSync(process.execPath, [BUILD, older], { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The older client was not built:\n${built.stderr}`)
  serving = { dist: older, schema: SCHEMA_VERSION - 1 }
  const overrides = {
    get dist() {
      return serving.dist
    },
    get schema() {
      return serving.schema
    },
  } as { dist: string; schema: number }
  place = await openCommunity({ overrides })
  const input = { kind: 'practice', title: 'Centre the clay', markdown: 'With wet hands.' } as const
  const made = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  id = made.id
  address = new URL(made.url, place.url).href
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
}, 240_000)
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
  await rm(older, { recursive: true, force: true })
})

test('[OF36] an older client that meets a newer server reads and keeps what waits; the newer one carries it over and sends it', async () => {
  const writing = await laptop.page()
  await writing.goto(`${place.url}/${place.slug}/offline`)
  await writing.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await writing.getByLabel('Keep this community offline').check()
  await writing.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await writing.goto(address)
  await edit(writing)
  await append(writing, ' One.')
  await expect.poll(text).toContain('One.')
  const before = (await deviceVersion(writing)) ?? 0

  await place.stop()
  await append(writing, ' Two.')
  await chip(writing, 'kept on this device').waitFor()
  const asking = await laptop.page()
  await asking.goto(`${place.url}/${place.slug}/ask`)
  await asking.getByLabel('Your question in one sentence').fill('How wet is wet?')
  await asking.getByRole('button', { name: 'Ask', exact: true }).click()
  await asking.getByRole('heading', { level: 1, name: 'How wet is wet?' }).waitFor()

  // The server of today. The window of yesterday may not write any more, and has everything still.
  serving = {}
  await place.start()
  await chip(writing, 'Update ready').waitFor()
  await writing.getByText('This page is newer than your window. Reload to edit.').first().waitFor()
  await expect.poll(() => body(writing).getAttribute('contenteditable')).toBe('false')
  await expect.poll(() => body(writing).textContent()).toContain('One. Two.')
  expect(await text()).not.toContain('Two.')

  // A window of today takes over what the device keeps, and sends it: the words of the other one, and the question, once.
  await asking.goto(`${place.url}/${place.slug}/questions`)
  await expect.poll(text).toContain('One. Two.')
  await expect.poll(asked).toEqual(['How wet is wet?'])
  await expect.poll(() => deviceVersion(asking)).toBeGreaterThan(before)
  await expect.poll(() => body(writing).getAttribute('contenteditable')).toBe('false')

  await writing.locator('.save-chip:visible').getByRole('button', { name: 'Reload' }).first().click()
  await writing.getByText('One. Two.').waitFor()
  await edit(writing)
  await append(writing, ' Three.')
  await expect.poll(text).toContain('One. Two. Three.')
  expect(await asked()).toEqual(['How wet is wet?'])
})
