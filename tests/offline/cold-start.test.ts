import type { RequestListener } from 'node:http'
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { PICTURE } from '../journeys/furnish.ts'
import { body } from '../journeys/steps.ts'
import { Laptop, openImpostor } from './device.ts'

// Bo's laptop has the community on it. Each time the browser starts anew (a new process, the same profile) in another kind of trouble,
// reads, writes, asks and votes; then the network is back, and Chioma reads it on her own.

const TITLES = ['Centre the clay', 'Pull the wall']
/** Nobody opens these before: one for each trouble. */
const FRESH = ['Trim the foot', 'Wedge the clay', 'Load the kiln', 'Mix a glaze', 'Sieve the slip', 'Wax the foot ring']

let laptop: Laptop
let place: OpenedCommunity
let browser: Browser
let chioma: Window
let served = true
let paths: { pages: string[]; question: string }
let ids: { first: string; question: string; answers: string[] }

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { amina, bo, url } = place
  const params = { slug: 'pots' }
  const pages = []
  for (const title of [...TITLES, ...FRESH]) {
    const input = { kind: 'practice', title, markdown: `# When\n\n${title}, with wet hands and patience.` } as const
    pages.push(await amina.api(routes.createPage, { params, input }))
  }
  const first = pages[0]
  const picture = await amina.api(routes.attachFile, { params: { id: first?.id ?? '' }, bytes: PICTURE })
  const markdown = `# When\n\nCentre the clay, with wet hands and patience.\n\n![The wheel](${picture.url})`
  await amina.api(routes.changePage, { params: { id: first?.id ?? '' }, input: { markdown } })
  const question = await amina.api(routes.askQuestion, {
    params,
    input: { title: 'Why does it crackle?', markdown: 'The glaze has lines.' },
  })
  const answers = []
  for (const { name } of TROUBLES) {
    const input = { markdown: `It helped while ${name}.` }
    answers.push((await amina.api(routes.answerQuestion, { params: { id: question.id }, input })).id)
  }
  ids = { first: first?.id ?? '', question: question.id, answers }
  const pathOf = (address: string) => new URL(address, url).pathname
  paths = { pages: pages.map((page) => pathOf(page.url)), question: pathOf(question.url) }
  chioma = await openWindow(browser, url, place.chioma)

  laptop = await Laptop.open()
  await laptop.carry(url, bo.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/8 pages and 1 question are on this device/).waitFor()
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
}, 120_000)

afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await chioma?.[Symbol.asyncDispose]()
  await browser?.close()
  if (!served) await place?.start()
  await place?.[Symbol.asyncDispose]()
}, 60_000)

const at = (path: string) => place.url + path
const chip = (page: Page, words: RegExp) => page.locator('.nav .save-chip', { hasText: words })
const flat = (html: string) => html.replace(/<[^>]*>|\n/g, '')

async function reads(page: Page, path: string, text: string | RegExp): Promise<void> {
  await page.goto(at(path))
  await page.getByText(text).first().waitFor()
}

/** Puts a picture into the text as pasting one does. */
async function paste(page: Page): Promise<void> {
  await body(page).evaluate((text, bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'bowl.png', { type: 'image/png' }))
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, Array.from(PICTURE))
}

const portal: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to the train. Please accept.</h1>')
}
const redirectingPortal: RequestListener = (request, response) => {
  if (request.url?.startsWith('/portal')) portal(request, response)
  else response.writeHead(302, { Location: '/portal' }).end()
}
/** As some portals answer whoever asks for JSON. */
const politePortal: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[],"welcome":"Please accept."}')
}
const trouble: RequestListener = (_request, response) => {
  response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
}

interface Trouble {
  readonly name: string
  /** Who answers in the place of our server; null for nobody; undefined where the machine itself has no network. */
  readonly impostor?: RequestListener | null
}
const TROUBLES: readonly Trouble[] = [
  { name: 'the machine is in airplane mode' },
  { name: 'the server is down', impostor: null },
  { name: 'a proxy answers 500', impostor: trouble },
  { name: 'a captive portal answers everything', impostor: portal },
  { name: 'a captive portal sends everybody on', impostor: redirectingPortal },
  { name: 'a captive portal answers in JSON', impostor: politePortal },
]

