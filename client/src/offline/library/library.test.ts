import 'fake-indexeddb/auto'
import { type Api, type Me, Refusal, type RouteName, Unreachable } from '@commonplace/api'
import { seedUpdate } from '@commonplace/document'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Device, openDevice } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage, aQuestion, kept } from '../testing/kept-things.ts'
import type { Pass } from './apply-pass.ts'
import { dropCommunity } from './drop-community.ts'
import { endSession } from './end-session.ts'
import { keepOpened } from './keep-opened.ts'
import { Keeper } from './keeper.ts'
import { LocalEdits } from './local-edits.ts'
import { LocalSource } from './local-source.ts'
import { Searches } from './searches.ts'

const ME = { member: { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }, memberships: [] } satisfies Me
const empty: Pass = { pages: [], questions: [], gone: [], files: [], next: 'c', more: false, total: 3, at: 1_000 }
const mugs = aPage('p1', 'Mugs', '<p>Throw them thin.</p>', { changedAt: 5, tags: ['clay'] })
const bowls = aPage('p2', 'Bowls', '<p>Wide.</p>', { changedAt: 9, kind: 'story' })
const glaze = aQuestion('q1', 'Which glaze?', '<p>For mugs.</p>')

let device: Device
let passes: Map<string, Pass | Error>
const asked: string[] = []
const api: Api = async (route, call = {}) => {
  asked.push(route.name)
  if (route.name !== 'readOffline') return { name: route.name } as never
  const answer = passes.get(String((call.query as { since?: string }).since ?? ''))
  if (!answer) throw new Unreachable('away')
  if (answer instanceof Error) throw answer
  return answer as never
}
const keeper = () => new Keeper({ device, api, memberId: 'amina', clock: new FakeClock() })
const source = () => {
  const searches = new Searches(device)
  return new LocalSource({
    device,
    me: ME,
    searchOf: (slug) => searches.of(slug),
    edits: async () => new LocalEdits(device),
  })
}
async function read<T>(name: RouteName, call: object): Promise<T | undefined> {
  return (await source().read(name, call))?.data as T | undefined
}
const rows = async (query: object = {}) =>
  (await read<{ items: { title: string }[] }>('listPages', { params: { slug: 'pots' }, query }))?.items.map(
    (row) => row.title,
  )

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  asked.length = 0
  passes = new Map([
    ['', { ...empty, pages: [kept(mugs)], next: 'a', more: true }],
    ['a', { ...empty, pages: [kept(bowls)], questions: [glaze], next: 'b' }],
    ['b', { ...empty, next: 'b', at: 2_000 }],
  ])
})

test('[OF20] a community is kept piece by piece and then read without a network', async () => {
  expect(await keeper().sync('pots')).toBe('kept')
  expect(await source().read('readPage', { params: { id: 'p1' } })).toEqual({ data: mugs, keptAt: 1_000 })
  expect(await read('readQuestion', { params: { id: 'q1' } })).toEqual(glaze)
  expect(await rows()).toEqual(['Bowls', 'Mugs'])
  expect(await rows({ kind: 'story' })).toEqual(['Bowls'])
  expect(await rows({ tag: 'clay', sort: 'title' })).toEqual(['Mugs'])
  expect(await read('readHome', { params: { slug: 'pots' } })).toEqual({ name: 'readHome' })
  const found = await read<{ items: { title: string }[] }>('search', { params: { slug: 'pots' }, query: { q: 'thin' } })
  expect(found?.items.map((hit) => hit.title)).toEqual(['Mugs'])
  expect(await read('readPage', { params: { id: 'nowhere' } })).toBeUndefined()
})

test('[OF20] a sync that broke off goes on where it was', async () => {
  const second = passes.get('a')
  passes.delete('a')
  expect(await keeper().sync('pots')).toBe('unreachable')
  expect((await device.get('communities', 'pots'))?.keptAt).toBeNull()
  if (second) passes.set('a', second)
  passes.delete('')
  expect(await keeper().sync('pots')).toBe('kept')
  expect(await rows()).toEqual(['Bowls', 'Mugs'])
})

test('[OF21] an unchanged community is one request', async () => {
  await keeper().sync('pots')
  asked.length = 0
  await keeper().sync('pots')
  expect(asked).toEqual(['readOffline'])
})

test('[OF22] what was deleted or may no longer be read leaves the device', async () => {
  await keeper().sync('pots')
  passes.set('b', {
    ...empty,
    gone: [
      { kind: 'page', id: 'p2' },
      { kind: 'question', id: 'q1' },
    ],
    next: 'c',
  })
  await keeper().sync('pots')
  expect(await rows()).toEqual(['Mugs'])
  expect(await read('readQuestion', { params: { id: 'q1' } })).toBeUndefined()
  passes.set('c', new Refusal('not-allowed', 'This community is closed to you.'))
  expect(await keeper().sync('pots')).toBe('lost')
  expect(await rows()).toBeUndefined()
  expect(await device.count('pages')).toBe(0)
})

test('[OF23] a page edited here reads with those words, and removing the copies keeps them', async () => {
  const seed = seedUpdate({
    json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Throw them thin.' }] }] },
    fields: { title: 'Mugs' },
  })
  passes.set('', { ...empty, pages: [kept(mugs, btoa(String.fromCharCode(...seed)))], next: 'b' })
  await keeper().sync('pots')
  const doc = new Y.Doc()
  const log = new DocumentLog(device, mugs.documentId)
  for (const update of (await log.load()).updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const paragraph = doc.getXmlFragment('default').get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, 'Never rush. ')
  doc.getMap('meta').set('title', 'Thin mugs')
  await log.append([{ update: Y.encodeStateAsUpdate(doc, before), mark: { id: 'm', step: 'm', at: 1 } }])

  const page = await read<{ html: string; title: string }>('readPage', { params: { id: 'p1' } })
  expect(page?.html).toContain('Never rush. Throw them thin.')
  expect(page?.title).toBe('Thin mugs')

  await dropCommunity(device, 'amina', 'pots')
  expect((await log.load()).marks).toHaveLength(1)
  expect((await read<{ title: string }>('readPage', { params: { id: 'p1' } }))?.title).toBe('Thin mugs')
  expect(await device.count('questions')).toBe(0)
})

test('a page that was opened is kept; a gated lead is not kept as if it were the page', async () => {
  await keepOpened(device, 'readPage', { id: 'p1' }, mugs, 7)
  await keepOpened(device, 'readPage', { id: 'p2' }, { ...bowls, may: { ...bowls.may, read: false } }, 7)
  expect(await source().read('readPage', { params: { id: 'p1' } })).toMatchObject({ keptAt: 7 })
  expect(await source().read('readPage', { params: { id: 'p2' } })).toBeNull()
})

test('[OF26] an ended session takes the copies off the device, but not words that were not sent', async () => {
  await keeper().sync('pots')
  const log = new DocumentLog(device, mugs.documentId)
  await log.append([{ update: new Uint8Array([0, 0]), mark: { id: 'm', step: 'm', at: 1 } }])
  await endSession(device, 'amina')
  expect(await device.count('questions')).toBe(0)
  expect(await device.getAllKeys('pages')).toEqual(['p1'])
  await log.settle(['m'])
  await endSession(device, 'amina')
  const afterwards = await openDevice('amina')
  expect(await afterwards.count('pages')).toBe(0)
})
