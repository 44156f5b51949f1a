import { must, seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { movedWords } from './moved-words.ts'

const PEN = 15_400
/** `Once. ` was written and acknowledged. */
const ACKNOWLEDGED = new Map([[PEN, 6]])

function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  return copy
}

/** What the document holds once `mine` is brought home. */
function home(mine: Y.Doc, theirs: Y.Doc): string {
  let fresh = 900
  const after = copyOf(theirs, 1)
  Y.applyUpdate(
    after,
    must(
      movedWords(mine, theirs, ACKNOWLEDGED, () => fresh++),
      'there are words to move',
    ),
  )
  expect(after.store.pendingStructs ?? after.store.pendingDs).toBeNull()
  return after.getText('t').toString()
}

function page(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = PEN
  doc.getText('t').insert(0, 'Once. ')
  return doc
}

test('[OF17] words written under a pen that another wrote under meanwhile are all there, and so are the others', () => {
  const server = page()
  const mine = copyOf(server, PEN)
  mine.getText('t').insert(6, 'mine and mine again')
  mine.getText('t').delete(10, 4)
  const theirs = copyOf(server, PEN)
  theirs.getText('t').insert(0, 'Theirs: ')
  expect(home(mine, theirs)).toBe('Theirs: Once. mine mine again')
})

test('[OF17] words under a pen that was taken away and that nobody wrote under since are moved too', () => {
  const server = page()
  const mine = copyOf(server, PEN)
  mine.getText('t').insert(6, 'mine')
  expect(home(mine, server)).toBe('Once. mine')
})

test('[OF17] what is the same in both, or only lacking there, is left alone', () => {
  const server = page()
  const mine = copyOf(server, 7)
  mine.getText('t').insert(6, 'unsent')
  expect(movedWords(mine, server, ACKNOWLEDGED, () => 900)).toBeNull()
  expect(movedWords(server, copyOf(server, 8), ACKNOWLEDGED, () => 900)).toBeNull()
})

test('[OF17] formatting, nested types and places in others’ words move along', () => {
  const server = page()
  const mine = copyOf(server, PEN)
  const root = mine.getXmlFragment('body')
  const paragraph = new Y.XmlElement('p')
  paragraph.insert(0, [new Y.XmlText('deep')])
  root.insert(0, [paragraph])
  mine.clientID = 31
  ;(paragraph.get(0) as Y.XmlText).insert(4, ' words', { bold: true })
  const theirs = copyOf(server, PEN)
  theirs.getXmlFragment('body').insert(0, [new Y.XmlElement('h1'), new Y.XmlElement('h2')])
  const after = copyOf(theirs, 1)
  Y.applyUpdate(
    after,
    must(
      movedWords(mine, theirs, ACKNOWLEDGED, () => 900),
      'there are words to move',
    ),
  )
  expect(after.getXmlFragment('body').toString()).toContain('<p>deep<bold> words</bold></p>')
  expect(after.getXmlFragment('body').toString()).toContain('<h1></h1><h2></h2>')
})

test.each(Array.from({ length: 100 }, (_, seed) => seed))(
  '[OF17] story %i: nothing that two wrote under one pen is lost',
  (seed) => {
    const chance = seededRandom(seed)
    const server = page()
    const copies = [copyOf(server, PEN), copyOf(server, PEN)] as const
    const words: string[] = []
    for (let step = 0; step < 40; step++) {
      const who = chance.int(2)
      const doc = must(copies[who], 'there are two')
      doc.clientID = chance.int(4) === 0 ? 50 + who : PEN
      const text = doc.getText('t')
      const places = [0, ...[...text.toString().matchAll(/>/g)].map((match) => match.index + 1)]
      if (chance.int(5) === 0 && words.length > 0) {
        const gone = chance.pick(words)
        const at = text.toString().indexOf(gone)
        if (at < 0) continue
        words.splice(words.indexOf(gone), 1)
        text.delete(at, gone.length)
      } else {
        const word = `<${who}:${step}>`
        words.push(word)
        text.insert(chance.pick(places), word)
      }
    }
    const [mine, theirs] = copies
    const forked = Y.getState(mine.store, PEN) > 6
    const after = forked ? home(mine, theirs) : theirs.getText('t').toString()
    for (const word of words) if (forked || word.startsWith('<1')) expect(after.split(word)).toHaveLength(2)
  },
)

test('[OF17] what somebody calls very long, and deleted, is not gone through clock by clock', () => {
  const server = page()
  // One deleted thing under the id 901, of 2 to the power of 49 clocks, in the text `t`.
  const long = [1, 1, 133, 7, 0, 1, 1, 1, 116, 128, 128, 128, 128, 128, 128, 128, 1, 0]
  Y.applyUpdate(server, Uint8Array.from(long))
  expect(Y.getState(server.store, 901)).toBe(2 ** 49)
  const mine = copyOf(server, PEN)
  mine.getText('t').insert(6, 'mine')
  expect(home(mine, server)).toBe('Once. mine')
})
