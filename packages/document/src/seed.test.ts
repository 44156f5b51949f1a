import type { MemberId, PageId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DocNode, doc, paragraph, sameContent, text } from './json.ts'
import { fromMarkdown } from './markdown.ts'
import { readMeta, writeMeta, writeTrials } from './meta.ts'
import { seedUpdate } from './seed.ts'
import { metaOf, readBody } from './y.ts'

function opened(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc
}

test('a seed becomes the document it was made from', () => {
  const { json } = fromMarkdown('## Steps\n\n1. **Ask** first\n2. [[Then listen]]\n\n| a | b |\n|--|:-:|\n| 1 | 2 |\n')
  const ydoc = opened(seedUpdate({ json, fields: { title: 'Listening', tags: ['craft'] } }))
  expect(sameContent(readBody(ydoc), json)).toBe(true)
  expect(readMeta(ydoc)).toMatchObject({ title: 'Listening', tags: ['craft'], status: 'draft' })
})

test('the same seed gives the same bytes', () => {
  const seed = { json: doc(paragraph('Words')), fields: { title: 'T' }, clientId: 7 }
  expect(seedUpdate(seed)).toEqual(seedUpdate(seed))
})

test('every block of a seed has an id of its own, so that no window has to write one', () => {
  const body = readBody(opened(seedUpdate({ json: doc(paragraph('a'), paragraph('b')) })))
  const ids = (body.content ?? []).map((block) => block.attrs?.id)
  expect(new Set(ids).size).toBe(2)
  expect(ids.every((id) => typeof id === 'string' && id.length === 10)).toBe(true)
})

test('bad fields read as empty ones, long ones are cut', () => {
  const ydoc = new Y.Doc()
  const map = metaOf(ydoc)
  map.set('title', 'x'.repeat(5000))
  map.set('tags', ['ok', 3, '', 'ok', null])
  map.set('status', 'glorious')
  map.set('stewards', 'me')
  map.set('reviewEvery', Number.NaN)
  map.set('extra', { level: 'high', bad: {} })
  const fields = readMeta(ydoc)
  expect(fields.title).toHaveLength(200)
  expect(fields).toMatchObject({
    tags: ['ok'],
    status: 'draft',
    stewards: [],
    reviewEvery: 0,
    extra: { level: 'high' },
  })
})

test('writing fields that already stand so writes nothing', () => {
  const ydoc = new Y.Doc()
  writeMeta(ydoc, { title: 'A', stewards: ['m1' as MemberId] })
  const before = Y.encodeStateVector(ydoc)
  writeMeta(ydoc, { title: 'A', stewards: ['m1' as MemberId] })
  expect(Y.encodeStateVector(ydoc)).toEqual(before)
})

test('marks of neighbouring words come back as they were', () => {
  const json: DocNode = doc(
    paragraph(text('a', [{ type: 'bold' }]), text('b'), text('c', [{ type: 'link', attrs: { href: '/x' } }])),
  )
  expect(sameContent(readBody(opened(seedUpdate({ json }))), json)).toBe(true)
})

const tries = (...said: [string, 'worked' | 'mixed' | 'did-not'][]) =>
  said.map(([page, outcome]) => ({ page: page as PageId, outcome }))

test('[TR2] what two say at once of different practices is both there, of the same one alike for everybody', () => {
  const one = opened(
    seedUpdate({ json: doc(paragraph('a')), fields: { tried: tries(['p2', 'worked'], ['p1', 'mixed']) } }),
  )
  const two = opened(Y.encodeStateAsUpdate(one))
  expect(readMeta(one).tried).toEqual(tries(['p1', 'mixed'], ['p2', 'worked']))
  writeTrials(one, [...tries(['p3', 'worked'], ['p1', 'worked']), { page: 'p2', outcome: null }])
  writeTrials(two, tries(['p4', 'did-not'], ['p1', 'did-not']))
  const [fromOne, fromTwo] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)]
  Y.applyUpdate(one, fromTwo)
  Y.applyUpdate(two, fromOne)
  expect(readMeta(one).tried).toEqual(readMeta(two).tried)
  expect(readMeta(one).tried.map(({ page }) => page)).toEqual(['p1', 'p3', 'p4'])
  // Fields that are set without it leave it as it is; given whole, it is just that.
  writeMeta(one, { title: 'B' })
  expect(readMeta(one).tried).toHaveLength(3)
  writeMeta(one, { tried: tries(['p4', 'worked']) })
  expect(readMeta(one).tried).toEqual(tries(['p4', 'worked']))
})

test('[TR2] whatever stands in the map, what is read of it is well formed and no more than a story may name', () => {
  const ydoc = new Y.Doc()
  const map = metaOf(ydoc)
  map.set('tried:../p', 'worked')
  map.set('tried:', 'worked')
  map.set('tried:p1', 'splendid')
  map.set('tried', [{ page: 'p9', outcome: 'worked' }])
  map.set('tried:p2', 'did-not')
  expect(readMeta(ydoc).tried).toEqual(tries(['p2', 'did-not']))
  for (let n = 0; n < 200; n++) map.set(`tried:many${n}`, 'worked')
  expect(readMeta(ydoc).tried).toHaveLength(20)
})
