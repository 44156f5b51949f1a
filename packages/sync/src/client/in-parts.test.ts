import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inParts } from './in-parts.ts'

/** What people make who write, delete and meet now and then: elements with texts, in which letters outside the first plane stand too. */
function written(seed: number): Y.Doc {
  const random = seededRandom(seed)
  const some = (below: number) => random.int(below)
  const people = Array.from({ length: 3 }, () => new Y.Doc())
  for (let step = 0; step < 120; step++) {
    const doc = people[some(people.length)] as Y.Doc
    const body = doc.getXmlFragment('body')
    if (body.length === 0 || some(6) === 0) body.insert(some(body.length + 1), [new Y.XmlText()])
    const text = body.get(some(body.length)) as Y.XmlText
    if (some(4) > 0) text.insert(some(text.length + 1), '🏺clay '.repeat(1 + some(40)))
    else if (text.length > 0) text.delete(some(text.length), 1)
    if (some(5) === 0) meet(doc, people[some(people.length)] as Y.Doc)
  }
  const all = new Y.Doc()
  for (const doc of people) meet(doc, all)
  return all
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
}

test('[SY79] in parts, taken one after the other, an update brings the same, and no part waits for a later one', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const doc = written(seed)
    const whole = Y.encodeStateAsUpdate(doc)
    const parts = inParts(whole, 300)
    expect(parts.length).toBeGreaterThan(3)
    const copy = new Y.Doc()
    for (const part of parts) {
      Y.applyUpdate(copy, part)
      expect(copy.store.pendingStructs).toBeNull()
      expect(part.length).toBeLessThan(whole.length)
    }
    expect(copy.store.pendingDs).toBeNull()
    expect(copy.getXmlFragment('body').toString()).toBe(doc.getXmlFragment('body').toString())
    expect(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))).toEqual(
      Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy)),
    )
  }
})

test('[SY79] one long text is sent in pieces that split no character', () => {
  const doc = new Y.Doc()
  const said = 'a🏺'.repeat(20_000)
  doc.getText('t').insert(0, said)
  const parts = inParts(Y.encodeStateAsUpdate(doc), 4_096)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(4_200)
  const copy = new Y.Doc()
  for (const part of parts) Y.applyUpdate(copy, part)
  expect(copy.getText('t').toString()).toBe(said)
})

test('[SY79] what fits is left as it is', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'Wedge the clay')
  const update = Y.encodeStateAsUpdate(doc)
  expect(inParts(update, update.length)).toEqual([update])
})
