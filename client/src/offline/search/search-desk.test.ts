import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type Device, openDevice } from '../device/open-device.ts'
import { applyPass, changedBy, type Pass } from '../library/apply-pass.ts'
import { aPage, aQuestion, kept } from '../testing/kept-things.ts'
import { SearchDesk } from './search-desk.ts'

const mugs = aPage('p1', 'Mugs', '<p>Throw them thin.</p>')
const empty: Pass = {
  pages: [],
  questions: [],
  gone: [],
  files: [],
  next: 'c',
  more: false,
  total: 1,
  bytes: null,
  latest: 0,
  at: 1,
}

let device: Device
let desk: SearchDesk
const keep = async (more: Partial<Pass>) => {
  const pass = { ...empty, ...more }
  await applyPass(device, { slug: 'pots', reason: 'community', part: null }, pass)
  await desk.follow('pots', changedBy(pass))
}
const titles = async (text: string) => (await desk.search('pots', text, {}, 0, 20))?.items.map(({ title }) => title)

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  await device.put('communities', { slug: 'pots', pinned: true, pictures: false, cursor: null, keptAt: null })
  desk = new SearchDesk(device)
})

test('where nothing is kept nothing answers', async () => {
  expect(await titles('mugs')).toBeUndefined()
})

test('[OF24] what a sync brings and takes is found and not found at once', async () => {
  await keep({ pages: [kept(mugs)], questions: [aQuestion('q1', 'Which glaze?', '<p>For bowls.</p>')] })
  expect(await titles('thin')).toEqual(['Mugs'])
  await keep({ pages: [kept({ ...mugs, html: '<p>Throw them thick.</p>' })] })
  expect(await titles('thin')).toEqual([])
  expect(await titles('thick')).toEqual(['Mugs'])
  await keep({ gone: [{ kind: 'question', id: 'q1', why: 'deleted' }] })
  expect(await titles('glaze')).toEqual([])
})

test('a page that leaves the community but is kept for itself is still found', async () => {
  await keep({ pages: [kept(mugs)] })
  expect(await titles('mugs')).toEqual(['Mugs'])
  const copy = await device.get('pages', 'p1')
  if (copy) await device.put('pages', { ...copy, reasons: ['community', 'page'] })
  await keep({ gone: [{ kind: 'page', id: 'p1', why: 'left' }] })
  expect(await titles('mugs')).toEqual(['Mugs'])
})
