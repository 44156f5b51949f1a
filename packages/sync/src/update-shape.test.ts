import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Malformed } from './byte-reader.ts'
import { readUpdateShape } from './update-shape.ts'

/** Updates of every kind of content, as Yjs itself writes them. */
function updates(seed: number): Uint8Array[] {
  const chance = seededRandom(seed)
  const doc = new Y.Doc()
  doc.clientID = 4294967295 - seed
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(update))
  const [text, map, array] = [doc.getText('t'), doc.getMap('m'), doc.getArray('a')]
  const fragment = doc.getXmlFragment('default')
  for (let i = 0; i < 40; i++) {
    const at = chance.int(text.length + 1)
    chance.pick([
      () => text.insert(at, chance.pick(['a', 'żółw', '漢字', '😀', 'plain words'])),
      () => text.insertEmbed(at, { image: 'x', size: [1, 2.5, null] }),
      () => text.length > 3 && text.delete(0, 2),
      () => text.length > 3 && text.format(0, 3, { bold: true, link: { href: 'https://example.org' } }),
      () => map.set('key', chance.pick([1, -7.25, 2 ** 40, true, null, 'str', [1, [2]], { a: { b: 1 } }, 10n])),
      () => map.set('bytes', new Uint8Array([1, 2, 3])),
      () => map.set('inner', new Y.Map([['x', new Y.Array()]])),
      () => array.insert(0, [1, 'two', null, { three: undefined, four: 3 }]),
      () => fragment.insert(0, [new Y.XmlElement('paragraph'), new Y.XmlText('hello')]),
      () => map.delete('key'),
    ])()
  }
  return [...made, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(made.filter((_, i) => i % 3 !== 1))]
}

test('[SY53] what is read of an update without building it agrees with Yjs', () => {
  for (let seed = 1; seed <= 40; seed++)
    for (const update of updates(seed)) {
      const { from, to } = Y.parseUpdateMeta(update)
      const { runs } = readUpdateShape(update)
      for (const [client, clock] of from) expect(runs.find((run) => run.client === client)?.start).toBe(clock)
      for (const [client, clock] of to) expect(runs.findLast((run) => run.client === client)?.end).toBe(clock)
    }
})

test('[SY54] whatever bytes come, the answer is a shape or a refusal, soon', () => {
  const chance = seededRandom(54)
  for (const update of updates(1))
    for (let i = 0; i < 60; i++) {
      const bytes = update.slice(0, chance.int(3) === 0 ? chance.int(update.length) : update.length)
      for (let j = chance.int(4); j >= 0; j--) bytes[chance.int(bytes.length)] = chance.int(256)
      try {
        readUpdateShape(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed)
      }
    }
})

test('[SY55] bytes behind the end, a client twice, an item on its own future, __proto__ and deep values are refused', () => {
  const doc = new Y.Doc()
  doc.clientID = 5
  doc.getText('t').insert(0, 'x')
  const update = Y.encodeStateAsUpdate(doc)
  expect(() => readUpdateShape(Uint8Array.from([...update, 0]))).toThrow(Malformed)
  const one = [...update.slice(1, -1)]
  expect(() => readUpdateShape(Uint8Array.from([2, ...one, ...one, 0]))).toThrow('twice')
  expect(() => readUpdateShape(Uint8Array.from([1, 1, 5, 0, 132, 5, 0, 1, 120, 0]))).toThrow('future')
  let deep: unknown[] = []
  for (let i = 0; i < 40; i++) deep = [deep]
  doc.getMap('m').set('deep', deep)
  expect(() => readUpdateShape(Y.encodeStateAsUpdate(doc))).toThrow('deep')
  const sly = new Y.Doc()
  sly.getMap('m').set('k', JSON.parse('{"__proto__": {"admin": true}}'))
  expect(() => readUpdateShape(Y.encodeStateAsUpdate(sly))).toThrow('refused')
})