test.each(TROUBLES.map((one, n) => ({ ...one, n })))(
  '[OF25] a browser that starts while $name reads and writes, and all of it arrives once',
  async ({ name, impostor, n }) => {
    // Also in airplane mode: what Chromium calls offline leaves its workers a way out.
    await place.stop()
    served = false
    {
      await using _ = impostor ? await openImpostor(place.port, impostor) : null
      const page = await laptop.restart()
      if (impostor === undefined) await page.context().setOffline(true)

      await reads(page, '/pots', 'Load the kiln')
      await reads(page, paths.pages[TITLES.length + n] ?? '', `${FRESH[n]}, with wet hands and patience.`)
      await reads(page, paths.pages[0] ?? '', /with wet hands/)
      const picture = page.locator('.prose img').first()
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)))
        .toBe(64)
      // How it came to read so, with nobody to ask.
      await reads(page, `${paths.pages[0]}/history`, /All 2 versions are on this device/)
      await page.locator('.version-view .diff ins img, .version-view .diff .diff-ins img').first().waitFor()
      await page.getByRole('button', { name: /Version 1/ }).click()
      await page.locator('.version-view .prose', { hasText: 'with wet hands' }).waitFor()
      await reads(page, '/pots/practices', 'Trim the foot')
      await reads(page, '/pots/search?q=patiense', 'Pull the wall')
      await chip(page, /Offline/).waitFor()

      await page.goto(at(paths.pages[1] ?? ''))
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await body(page).click()
      await page.keyboard.press('Control+End')
      // At one stroke: however slow the machine, it is one change.
      await page.keyboard.insertText(` Written while ${name}.`)
      await chip(page, /1 change kept on this device/).waitFor()

      await page.goto(at('/pots/ask'))
      await page.getByLabel('Your question in one sentence').fill(`What to do while ${name}?`)
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      // What waits can be read, and answered, as if it had arrived.
      await page.getByRole('heading', { level: 1, name: `What to do while ${name}?` }).waitFor()
      await chip(page, /2 changes kept on this device/).waitFor()

      await page.goto(at(paths.question))
      const answer = page
        .getByRole('region', { name: 'Answer by Amina' })
        .filter({ hasText: `It helped while ${name}.` })
      await answer.getByRole('button', { name: /^This helped/ }).click()
      await chip(page, /3 changes kept on this device/).waitFor()

      await page.goto(at('/pots/new/practice'))
      await page.getByLabel('Title').fill(`Made while ${name}`)
      await page.getByRole('button', { name: 'Create and open', exact: true }).click()
      await body(page).locator('p').first().click()
      await page.keyboard.insertText('Begun with no server. ')
      await paste(page)
      const pasted = body(page).locator('img[src*="attachments"]')
      await expect
        .poll(() => pasted.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)))
        .toBe(64)
      await chip(page, /changes kept on this device/).waitFor()

      // And once more from the beginning: everything is still there.
      const again = await laptop.restart()
      if (impostor === undefined) await again.context().setOffline(true)
      await reads(again, paths.pages[1] ?? '', `Written while ${name}.`)
      await reads(again, '/pots/practices', `Made while ${name}`)
      await again
        .getByRole('main')
        .getByRole('link', { name: `Made while ${name}` })
        .first()
        .click()
      await again.getByText('Begun with no server.').first().waitFor()
      await again.locator('.prose img[src*="attachments"]').waitFor()
      await again.goto(at('/pots/offline'))
      await again.getByText(`What to do while ${name}?`).first().waitFor()
    }

    const page = await laptop.restart()
    if (!served) await place.start()
    served = true
    await page.goto(at('/pots'))
    await chip(page, /^Saved/).waitFor()

    const { api } = place.chioma
    const read = (id: string) => api(routes.readPage, { params: { id }, query: { format: 'markdown' } })
    const { items } = await api(routes.listPages, { params: { slug: 'pots' }, query: { limit: 50 } })
    const made = items.filter(({ title }) => title === `Made while ${name}`)
    expect(made).toHaveLength(1)
    const whole = await read(made[0]?.id ?? '')
    expect(whole.markdown?.match(/Begun with no server\./g)).toHaveLength(1)
    expect(whole.html.match(/<img /g)).toHaveLength(1)
    expect(whole.markdown?.match(/Signs it worked/g)).toHaveLength(1)
    const edited = await read(items.find(({ title }) => title === TITLES[1])?.id ?? '')
    expect(edited.markdown?.split(`Written while ${name}.`)).toHaveLength(2)
    const asked = await api(routes.listQuestions, { params: { slug: 'pots' }, query: { show: 'all', limit: 50 } })
    expect(asked.items.filter(({ title }) => title === `What to do while ${name}?`)).toHaveLength(1)
    const { answerList } = await api(routes.readQuestion, { params: { id: ids.question } })
    expect(answerList.find(({ id }) => id === ids.answers[n])).toMatchObject({ votes: 1 })
    expect(answerList.map(({ html }) => flat(html))).toContain(`It helped while ${name}.`)

    // On another device too, with its picture.
    await chioma.page.goto(at(new URL(made[0]?.url ?? '', place.url).pathname))
    await chioma.page.getByText('Begun with no server.').first().waitFor()
    const shown = chioma.page.locator('.prose img')
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)))
      .toBe(64)
  },
  180_000,
)
