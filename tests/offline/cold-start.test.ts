import type { RequestListener } from 'node:http'
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { Laptop, openImpostor } from './device.ts'

let laptop: Laptop
let place: OpenedCommunity
let running = true
let paths: { page: string; other: string; question: string }
let questionId: string
let otherId: string

/** A community with a few pages and a question, kept whole on Bo's laptop. */
beforeAll(async () => {
  place = await openCommunity({ slug: 'pots', name: 'Potters' })
  const { amina, bo, url } = place
  const pages = []
  for (const title of ['Centre the clay', 'Pull the wall', 'Trim the foot']) {
    const input = { kind: 'practice', title, markdown: `# When\n\n${title}, with wet hands and patience.` } as const
    pages.push(await amina.api(routes.createPage, { params: { slug: 'pots' }, input }))
  }
  const question = await amina.api(routes.askQuestion, {
    params: { slug: 'pots' },
    input: { title: 'Why does it crackle?', markdown: 'The glaze has lines.' },
  })
  questionId = question.id
  otherId = pages[1]?.id ?? ''
  const pathOf = (address: string | undefined) => new URL(address ?? '', url).pathname
  paths = { page: pathOf(pages[0]?.url), other: pathOf(pages[1]?.url), question: pathOf(question.url) }

  laptop = await Laptop.open()
  await laptop.carry(url, bo.cookie)
  const page = await laptop.page()
  await page.goto(`${url}/pots/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/3 pages and 1 question are on this device/).waitFor()
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
}, 120_000)

afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  if (!running) await place?.start()
  await place?.[Symbol.asyncDispose]()
}, 60_000)

async function stopServer(): Promise<void> {
  if (running) await place.stop()
  running = false
}

async function reads(page: Page, path: string, text: string | RegExp): Promise<void> {
  await page.goto(place.url + path)
  await page.getByText(text).first().waitFor({ timeout: 10_000 })
}

const portal: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to the train. Please accept.</h1>')
}
const redirectingPortal: RequestListener = (request, response) => {
  if (request.url?.startsWith('/portal')) portal(request, response)
  else response.writeHead(302, { Location: '/portal' }).end()
}
const trouble: RequestListener = (_request, response) => {
  response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
}

test.each([
  ['the server is gone', null],
  ['a captive portal answers everything', portal],
  ['a captive portal sends everybody on', redirectingPortal],
  ['a proxy answers 500', trouble],
])('[OF25] a browser that starts while %s opens what is kept', async (_name, impostor) => {
  await stopServer()
  await using _ = impostor ? await openImpostor(place.port, impostor) : null
  const page = await laptop.restart()
  await reads(page, paths.page, 'Centre the clay, with wet hands and patience.')
  await reads(page, paths.question, 'The glaze has lines.')
  await reads(page, '/pots/practices', 'Trim the foot')
  await reads(page, '/pots/search?q=patiense', 'Pull the wall')
  await reads(page, '/pots', 'Why does it crackle?')
  await page.locator('.save-chip', { hasText: 'Offline' }).first().waitFor()
})

test('[OF10] what is written without a network survives a restart and arrives once', async () => {
  await stopServer()
  const page = await laptop.restart()
  await page.goto(place.url + paths.other)
  await page.getByRole('button', { name: 'Edit' }).first().click()
  const body = page.locator('.ProseMirror').first()
  await body.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Written on the train.')
  await page.locator('.save-chip', { hasText: '1 change kept on this device' }).first().waitFor()
  await page.goto(place.url + paths.question)
  await page.getByLabel('Your answer').fill('It cooled too fast.')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.locator('.save-chip', { hasText: '2 changes kept on this device' }).first().waitFor()

  const again = await laptop.restart()
  await reads(again, paths.other, /Written on the train\./)
  await again.goto(`${place.url}/pots/offline`)
  await again.getByText('It cooled too fast.').waitFor()

  await place.start()
  running = true
  await again.goto(`${place.url}/pots`)
  await again.locator('.save-chip', { hasText: 'Saved' }).first().waitFor({ timeout: 60_000 })
  const { api } = place.bo
  const question = await api(routes.readQuestion, { params: { id: questionId } })
  expect(question.answerList.map((answer) => answer.html.replace(/<[^>]*>|\n/g, ''))).toEqual(['It cooled too fast.'])
  await expect
    .poll(
      async () => (await api(routes.readPage, { params: { id: otherId }, query: { format: 'markdown' } })).markdown,
      {
        timeout: 30_000,
      },
    )
    .toContain('Written on the train.')
})
