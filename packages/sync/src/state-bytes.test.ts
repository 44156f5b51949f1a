import { must, seededRandom } from '@commonplace/kit'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Malformed } from './byte-reader.ts'
import { readClocks, StateBytes } from './state-bytes.ts'

type Chance = ReturnType<typeof seededRandom>

function write(doc: Y.Doc, chance: Chance): void {
  const [text, map, array] = [doc.getText('t'), doc.getMap('m'), doc.getArray('a')]
  const fragment = doc.getXmlFragment('default')
  const at = chance.int(text.length + 1)
  chance.pick([
    () => text.insert(at, chance.pick(['a', 'żółw', '漢字', '😀', 'plain words'])),
    () => text.insertEmbed(at, { image: 'x', size: [1, 2.5, null] }),
    () => text.length > 5 && text.delete(chance.int(text.length - 5), 5),
    () => text.length > 3 && text.format(0, 3, { bold: true, link: { href: 'https://example.org' } }),
    () =>
      map.set(chance.pick(['k', 'l']), chance.pick([1, -7.25, true, null, 'ström', [1, [2]], { a: { b: 1 } }, 10n])),
    () => map.set('bytes', new Uint8Array([1, 2, 3])),
    () => map.set('inner', new Y.Map([['x', new Y.Array()]])),
    () => array.insert(chance.int(array.length + 1), [1, 'two', null, { four: 3 }]),
    () => array.length > 2 && array.delete(0, 2),
    () => fragment.insert(0, [new Y.XmlElement('paragraph'), new Y.XmlText('hello')]),
    () => fragment.length > 1 && fragment.delete(1, 1),
  ])()
}

/** Several people write, now and then hearing of each other; their updates in an order in which a log could have kept them. */
function history(chance: Chance): Uint8Array[] {
  const kept: Uint8Array[] = []
  const log = new Y.Doc()
  const people = Array.from({ length: 1 + chance.int(4) }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = chance.int(2 ** 32)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return
      kept.push(update)
      Y.applyUpdate(log, update)
    })
    return { doc, hears: 1 + i * 5 }
  })
  for (let step = 0; step < 10 + chance.int(80); step++) {
    const { doc, hears } = chance.pick(people)
    if (chance.int(hears) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(log), 'heard')
    write(doc, chance)
  }
  return kept
}

function built(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Everything two copies could differ in. */
function sameDocument(one: Y.Doc, other: Y.Doc): void {
  expect(one.store.pendingStructs).toBeNull()
  expect(one.store.pendingDs).toBeNull()
  expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true)
  for (const doc of [one, other]) {
    doc.getText('t')
    doc.getMap('m')
    doc.getArray('a')
    doc.getXmlFragment('default')
  }
  expect(one.toJSON()).toEqual(other.toJSON())
  expect(one.getText('t').toDelta()).toEqual(other.getText('t').toDelta())
}

test('[SY62] whatever a copy has, what it lacks is told from the bytes of the log as Yjs would tell it', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const chance = seededRandom(seed)
    const kept = history(chance)
    const folded = chance.int(kept.length)
    const state = folded === 0 ? [] : [Y.encodeStateAsUpdate(built(...kept.slice(0, folded)))]
    const bytes = new StateBytes([...state, ...kept.slice(folded)])
    const right = built(...kept)
    expect(bytes.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(right)))
    for (let copies = 0; copies < 4; copies++) {
      // A copy that was there up to some point, and may have written something of its own since.
      const copy = built(...kept.slice(0, chance.int(kept.length + 1)))
      const ahead = built(...kept)
      if (chance.int(3) === 0)
        for (const doc of [copy, ahead])
          Y.applyUpdate(doc, must(history(seededRandom(seed + 1000))[0], 'a history has a beginning'))
      const lacked = bytes.lackedBy(readClocks(Y.encodeStateVector(copy)))
      Y.applyUpdate(copy, lacked)
      sameDocument(copy, ahead)
    }
    sameDocument(built(bytes.whole()), right)
    expect(bytes.parts).toEqual([bytes.whole()])
    for (const copy of [built(), built(...kept.slice(0, chance.int(kept.length)))]) {
      Y.applyUpdate(copy, bytes.lackedBy(readClocks(Y.encodeStateVector(copy))))
      sameDocument(copy, right)
    }
  }
})

test('[SY62] an update that was kept twice is taken once, and one that does not follow is left to Yjs', () => {
  const doc = new Y.Doc()
  doc.clientID = 7
  const kept: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => kept.push(update))
  for (const word of ['one ', 'two ', 'three']) doc.getText('t').insert(doc.getText('t').length, word)
  const [one, two, three] = kept as [Uint8Array, Uint8Array, Uint8Array]
  const twice = new StateBytes([one, two, two, three])
  expect(built(twice.whole()).getText('t').toString()).toBe('one two three')
  expect(() => new StateBytes([one, three])).toThrow(Malformed)
  const bytes = new StateBytes([one])
  expect(() => bytes.add(Y.mergeUpdates([one, three]))).toThrow(Malformed)
  expect(() => bytes.add(Y.encodeStateAsUpdate(doc))).toThrow(Malformed)
  expect(built(bytes.whole()).getText('t').toString()).toBe('one ')
})

test('[SY54] a client that says it has more ids than any document holds is not read on', () => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 500_000)
  for (let client = 1; client <= 500_000; client++) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
  }
  const vector = encoding.toUint8Array(encoder)
  expect(vector.length).toBeLessThan(4 * 1024 * 1024)
  expect(() => readClocks(vector)).toThrow(Malformed)
})

test('[SY62] bytes that were cut off or changed are noticed, and not handed on', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'some words that are kept')
  const state = Y.encodeStateAsUpdate(doc)
  for (let length = 1; length < state.length; length++)
    expect(() => new StateBytes([state.subarray(0, length)])).toThrow(Malformed)
})

test('[SY65] bytes that are rewritten again and again are let go of, however few the rewritings', () => {
  const doc = new Y.Doc()
  const bytes = new StateBytes([Y.encodeStateAsUpdate(doc)])
  doc.on('update', (update: Uint8Array) => bytes.add(update))
  const text = doc.getText('long')
  for (let n = 0; n < 3; n++) {
    expect(bytes.isRagged).toBe(false)
    doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, 'x'.repeat(900_000))
    })
  }
  expect(bytes.isRagged).toBe(true)
})
