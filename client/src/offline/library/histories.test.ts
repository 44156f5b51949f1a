import 'fake-indexeddb/auto'
import { type Api, type HistoryShape, type KeptPage, type Me, Refusal, Unreachable } from '@commonplace/api'
import { seedUpdate } from '@commonplace/document'
import { bodyOf, toY } from '@commonplace/document/y'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Device, openDevice } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage, kept } from '../testing/kept-things.ts'
import type { Pass } from './apply-pass.ts'
import { Keeper } from './keeper.ts'
import { LocalEdits } from './local-edits.ts'
import { LocalHistory } from './local-history.ts'
import { LocalSource } from './local-source.ts'

const AMINA = { id: 'amina', name: 'Amina', hue: 3 }
const BO = { id: 'bo', name: 'Bo', hue: 5 }
const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const stateOf = (title: string, text: string) =>
  btoa(String.fromCharCode(...seedUpdate({ json: { type: 'doc', content: [line(text)] }, fields: { title } })))

const version = (n: number, body: number[] | null, by = [n === 1 ? AMINA : BO]) => ({
  ...{ id: `v${n}`, n, name: null, summary: null, automatic: true, at: n, by, words: 3, added: 1, removed: 0 },
  ...{ fields: { ...aPage('p1', 'Mugs', '').fields, title: 'Mugs' }, body },
})
const MUGS: HistoryShape = {
  id: 'p1',
  versions: [version(3, [0, 2], [BO, AMINA]), version(2, [0, 1]), version(1, [1])],
  now: null,
  blocks: [line('Throw them thin.'), line('Dry them.'), line('Dry them slowly.')],
}
const BOWLS: HistoryShape = { id: 'p2', versions: [version(1, null)], now: null, blocks: [] }

let device: Device
let passes: Partial<Pass>[]
let histories: (ids: readonly string[]) => { histories: HistoryShape[]; rest: string[] }
const asked: string[][] = []
const api: Api = async (route, call = {}) => {
  if (route.name === 'readHistories') {
    const ids = String((call.query as { pages: string }).pages).split(',')
    asked.push(ids)
    return histories(ids) as never
  }
  if (route.name !== 'readOffline') return {} as never
  const pass = passes.shift()
  if (!pass) throw new Unreachable('away')
  const empty = { pages: [], questions: [], gone: [], files: [], next: 'c', more: false, total: 1, latest: 0, at: 1000 }
  return { ...empty, bytes: null, ...pass } as never
}
const sync = async (...next: Partial<Pass>[]) => {
  passes = next
  const keeper = new Keeper({ device, api, memberId: 'amina', clock: new FakeClock(7000) })
  await keeper.pin('pots')
  return keeper.sync('pots')
}
const read = async <T>(name: 'listVersions' | 'readVersion' | 'readDiff', params: object, query = {}) => {
  const edits = async () => new LocalEdits(device)
  const source = new LocalSource({
    ...{ device, me: { member: { ...AMINA, email: '' }, memberships: [] } satisfies Me, edits },
    ...{ finder: async () => ({}) as never, history: async () => new LocalHistory(device, edits) },
  })
  return (await source.read(name, { params: { ...params }, query }))?.data as T | undefined
}
const mugs = (versions = 3): KeptPage =>
  kept(aPage('p1', 'Mugs', '<p>Throw them thin.</p><p>Dry them slowly.</p>', { versions }), stateOf('Mugs', 'Thin.'))
const bowls: KeptPage = kept(aPage('p2', 'Bowls', '<p>Wide.</p>'), stateOf('Bowls', 'Wide.'))

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  asked.length = 0
  histories = (ids) => ({ histories: [MUGS, BOWLS].filter(({ id }) => ids.includes(id)), rest: [] })
})

