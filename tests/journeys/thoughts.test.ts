// A thought of the week from the queue to what came of it: hosts fill it together, a member replies, and another makes a question and a page of what
// was said. With a pointer, with the keys alone, and on a phone.
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { WAYS } from './hands.ts'
import { unmeant } from './stage.ts'
import { openLive } from './steps.ts'

const FIRST = 'What did you stop doing this week?'
const SECOND = 'Who helped you?'
const REPLY = 'Soldering without glasses.'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(WAYS)('a thought of the week, $way', ({ hands: { press, write, choose }, window: size }) => {
  let place: OpenedCommunity
  let hosts: Window
  let hers: Window
  beforeAll(async () => {
    place = await openCommunity()
    hosts = await openWindow(browser, place.url, place.amina, size)
    hers = await openWindow(browser, place.url, place.chioma, size)
  })
  afterAll(async () => {
    await hosts?.[Symbol.asyncDispose]()
    await hers?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const within = (path: string) => `/${place.slug}${path}`

  async function put(page: Page, thought: string): Promise<void> {
    await press(button(page, 'Put in a thought'))
    const form = page.getByRole('dialog')
    await write(form.getByLabel('Thought', { exact: true }), thought)
    await press(form.getByRole('button', { name: 'Put in a thought' }))
    await page.locator('.thought-queue .row-title', { hasText: thought }).waitFor()
    await form.waitFor({ state: 'detached' })
  }

  test('[RH50] [RH51] a host finds the way from the programme, fills the queue, orders it, says when, and publishes one', async () => {
    const { page } = hosts
    page.on('dialog', (asks) => void asks.accept())
    await page.goto(within('/programme'))
    await press(page.getByRole('link', { name: 'All thoughts' }))
    await page.getByRole('heading', { level: 1, name: 'Thought of the week' }).waitFor()
    await put(page, SECOND)
    await put(page, FIRST)
    await press(button(page, `Earlier: “${FIRST}”`))
    await page.getByText('Now 1 of 2.').waitFor()
    await expect.poll(() => page.locator('.thought-queue .row-title').allInnerTexts()).toEqual([FIRST, SECOND])
    // At the beginning of the queue there is nothing earlier: the focus stays with the row.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(`Later: “${FIRST}”`)
    await press(button(page, 'Change when'))
    const form = page.getByRole('dialog')
    await choose(form.getByLabel('Day'), 'Thursdays')
    await press(form.getByRole('button', { name: 'Save' }))
    await page.getByText(/^Thursdays at 09:00, by the clock in/).waitFor()
    await press(button(page, `Publish now: “${FIRST}”`))
    await page.locator('.thought .thought-words', { hasText: FIRST }).waitFor()
    await expect.poll(() => page.locator('.thought-queue .row-title').allInnerTexts()).toEqual([SECOND])
  })

  test('[RH52] a member finds it on Home and replies; the host sees it without loading anew', async () => {
    const { page } = hers
    await openLive(hosts.page, within('/thoughts'))
    await page.goto(within(''))
    await page.locator('.thought-words', { hasText: FIRST }).waitFor()
    await press(page.getByRole('link', { name: 'No reply yet · Reply' }))
    await page.getByRole('heading', { name: 'Replies' }).waitFor()
    await press(button(page, 'Reply'))
    await write(page.getByPlaceholder('Reply'), REPLY)
    await press(button(page, 'Send reply'))
    await page.locator('.comment', { hasText: REPLY }).waitFor()
    await hosts.page.locator('.thought-replies .comment', { hasText: REPLY }).waitFor()
    expect(await page.getByRole('button', { name: 'Put in a thought' }).count()).toBe(0)
    expect(await page.getByText(SECOND).count()).toBe(0)
  })

  test('[RH54] somebody makes a question and a page of what she said: under their own name, naming her, and it leads there', async () => {
    const { page } = hosts
    await press(page.getByRole('link', { name: 'Make a question of it (Chioma Eze)' }))
    await page.getByText('It begins with what Chioma Eze said').waitFor()
    await page.locator('[contenteditable] blockquote', { hasText: REPLY }).waitFor()
    await write(page.getByLabel('Your question in one sentence'), 'Which glasses for soldering?')
    await press(page.getByRole('button', { name: 'Ask', exact: true }))
    await page.getByRole('heading', { level: 1, name: 'Which glasses for soldering?' }).waitFor()

    await page.goto(within('/thoughts'))
    await press(page.getByRole('link', { name: 'Make a page of it (Chioma Eze)' }))
    await page.locator('blockquote', { hasText: REPLY }).waitFor()
    await write(page.getByLabel('Title', { exact: true }), 'Solder with glasses')
    await press(page.getByRole('button', { name: 'Create and open', exact: true }))
    await page.getByRole('heading', { level: 1, name: 'Solder with glasses' }).waitFor()
    await page.locator('.prose blockquote', { hasText: REPLY }).waitFor()

    const { items } = await place.bo.api(routes.listQuestions, { params: { slug: place.slug } })
    const asked = await place.bo.api(routes.readQuestion, { params: { id: items[0]?.id ?? '' } })
    expect(asked.by.name).toBe('Amina Bello')
    expect(asked.html).toContain('Chioma Eze')
    await page.goto(within('/thoughts'))
    const became = page.locator('#became').locator('..')
    await became.getByRole('link', { name: 'Solder with glasses' }).waitFor()
    await became.getByRole('link', { name: 'Which glasses for soldering?' }).waitFor()
    expect(unmeant([hosts, hers])).toEqual([])
  })
})
