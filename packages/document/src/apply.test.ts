import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyJson } from './apply.ts'
import { InvalidDocumentError, UnknownContentError } from './errors.ts'
import { doc, node, paragraph, sameContent } from './json.ts'
import { fromMarkdown } from './markdown.ts'
import { seedUpdate } from './seed.ts'
import { editedDocuments } from './testing/random-document.ts'
import { bodyOf, readBody } from './y.ts'

function opened(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc
}

const written = (source: string): Y.Doc => opened(seedUpdate({ json: fromMarkdown(source).json }))

test('a live document becomes exactly the state it is given, on random documents', () => {
  fc.assert(
    fc.property(editedDocuments, ([a, b]) => {
      const ydoc = opened(seedUpdate({ json: a }))
      applyJson(ydoc, b, 'test')
      return sameContent(readBody(ydoc), b)
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('what another person types meanwhile is kept', () => {
  const mine = written('One two three four.\n\nFive six seven eight.')
  const theirs = opened(Y.encodeStateAsUpdate(mine))
  const line = (bodyOf(theirs).get(1) as Y.XmlElement).get(0) as Y.XmlText
  line.insert(0, 'Indeed: ')
  applyJson(mine, fromMarkdown('One two three 4.\n\nFive six seven eight.\n\nNine.').json, 'restore')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const wanted = fromMarkdown('One two three 4.\n\nIndeed: Five six seven eight.\n\nNine.').json
  expect(sameContent(readBody(mine), wanted)).toBe(true)
  expect(sameContent(readBody(theirs), wanted)).toBe(true)
})

test('[SA23] no edit of ours splits a pair of surrogates: whatever text becomes whatever other, it is exactly that', () => {
  const letters = fc.array(fc.constantFrom('👍', '👎', '👩‍🌾', '𝒜', '𝒞', 'é', 'a', '한'), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(letters, letters, (from, to) => {
      const stays = paragraph('What stands below.')
      const ydoc = opened(seedUpdate({ json: doc(paragraph(from.join('')), stays) }))
      const below = bodyOf(ydoc).get(1)
      applyJson(ydoc, doc(paragraph(to.join('')), stays), 'restore')
      // Yjs writes U+FFFD for each half of a pair that was split; then all would have been set anew, the coarse way.
      expect(sameContent(readBody(ydoc), doc(paragraph(to.join('')), stays))).toBe(true)
      expect(bodyOf(ydoc).get(1)).toBe(below)
    }),
    { numRuns: 300 },
  )
})

test('words that stay keep their place: a position in them still points at them', () => {
  const ydoc = written('Keep these words.\n\nAnd these.')
  const line = (bodyOf(ydoc).get(1) as Y.XmlElement).get(0) as Y.XmlText
  const position = Y.createRelativePositionFromTypeIndex(line, 4)
  applyJson(ydoc, fromMarkdown('New first.\n\nKeep these words, please.\n\nAnd really **these**.').json, 'restore')
  const found = Y.createAbsolutePositionFromRelativePosition(position, ydoc)
  expect(found?.type).toBe(line)
  expect(line.toString()).toContain('<bold>these</bold>')
})

test('restoring the state it already has changes nothing', () => {
  const ydoc = written('## A\n\n- b\n- c')
  const before = Y.encodeStateVector(ydoc)
  applyJson(ydoc, readBody(ydoc), 'restore')
  expect(Y.encodeStateVector(ydoc)).toEqual(before)
})

test('content of a newer version is never touched', () => {
  const ydoc = written('Words.')
  bodyOf(ydoc).insert(0, [new Y.XmlElement('hologram')])
  const before = Y.encodeStateAsUpdate(ydoc)
  expect(() => applyJson(ydoc, doc(paragraph('x')), 'restore')).toThrow(UnknownContentError)
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
  expect(readBody(ydoc).content?.[0]?.type).toBe('hologram')
})

test('what is no document is refused', () => {
  const ydoc = written('Words.')
  expect(() => applyJson(ydoc, doc(node('listItem')), 'x')).toThrow(InvalidDocumentError)
  expect(() => applyJson(ydoc, { type: 'doc', content: [{ type: 'hologram' }] }, 'x')).toThrow(UnknownContentError)
})

test('blocks that come in get ids of their own', () => {
  const ydoc = written('One.')
  const first = readBody(ydoc).content?.[0]
  applyJson(ydoc, doc(...(first ? [first, first] : [])), 'x')
  const ids = (readBody(ydoc).content ?? []).map((block) => block.attrs?.id)
  expect(new Set(ids).size).toBe(2)
  expect(ids).toContain(first?.attrs?.id)
})
