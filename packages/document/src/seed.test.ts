import type { MemberId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DocNode, doc, paragraph, sameContent, text } from './json.ts'
import { fromMarkdown } from './markdown.ts'
import { readMeta, writeMeta } from './meta.ts'
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
