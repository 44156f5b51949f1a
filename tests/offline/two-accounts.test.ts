// A journey: Bo and Chioma use one browser, one after the other, and windows of the one who was there before stay open.
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { type Furnished, furnish } from '../journeys/furnish.ts'
import { body, edit } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

const ASKED = 'Whose question is this?'
const WORDS = 'Only Bo says this.'

let laptop: Laptop
let place: OpenedCommunity
let stock: Furnished

const at = (path: string) => `${place.url}/${place.slug}${path}`
const whole = (path: string) => new URL(path, place.url).href
const chip = (page: Page, words: RegExp) => page.locator('.nav .save-chip', { hasText: words })
const come = async (who: 'bo' | 'chioma') => laptop.carry(place.url, place[who].cookie)

beforeAll(async () => {
  place = await openCommunity()
  stock = await furnish(place)
  laptop = await Laptop.open()
}, 120_000)
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('[OF14] words written away do not go out under the name of who signed in since, and go once their writer is back', async () => {
  await come('bo')
  const bo = await laptop.page()
  await bo.goto(whole(stock.fuse.url))
  await edit(bo)
  await body(bo).click()
  await place.stop()
  await bo.keyboard.press('Control+End')
  await bo.keyboard.insertText(` ${WORDS}`)
  await chip(bo, /1 change kept on this device/).waitFor()
  await come('chioma')
  await place.start()
  await chip(bo, /Signed out – 1 change kept here/).waitFor()

  const chioma = await laptop.page()
  await chioma.goto(whole(stock.fuse.url))
  await chioma.getByText('Set the meter to continuity.').waitFor()
  const read = () => place.amina.api(routes.readPage, { params: { id: stock.fuse.id }, query: { format: 'markdown' } })
  expect((await read()).markdown).not.toContain(WORDS)
  await chioma.close()

  await come('bo')
  await bo.goto(at(''))
  await chip(bo, /^Saved/).waitFor()
  await expect.poll(async () => (await read()).markdown).toContain(WORDS)
  const { items } = await place.amina.api(routes.listVersions, { params: { id: stock.fuse.id } })
  expect(items.flatMap(({ by }) => by.map(({ name }) => name))).not.toContain('Chioma Eze')
  await bo.close()
})

test('[OF14] a window of somebody who signed out in another one says so, and does nothing under the next one’s name', async () => {
  const bo = await laptop.page()
  await bo.goto(at('/ask'))
  await bo.getByLabel('Your question in one sentence').fill(ASKED)
  await chip(bo, /^Saved/).waitFor()
  const other = await laptop.page()
  await other.goto(at('/practices'))
  await other.locator('.nav .who-menu summary').click()
  await other.locator('.nav').getByRole('button', { name: 'Sign out' }).click()
  await other.waitForURL((url) => url.pathname === '/')
  await other.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await chip(bo, /^Signed out/).waitFor()
  await come('chioma')
  await other.goto(at(''))
  await other.locator('.nav .who-menu', { hasText: 'Chioma Eze' }).waitFor()

  await bo.getByRole('button', { name: 'Ask', exact: true }).click()
  await bo.getByRole('main').getByRole('alert').first().waitFor()
  await expect.poll(() => bo.getByLabel('Your question in one sentence').inputValue()).toBe(ASKED)
  const { items } = await place.amina.api(routes.listQuestions, {
    params: { slug: place.slug },
    query: { show: 'all' },
  })
  expect(items.filter(({ title }) => title === ASKED)).toEqual([])
})

test('[HT15] a window that was left in a public place says so at the next screen, and takes nothing of who is there since', async () => {
  await using open = await openCommunity({ visibility: 'public' })
  await using shared = await Laptop.open()
  await shared.carry(open.url, open.bo.cookie)
  const bo = await shared.page()
  const ask = new URL(`/${open.slug}/ask`, open.url).href
  const question = (of: Page) => of.getByLabel('Your question in one sentence')
  const kept = (of: Page, words: string) =>
    expect.poll(() => of.evaluate(() => Object.values({ ...localStorage }).join())).toContain(words)
  await bo.goto(ask)
  await question(bo).fill(ASKED)
  await kept(bo, ASKED)
  await bo.goto(new URL(`/${open.slug}/practices`, open.url).href)
  await chip(bo, /^Saved/).waitFor()
  await shared.carry(open.url, open.chioma.cookie)
  const chioma = await shared.page()
  await chioma.goto(new URL(`/${open.slug}`, open.url).href)
  await chip(chioma, /^Saved/).waitFor()

  await bo.locator('.nav').getByRole('link', { name: 'Questions' }).click()
  await chip(bo, /^Signed out/).waitFor()
  const databases = async () => (await chioma.evaluate(() => indexedDB.databases())).map(({ name }) => name)
  await expect.poll(databases).not.toContainEqual(expect.stringContaining(open.bo.id))
  expect(await chioma.evaluate(() => JSON.parse(localStorage.getItem('commonplace-me') ?? '{}').member?.name)).toBe(
    open.chioma.name,
  )
  // What he was writing is his, what she writes is hers: neither sees the other's.
  await chioma.goto(ask)
  await question(chioma).fill('Whose kiln is it?')
  await kept(chioma, 'Whose kiln is it?')
  await shared.carry(open.url, open.bo.cookie)
  await bo.goto(ask)
  await expect.poll(() => question(bo).inputValue()).toBe(ASKED)
  const begunAnew = bo.waitForEvent('load')
  await bo.locator('.nav .who-menu summary').click()
  await bo.locator('.nav').getByRole('button', { name: 'Sign out' }).click()
  await begunAnew
  await shared.carry(open.url, open.chioma.cookie)
  await chioma.goto(ask)
  await expect.poll(() => question(chioma).inputValue()).toBe('Whose kiln is it?')
})
