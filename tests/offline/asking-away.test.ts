// A journey: Bo asks, answers, remarks, votes, accepts and follows on a train. It stands on his screen at once, is listed, and is sent once.
// He does all of it with the keys alone.
import { routes } from '@commonplace/api'
import { readAddress } from '@commonplace/domain'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { type Furnished, furnish } from '../journeys/furnish.ts'
import { keys } from '../journeys/hands.ts'
import { Laptop } from './device.ts'

const ASKED = 'Do trains have three-pin sockets?'

let laptop: Laptop
let place: OpenedCommunity
let stock: Furnished
/** Bo's own question, with an answer of Chioma's. */
let own: { id: string; url: string }
let page: Page

const at = (path: string) => `${place.url}/${place.slug}${path}`
const whole = (path: string) => new URL(path, place.url).href
const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })
const waiting = (changes: RegExp) => page.locator('.nav .save-chip', { hasText: changes }).waitFor()
const answerBy = (name: string) => page.getByRole('region', { name: `Answer by ${name}` })

beforeAll(async () => {
  place = await openCommunity()
  stock = await furnish(place)
  own = await place.bo.api(routes.askQuestion, {
    params: { slug: place.slug },
    input: { title: 'How do you clean a relay?', markdown: 'It sticks.' },
  })
  await place.chioma.api(routes.answerQuestion, { params: { id: own.id }, input: { markdown: 'With paper.' } })
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  const home = await laptop.page()
  await home.goto(at('/offline'))
  await home.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await home.getByLabel('Keep this community offline').check()
  await home.getByText(/3 pages and 3 questions are on this device/).waitFor()
  await home.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await place.stop()
  page = await laptop.restart()
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('everything is done without waiting for a network, and stands there as done', async () => {
  await page.goto(at('/ask'))
  await page.getByLabel('Your question in one sentence').fill(ASKED)
  await keys.press(button(page, 'Ask'))
  await page.getByRole('heading', { level: 1, name: ASKED }).waitFor()
  await waiting(/1 change/)

  await page.goto(whole(stock.open.url))
  // Also where the editor has yet to come: what is written in the plain field meanwhile goes on in it.
  await keys.write(page.locator('.answer-form').getByRole('textbox'), 'I have two of them.')
  await keys.press(button(page, 'Answer'))
  await answerBy('Bo Lindqvist').getByText('I have two of them.').waitFor()
  await keys.press(button(page, 'Follow'))
  await button(page, 'Watching').waitFor()
  await waiting(/3 changes/)

  await page.goto(whole(stock.resolved.url))
  const helped = answerBy('Amina Bello')
  await keys.press(button(helped, /^This helped/))
  await keys.press(button(helped, 'Still works for me'))
  await helped.getByText('Still works, said once').waitFor()
  await keys.press(button(helped, 'Comment'))
  await page.getByLabel('Your comment').fill('Which *rating*?')
  await keys.press(button(page, 'Send comment'))
  await helped.locator('.comment em', { hasText: 'rating' }).waitFor()
  await waiting(/6 changes/)

  await page.goto(whole(own.url))
  await keys.press(button(answerBy('Chioma Eze'), 'Accept'))
  await page.getByText('Accepted by Bo Lindqvist').waitFor()
  await waiting(/7 changes/)

  await page.goto(whole(stock.fuse.url))
  await keys.press(button(page, 'Comment on this page'))
  await page.getByLabel('Comment on this page').fill('Trains have *fuses* too.')
  await keys.press(button(page, 'Send comment'))
  const said = page.locator('.comment-note', { hasText: 'Trains have fuses too.' })
  await keys.press(button(said, 'Reply to Bo Lindqvist'))
  await page.getByLabel('Reply', { exact: true }).fill('And so do buses.')
  await keys.press(button(page, 'Send reply'))
  await said.getByText('And so do buses.').waitFor()
  await waiting(/9 changes/)
})

test('what waits is listed, each act with where it was done', async () => {
  page = await laptop.restart()
  await page.goto(at('/offline'))
  const list = page.locator('.library-waiting > li')
  await list.first().waitFor()
  await expect.poll(() => list.count()).toBe(9)
  for (const words of [
    ASKED,
    'I have two of them.',
    'Which *rating*?',
    'How do you clean a relay?',
    'And so do buses.',
  ])
    await list.filter({ hasText: words }).first().waitFor()
})

test('[OF43] every screen of the navigation opens with its age, and what was just asked is found', async () => {
  for (const word of ['practices', 'stories', 'methods', 'pages', 'questions', 'members', 'gaps', 'stars']) {
    await page.goto(at(`/${word}`))
    await page.getByRole('main').getByText('You are reading this device’s copy').first().waitFor()
  }
  await page.goto(at('/search?q=' + encodeURIComponent(ASKED)))
  await page.getByRole('main').getByRole('link', { name: ASKED }).first().waitFor()
  // Of what is not kept that is said, and nothing else.
  await page.goto(at('/invites'))
  await page.getByText('This device keeps no copy of this page.').waitFor()
})

test('[NT17] the inbox is there without a network; what is marked as read stays so in a browser that starts anew', async () => {
  const row = () => page.getByRole('listitem').filter({ hasText: 'How do you clean a relay?' })
  await page.goto(whole('/inbox'))
  await page.getByRole('main').getByText('You are reading this device’s copy').waitFor()
  await keys.press(button(row(), /^Mark as read/))
  await button(row(), /^Mark as unread/).waitFor()
  page = await laptop.restart()
  await page.goto(whole('/inbox'))
  await button(row(), /^Mark as unread/).waitFor()
  await page.goto(at(''))
})

test('with the server there again all of it is sent once', async () => {
  await place.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('.nav .save-chip', { hasText: /^Saved/ }).waitFor()
  // A later start sends nothing again.
  page = await laptop.restart()
  await page.goto(at('/offline'))
  await page.getByText('Nothing waits. Everything you did is with everyone.').waitFor()

  const { api } = place.amina
  const question = (url: string) =>
    api(routes.readQuestion, { params: { id: readAddress(url.split('/q/')[1] ?? '')?.id ?? '' } })
  const { items } = await api(routes.listQuestions, { params: { slug: place.slug }, query: { show: 'all' } })
  expect(items.filter(({ title }) => title === ASKED)).toHaveLength(1)
  const { threads } = await api(routes.readPage, { params: { id: stock.fuse.id } })
  expect(threads.map(({ comments }) => comments.map(({ markdown }) => markdown))).toEqual([
    ['Trains have *fuses* too.', 'And so do buses.'],
  ])
  const given = await question(stock.open.url)
  expect(given.answerList.map(({ by, html }) => [by.name, html.includes('two of them')])).toEqual([
    ['Bo Lindqvist', true],
  ])
  // Its asker follows, and so does Bo.
  expect(given.followers).toBe(2)
  const helped = (await question(stock.resolved.url)).answerList.find(({ by }) => by.id === place.amina.id)
  expect(helped).toMatchObject({ votes: 1, confirmations: { count: 1 } })
  expect(helped?.comments.map(({ by, markdown }) => [by.name, markdown])).toEqual([['Bo Lindqvist', 'Which *rating*?']])
  expect(await question(own.url)).toMatchObject({ accepted: true, acceptedBy: { name: 'Bo Lindqvist' } })
  const inbox = await place.bo.api(routes.readInbox, { query: { limit: 50 } })
  expect(inbox.items.find(({ id }) => id === own.id)).toMatchObject({ unread: 0 })
})
