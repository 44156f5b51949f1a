import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { TooDeepError } from './errors.ts'
import { schema } from './schema.ts'
import { firstUnknown } from './unknown.ts'
import { bodyOf, readBody } from './y.ts'

function bodyWith(change: (body: Y.XmlFragment) => void): Y.Doc {
  const ydoc = new Y.Doc()
  change(bodyOf(ydoc))
  return ydoc
}

test('content of a newer version is named, wherever it stands', () => {
  const known = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  const ydoc = bodyWith((body) => body.insert(0, [known]))
  known.insert(0, [words])
  words.insert(0, 'Words')
  expect(firstUnknown(bodyOf(ydoc), schema)).toBeNull()
  words.format(0, 2, { sparkle: {} })
  expect(firstUnknown(bodyOf(ydoc), schema)).toBe('sparkle')
  known.insert(0, [new Y.XmlElement('hologram')])
  expect(firstUnknown(bodyOf(ydoc), schema)).toBe('hologram')
})

test('what is embedded where text belongs is unknown too, and reading passes over it', () => {
  const ydoc = bodyWith((body) => {
    const line = new Y.XmlElement('paragraph')
    body.insert(0, [line])
    const words = new Y.XmlText()
    line.insert(0, [words])
    words.insert(0, 'a')
    words.insertEmbed(1, { x: 1 })
  })
  expect(firstUnknown(bodyOf(ydoc), schema)).toBe('embed')
  expect(readBody(ydoc).content?.[0]?.content).toEqual([{ type: 'text', text: 'a' }])
})

test('reading never changes a document, not even one of a newer version', () => {
  const ydoc = bodyWith((body) => body.insert(0, [new Y.XmlElement('hologram')]))
  const before = Y.encodeStateAsUpdate(ydoc)
  expect(readBody(ydoc)).toEqual({ type: 'doc', content: [{ type: 'hologram' }] })
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
})

test('an empty document reads as one empty paragraph', () => {
  expect(readBody(new Y.Doc())).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
})

test('nesting without end is refused in words', () => {
  const ydoc = bodyWith((body) => {
    let at: Y.XmlFragment = body
    for (let depth = 0; depth < 150; depth++) {
      const inner = new Y.XmlElement('blockquote')
      at.insert(0, [inner])
      at = inner
    }
  })
  expect(() => readBody(ydoc)).toThrow(TooDeepError)
})

test('attribute values that are no plain data read as nothing', () => {
  const ydoc = bodyWith((body) => {
    const line = new Y.XmlElement('paragraph')
    body.insert(0, [line])
    let deep: unknown = 1
    for (let depth = 0; depth < 60; depth++) deep = [deep]
    line.setAttribute('bytes', new Uint8Array(3) as never)
    line.setAttribute('id', 'x')
    line.setAttribute('deep', deep as never)
  })
  const attrs = readBody(ydoc).content?.[0]?.attrs
  expect(attrs?.id).toBe('x')
  expect(attrs).not.toHaveProperty('bytes')
  expect(JSON.stringify(attrs?.deep).length).toBeLessThan(100)
})
