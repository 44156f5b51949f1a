// People at two processes of one place, behind something that leads them to whichever lives. Nobody notices where they are.
import { rm } from 'node:fs/promises'
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Gateway, openGateway } from '../harness/gateway.ts'
import {
  at,
  type Grounds,
  layGrounds,
  openBrowser,
  openWindow,
  type ServerProcess,
  serverOn,
  sitDown,
} from '../harness/index.ts'
import { ownDatabase, servicesForTests } from '../harness/services.ts'
import { body, caretAfter, edit, words } from './steps.ts'

const services = servicesForTests('two browsers at two server processes')

let stack: AsyncDisposableStack
let browser: Browser
let grounds: Grounds
let servers: readonly ServerProcess[]
/** Where people come in, and the way from the servers to Redis. */
let door: Gateway
let redis: Gateway

beforeAll(async () => {
  if (!services) return
  stack = new AsyncDisposableStack()
  const database = stack.use(await ownDatabase(services.postgres))
  redis = stack.use(await openGateway())
  redis.leadTo(Number(new URL(services.redis).port || 6379))
  door = stack.use(await openGateway())
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url.replace('http', 'redis') }
  grounds = await layGrounds({ env })
  stack.defer(() => rm(grounds.dataDir, { recursive: true, force: true }))
  const server = async () => stack.use(await serverOn(grounds.dataDir, { ...env, PUBLIC_URL: door.url }))
  servers = [await server(), await server()]
  await Promise.all(servers.map((one) => one.start()))
  door.leadTo(...servers.map(({ port }) => port))
  browser = await openBrowser()
  stack.defer(() => browser.close())
})
afterAll(() => stack?.disposeAsync())

/** Two people with the same page open for writing, each at a process of their own. */
async function twoAtOnePage(title: string) {
  const markdown = 'Amina writes here.\n\nChioma writes here.'
  const page = await at(door.url, grounds.bo).api(routes.createPage, {
    params: { slug: grounds.slug },
    input: { kind: 'note', title, markdown },
  })
  const come = async (who: 'amina' | 'chioma', place: string) => {
    const window = await openWindow(browser, door.url, grounds[who])
    await window.page.goto(page.url)
    await edit(window.page)
    await caretAfter(window.page, place)
    return { window, page: window.page, process: door.sockets.at(-1) ?? -1 }
  }
  const amina = await come('amina', 'Amina writes here.')
  const chioma = await come('chioma', 'Chioma writes here.')
  expect(amina.process).not.toBe(chioma.process)
  const leave = async () => {
    await amina.window[Symbol.asyncDispose]()
    await chioma.window[Symbol.asyncDispose]()
  }
  return { amina, chioma, documentId: page.documentId, [Symbol.asyncDispose]: leave }
}

/** Types ` name1. name2. …` until told to stop; gives how many words that were. */
function type(page: Page, name: string): () => Promise<number> {
  let going = true
  const typed = (async () => {
    let n = 0
    while (going && !page.isClosed()) await page.keyboard.type(` ${name}${++n}.`, { delay: 5 })
    return n
  })()
  return () => {
    going = false
    return typed
  }
}

/** The numbers of somebody's words in a window, in the order in which they stand there. */
const seen = async (page: Page, name: string): Promise<number[]> =>
  [...(await words(page)).matchAll(new RegExp(`${name}(\\d+)\\.`, 'g'))].map((match) => Number(match[1]))

/** Resolves once a window shows this word of somebody. */
const sees = (page: Page, name: string, count: number) =>
  expect.poll(async () => (await seen(page, name)).includes(count)).toBe(true)

/** Everything up to this word, in order and without a hole. */
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

/** Both read the same, with all that either typed. */
async function agree(pages: readonly [Page, Page], typed: { amina: number; chioma: number }): Promise<void> {
  for (const page of pages) for (const name of ['amina', 'chioma'] as const) await sees(page, name, typed[name])
  for (const page of pages)
    for (const name of ['amina', 'chioma'] as const)
      await expect.poll(() => seen(page, name)).toEqual(upTo(typed[name]))
  expect(await words(pages[0])).toBe(await words(pages[1]))
}

test.runIf(services)(
  '[MP2] two browsers at two processes write together; one process is killed in the midst of it, and both read the same again, with all that either had seen',
  async () => {
    await using both = await twoAtOnePage('Killed underneath')
    const { amina, chioma } = both
    const pages = [amina.page, chioma.page] as const
    const stops = [type(amina.page, 'amina'), type(chioma.page, 'chioma')]
    await Promise.all([sees(chioma.page, 'amina', 10), sees(amina.page, 'chioma', 10)])
    // Each sees where the other is.
    await body(amina.page).locator('.remote-caret', { hasText: 'Chioma Eze' }).waitFor({ state: 'attached' })
    await body(chioma.page).locator('.remote-caret', { hasText: 'Amina Bello' }).waitFor({ state: 'attached' })

    const back = amina.page.waitForEvent('websocket', (socket) => socket.url().includes('/sync/'))
    await servers[amina.process]?.kill()
    const had = { amina: await seen(chioma.page, 'amina'), chioma: await seen(amina.page, 'chioma') }
    // She types on while nobody answers her, and comes back to the process that is left.
    await (await back).waitForEvent('framereceived')
    const came = performance.now()
    const [typedByAmina = 0, typedByChioma = 0] = await Promise.all(stops.map((stop) => stop()))
    await agree(pages, { amina: typedByAmina, chioma: typedByChioma })
    process.stdout.write(`Both read the same ${Math.round(performance.now() - came)} ms after coming back.\n`)
    expect(door.sockets.at(-1)).toBe(chioma.process)
    expect(typedByAmina).toBeGreaterThanOrEqual(had.amina.length)
    expect(typedByChioma).toBeGreaterThanOrEqual(had.chioma.length)
    await body(chioma.page).locator('.remote-caret', { hasText: 'Amina Bello' }).waitFor({ state: 'attached' })

    // Whoever comes now reads it too, and at the process that was killed once it is there again.
    await servers[amina.process]?.start()
    using later = sitDown(servers[amina.process]?.url ?? '', both.documentId, { Cookie: grounds.bo.cookie })
    await later.synced()
    const text = later.doc.getXmlFragment('default').toString()
    expect(text).toContain(`amina${typedByAmina}.`)
    expect(text).toContain(`chioma${typedByChioma}.`)
  },
)

test.runIf(services)(
  '[MP3] Redis goes away while two people at two processes write, and comes back: they write on, and both have all of it',
  async () => {
    await using both = await twoAtOnePage('Without Redis')
    const { amina, chioma } = both
    const stops = [type(amina.page, 'amina'), type(chioma.page, 'chioma')]
    await Promise.all([sees(chioma.page, 'amina', 5), sees(amina.page, 'chioma', 5)])
    redis.cut()
    const [atAmina, atChioma] = [await seen(amina.page, 'amina'), await seen(chioma.page, 'chioma')]
    await sees(amina.page, 'amina', atAmina.length + 8)
    await sees(chioma.page, 'chioma', atChioma.length + 8)
    redis.restore()
    const [typedByAmina = 0, typedByChioma = 0] = await Promise.all(stops.map((stop) => stop()))
    await agree([amina.page, chioma.page], { amina: typedByAmina, chioma: typedByChioma })
  },
)
