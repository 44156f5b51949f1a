import 'fake-indexeddb/auto'
import type { Api } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { libraryWords as said } from '../../words/library.ts'
import { type Device, openDevice } from '../device/open-device.ts'
import { Library } from '../Library.tsx'
import { currentOffline, type Offline } from '../offline.ts'
import { Cell } from '../session/save-state.ts'
import { aPage, kept } from '../testing/kept-things.ts'
import { Keeper } from './keeper.ts'

const empty = { questions: [], gone: [], files: [], total: 3, bytes: null, latest: 1, at: 1_000 }
const pages = ['p1', 'p2', 'p3'].map((id) => kept(aPage(id, id, '<p>Thin.</p>')))

let device: Device
let keeper: Keeper
/** Lets the server answer the next piece. */
let give: () => void
const api: Api = async (route, call = {}) => {
  if (route.name === 'readHistories') return { histories: [], rest: [] } as never
  if (route.name !== 'readOffline') return { name: route.name } as never
  await new Promise<void>((resolve) => {
    give = resolve
  })
  const since = (call.query as { since?: string }).since
  if (since) return { ...empty, pages: pages.slice(2), next: 'b', more: false } as never
  return { ...empty, pages: pages.slice(0, 2), next: 'a', more: true } as never
}
const asked = () => expect.poll(() => Boolean(give)).toBe(true)
const next = () => {
  const go = give
  give = undefined as never
  go()
}
const sentence = () => document.querySelector('.library-sentence')?.textContent
const count = () => document.querySelector('.library-counts dd')?.textContent

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  give = undefined as never
  device = await openDevice('amina')
  keeper = new Keeper({ device, api, memberId: 'amina', clock: new FakeClock() })
})
afterEach(() => {
  currentOffline.set('nobody')
})
/** The library is on screen. */
const open = async () => {
  const outbox = { acts: new Cell([]) }
  currentOffline.set({ device, keeper, outbox, me: { id: 'amina' } } as unknown as Offline)
  const screen = await show(<Library slug="pots" />)
  // What comes by itself comes whenever it does.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  return screen
}

test('[OF48] while a community comes the library says how far it is, and nothing of it as if that were all', async () => {
  await keeper.pin('pots')
  const coming = keeper.sync('pots')
  using _ = await open()
  await asked()
  await expect.poll(sentence).toBe(said.counting)
  next()
  await expect.poll(sentence).toBe(said.coming(2, 3))
  await expect.poll(count).toBe(said.soFar(2))
  await asked()
  next()
  expect(await coming).toBe('kept')
  await expect.poll(count).toMatch(/^3 · /)
  await expect.poll(sentence).toMatch(/^3 pages and 0 questions are on this device/)
})

test('[OF48] what takes a while to count is said to be counted', async () => {
  const { promise: looked, resolve: counted } = Promise.withResolvers<undefined>()
  device = new Proxy(device, {
    get: (all, name) => (name === 'get' ? () => looked : Reflect.get(all, name).bind(all)),
  })
  using screen = await open()
  expect(screen.text()).toContain(said.counting)
  counted(undefined)
  await expect.poll(sentence).toBe(said.nothing)
})
