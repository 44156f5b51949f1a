import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Device, openDevice } from '../device/open-device.ts'
import { applyPass, changedBy, type Pass } from '../library/apply-pass.ts'
import { dropCommunity } from '../library/drop-community.ts'
import { aPage, aQuestion, kept } from '../testing/kept-things.ts'
import { FORM, putIndex } from './kept-index.ts'
import { SearchDesk } from './search-desk.ts'
import { SearchIndex } from './search-index.ts'

const empty: Pass = {
  ...{ pages: [], questions: [], gone: [], files: [], next: 'c', more: false, total: 1, bytes: null, latest: 0, at: 1 },
}
const mugs = aPage('p1', 'Mugs', '<p>Throw them thin.</p><h2 id="dry">Drying</h2><p>Slowly, and covered.</p>')
const bowls = aPage('p2', 'Bowls', '<p>Wide and drying fast.</p>', { tags: ['clay'] })
const glaze = aQuestion('q1', 'Which glaze?', '<p>For mugs that are dried.</p>')

let device: Device
let at = 0
const keep = async (more: Partial<Pass>, desk?: SearchDesk) => {
  const pass = { ...empty, at: ++at, ...more }
  await applyPass(device, { slug: 'pots', reason: 'community', part: null }, pass)
  await desk?.follow('pots', changedBy(pass))
}
const hits = async (desk: SearchDesk, text: string) => (await desk.search('pots', text, {}, 0, 20))?.items
const titles = async (desk: SearchDesk, text: string) => (await hits(desk, text))?.map(({ title }) => title)
/** Another start of the program, which tells what texts it had to read before it could answer. */
const start = () => {
  const read = vi.spyOn(SearchIndex.prototype, 'putPage')
  read.mockClear()
  return { desk: new SearchDesk(device), read }
}

beforeEach(async () => {
  vi.restoreAllMocks()
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  await device.put('communities', { slug: 'pots', pinned: true, pictures: false, cursor: null, keptAt: null })
  await keep({ pages: [kept(mugs), kept(bowls)], questions: [glaze] })
})

test('[OF45] a start finds the search as it was put down: the same hits, and no text read for it', async () => {
  const first = new SearchDesk(device)
  const asked = ['drying', 'dry', 'mugz', 'thi', 'clay', 'which glaze', 'covered slowly', 'zeppelin mugs', '"wide and"']
  const before = []
  for (const text of asked) before.push(await hits(first, text))
  await first.prepare('pots')
  const { desk, read } = start()
  for (const [n, text] of asked.entries()) expect([text, await hits(desk, text)]).toEqual([text, before[n]])
  expect(read).not.toHaveBeenCalled()
  expect((await desk.similar('pots', 'glaze for my mugs', 3))[0]?.title).toBe('Which glaze?')
})

test('[OF45] what changed, came and went while nobody searched is looked at anew, and nothing else is', async () => {
  await new SearchDesk(device).prepare('pots')
  await keep({
    pages: [kept({ ...mugs, html: '<p>Throw them thick.</p>' }), kept(aPage('p3', 'Plates', '<p>Flat.</p>'))],
  })
  const { desk, read } = start()
  expect(await titles(desk, 'thick')).toEqual(['Mugs'])
  expect(read.mock.calls.map(([{ id }]) => id).sort()).toEqual(['p1', 'p3'])
  expect(await titles(desk, 'thin')).toEqual([])
  expect(await titles(desk, 'covered')).toEqual([])
  expect(await titles(desk, 'flat')).toEqual(['Plates'])
  expect(await titles(desk, 'drying')).toEqual(['Bowls'])
  // And put down once more, on top of what was put down.
  await desk.prepare('pots')
  const later = start()
  expect(await titles(later.desk, 'thick')).toEqual(['Mugs'])
  expect(await titles(later.desk, 'covered')).toEqual([])
  expect(await titles(later.desk, 'wide')).toEqual(['Bowls'])
  expect(later.read).not.toHaveBeenCalled()
})

test('[OF45] with what leaves the device the index leaves it, and is put down without it', async () => {
  const first = new SearchDesk(device)
  await first.prepare('pots')
  expect(await device.count('indexes')).toBe(1)
  await keep({ gone: [{ kind: 'page', id: 'p1', why: 'deleted' }] })
  expect(await device.count('indexes')).toBe(0)
  // Somebody who still has it in memory does not bring it back.
  const before = new SearchIndex()
  before.putPage(mugs, 1)
  expect(await putIndex(device, 'pots', before)).toBe(false)
  expect(await device.count('indexes')).toBe(0)
  await first.follow('pots', { pages: ['p1'], questions: [] })
  await first.prepare('pots')
  expect(await device.count('indexes')).toBe(1)
  expect(await titles(start().desk, 'thin')).toEqual([])
  await dropCommunity(device, 'amina', 'pots')
  expect(await device.count('indexes')).toBe(0)
})

test('[OF45] a page that became a draft while nobody searched is not found', async () => {
  await new SearchDesk(device).prepare('pots')
  const index = await device.get('indexes', 'pots')
  await device.put('marks', { id: 'm', document: mugs.documentId, step: 'm', at: 1 })
  await keep({ gone: [{ kind: 'page', id: 'p1', why: 'deleted' }] })
  if (index) await device.put('indexes', index)
  expect(await device.count('pages')).toBe(2)
  expect(await titles(start().desk, 'mugs')).toEqual(['Which glaze?'])
})

test.each([
  ['of another making', { form: FORM + 1 }],
  ['broken', { head: new Uint8Array([0x1f, 0x8b, 1, 2, 3]) }],
  ['cut off', { lists: new Uint8Array([2]) }],
])('[OF45] an index %s is built anew', async (_how, harm) => {
  vi.spyOn(console, 'warn').mockReturnValue()
  await new SearchDesk(device).prepare('pots')
  const copy = await device.get('indexes', 'pots')
  if (copy) await device.put('indexes', { ...copy, ...harm })
  const { desk, read } = start()
  expect(await titles(desk, 'thin')).toEqual(['Mugs'])
  expect(read).toHaveBeenCalledTimes(2)
  await desk.prepare('pots')
  expect(await device.get('indexes', 'pots')).toMatchObject({ form: FORM })
})

test('[OF45] what waits to be sent is not put down with what is kept', async () => {
  const first = new SearchDesk(device)
  const laid = { pages: [{ ...mugs, html: '<p>Throw them of porcelain.</p>' }], questions: [], gone: [] }
  await first.lay('pots', laid)
  expect(await titles(first, 'porcelain')).toEqual(['Mugs'])
  await first.prepare('pots')
  const { desk, read } = start()
  expect(await titles(desk, 'porcelain')).toEqual([])
  expect(await titles(desk, 'thin')).toEqual(['Mugs'])
  expect(read).toHaveBeenCalledTimes(1)
})

test('[OF45] an index of another making has another number', () => {
  const index = new SearchIndex()
  index.putPage(mugs, 1)
  index.putPage(aPage('p4', 'Über Öfen', '<h2>Die Öfen</h2><p>Der Ofen brennt langsam und die Häuser warten.</p>'), 2)
  index.putQuestion(glaze, 3)
  const { postings, things } = index.save()
  const all = [postings.words, postings.stems, [...postings.lists], [...postings.lengths], things]
  const hash = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)
  // Texts are read in another way now: raise FORM, and put both down here.
  expect([FORM, hash]).toEqual([1, '5aab722a4890'])
})