test('[OF44] the versions of kept pages are read and compared without a network', async () => {
  expect(await sync({ pages: [mugs(), bowls] })).toBe('kept')
  expect(asked).toEqual([['p1', 'p2']])
  const list = await read<{ items: object[] }>('listVersions', { id: 'p1' })
  expect(list?.items).toMatchObject([{ n: 3, by: [BO, AMINA] }, { n: 2 }, { n: 1, by: [AMINA] }])
  expect(list?.items[0]).not.toHaveProperty('body')
  expect(await read('readVersion', { id: 'p1', n: 2 })).toMatchObject({
    html: expect.stringMatching(/Throw them thin.*Dry them\./s),
    fields: { title: 'Mugs' },
  })
  expect(await read('readVersion', { id: 'p1', n: '1' }, { format: 'markdown' })).toMatchObject({
    markdown: 'Dry them.\n',
  })
  expect(await read('readDiff', { id: 'p1' }, { from: 1, to: 2 })).toMatchObject({
    ...{ from: { n: 1 }, to: { n: 2 }, added: 3, removed: 0, by: [BO], authors: [BO] },
    html: expect.stringMatching(/data-by="0"[^>]*>.*Throw them thin/),
  })
  // Two people wrote in between: whose each word is, is not known here.
  expect(await read('readDiff', { id: 'p1' }, { from: 2 })).toMatchObject({
    ...{ to: null, added: 1, by: [BO, AMINA], authors: [] },
    html: expect.stringMatching(/<ins>[^<]*slowly/),
  })
  expect(await read('readVersion', { id: 'p1', n: 4 })).toBeUndefined()
  expect(await read('readDiff', { id: 'p1' }, { from: 4 })).toBeUndefined()
})

test('[OF44] the one version that a page says is the page; against it stand own words that wait', async () => {
  await sync({ pages: [bowls] })
  expect(await read('readVersion', { id: 'p2', n: 1 })).toMatchObject({ html: expect.stringContaining('Wide.') })
  expect(await read('readDiff', { id: 'p2' }, { from: 1 })).toMatchObject({ added: 0, removed: 0 })
  const log = new DocumentLog(device, 'd-p2')
  const doc = new Y.Doc()
  for (const update of (await log.load()).updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  bodyOf(doc).push([toY(line('And deep.'))])
  await log.append([{ update: Y.encodeStateAsUpdate(doc, before), mark: { id: 'm', step: 'm', at: 1 } }])
  expect(await read('readDiff', { id: 'p2' }, { from: 1 })).toMatchObject({ added: 2, removed: 0 })
})

test('[OF44] what changed alone is asked for again, and what an answer has no room for comes with the next', async () => {
  await sync({ pages: [mugs(), bowls] })
  await sync({})
  expect(asked).toHaveLength(1)
  histories = (ids) =>
    ids.length > 1 ? { histories: [BOWLS], rest: ['p1'] } : { histories: [{ ...MUGS, versions: [] }], rest: [] }
  await sync({ pages: [mugs(4), bowls] })
  expect(asked.slice(1)).toEqual([['p1', 'p2'], ['p1']])
  expect(await read('listVersions', { id: 'p1' })).toMatchObject({ items: [] })
  expect(await device.countFromIndex('histories', 'wanted')).toBe(0)
})

test('[OF44] a server that has no such route keeps no page away, and is asked again', async () => {
  histories = () => {
    throw new Refusal('not-found', 'There is nothing here.')
  }
  expect(await sync({ pages: [mugs()] })).toBe('kept')
  expect(await device.count('pages')).toBe(1)
  expect(await read('listVersions', { id: 'p1' })).toBeUndefined()
  histories = () => ({ histories: [MUGS], rest: [] })
  await sync({})
  expect(await read('listVersions', { id: 'p1' })).toMatchObject({ items: [{ n: 3 }, { n: 2 }, { n: 1 }] })
})

test('[OF44] a history leaves with its page, also where own words keep a draft of it here; and with its community', async () => {
  await sync({ pages: [mugs(), bowls] })
  await new DocumentLog(device, 'd-p1').append([
    { update: new Uint8Array([0, 0]), mark: { id: 'm', step: 'm', at: 1 } },
  ])
  const gone = ['p1', 'p2'].map((id) => ({ kind: 'page' as const, id, why: 'deleted' as const }))
  await sync({ gone })
  expect([await device.getAllKeys('pages'), await device.count('histories')]).toEqual([['p1'], 0])
  await sync({ pages: [bowls] })
  expect(await device.count('histories')).toBe(1)
  await new Keeper({ device, api, memberId: 'amina', clock: new FakeClock() }).remove('pots')
  expect(await device.count('histories')).toBe(0)
})
