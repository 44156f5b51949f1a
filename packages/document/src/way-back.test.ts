import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyJson } from './apply.ts'
import { writtenRuns } from './attribution.ts'
import { checkDocument } from './check.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { replaceWords } from './replace-words.ts'
import { seedUpdate } from './seed.ts'
import { undoneBy, type WayBack, withWayBack } from './way-back.ts'
import { bodyOf, readBody } from './y.ts'
import { textOfBody } from './y-anchor.ts'

const WRITER = 7

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate({ json: fromMarkdown(markdown).json, fields: {}, clientId: WRITER }))
  return doc
}
const put = (doc: Y.Doc, quote: string, by: string): WayBack => {
  const way = withWayBack(doc, (live) => replaceWords(live, { quote, before: '', after: '' }, by))
  if (!way) throw new Error(`${quote} does not stand there`)
  return way
}
const read = (doc: Y.Doc): string => toMarkdown(readBody(doc)).trim()
const write = (doc: Y.Doc, markdown: string): void => applyJson(doc, fromMarkdown(markdown).json, null)
const back = (doc: Y.Doc, way: WayBack): string | null => {
  const undone = undoneBy(doc, way)
  return undone && toMarkdown(undone.json).trim()
}

test('words that went come back in their marks, and are whose they were', () => {
  const doc = docOf('Wait a **whole** `day`, then sand.')
  const before = writtenRuns(doc)
  const way = put(doc, 'a whole day', 'two nights')
  expect(read(doc)).toContain('two nights')
  const undone = undoneBy(doc, way)
  expect(undone && toMarkdown(undone.json).trim()).toBe('Wait a **whole** `day`, then sand.')
  expect(new Set(undone?.origins.map(({ client }) => client))).toEqual(new Set([WRITER]))
  expect(undone?.origins.reduce((sum, { length }) => sum + length, 0)).toBe(
    before.reduce((sum, { from, to }) => sum + to - from, 0),
  )
  // Looking changes nothing.
  expect(read(doc)).toContain('two nights')
})

test('a paragraph that went comes back where it stood, with the item and the list that held it', () => {
  const text = 'Begin.\n\nMiddle.\n\n- one\n\nEnd.'
  const doc = docOf(text)
  const way = put(doc, 'Begin.\nMiddle.\none', 'Begin here.\n\n')
  expect(read(doc)).toBe('Begin here.\n\nEnd.')
  write(doc, 'Before all.\n\nBegin here.\n\nEnd, at last.')
  expect(back(doc, way)).toBe('Before all.\n\nBegin.\n\nMiddle.\n\n- one\n\nEnd, at last.')
})

test('what others wrote around the words meanwhile stays', () => {
  const doc = docOf('Wait a day. Then sand.')
  const way = put(doc, 'a day', 'two nights')
  write(doc, 'First: wait. Wait two nights, in the dry. Then sand it well.')
  expect(back(doc, way)).toBe('First: wait. Wait a day, in the dry. Then sand it well.')
})

test.each([
  ['somebody wrote between them', 'Wait two very long nights. Then sand.'],
  ['some of them went', 'Wait two. Then sand.'],
  ['all of it went', 'Then sand.'],
  ['they were put into another block', 'Then sand.\n\n- Wait two long nights.'],
])('nothing is undone where %s', (_, meanwhile) => {
  const doc = docOf('Wait a day. Then sand.')
  const way = put(doc, 'a day', 'two long nights')
  write(doc, meanwhile)
  expect(back(doc, way)).toBeNull()
})

test('words that were only taken out come back where they stood, and not into a paragraph that went', () => {
  const doc = docOf('Wait a whole day.\n\nThen sand.')
  const way = put(doc, ' whole', '')
  write(doc, 'Wait a day, or so.\n\nThen sand.')
  expect(back(doc, way)).toBe('Wait a whole day, or so.\n\nThen sand.')
  write(doc, 'Then sand.')
  expect(back(doc, way)).toBeNull()
})

test('the way back is short, however long the page', () => {
  const doc = docOf(
    Array.from({ length: 300 }, (_, i) => `Paragraph ${i} of a long page, with words in it.`).join('\n\n'),
  )
  expect(JSON.stringify(put(doc, 'Paragraph 7 of', 'Line 7 of')).length).toBeLessThan(600)
})

test('seeded: whatever somebody else wrote at the same time is there afterwards, and the words are back once or not at all', () => {
  let [gone, left] = [0, 0]
  for (let seed = 1; seed <= 150; seed++) {
    const random = seededRandom(seed)
    const n = 3 + random.int(4)
    const lines = Array.from({ length: n }, (_, i) => `Line ${i} of ${seed} says word${i} here.`)
    const doc = docOf(
      lines.map((line, i) => (random.int(4) === 0 ? `## ${line}` : i % 3 ? line : `- ${line}`)).join('\n\n'),
    )
    const shown = textOfBody(doc).text.split('\n')
    const from = random.int(n)
    const to = from + 1 + random.int(n - from)
    const quote = shown.slice(from, to)
    const by = quote.map((line) => (to - from > 1 && random.int(4) === 0 ? '' : line.replace('says', 'tells')))
    const way = put(doc, quote.join('\n'), by.join('\n'))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const at = random.int(textOfBody(other).stretches.length || 1)
    const typed = textOfBody(other).stretches[at]?.ytext
    if (random.int(5) === 0) bodyOf(other).delete(random.int(bodyOf(other).length), 1)
    else typed?.insert(random.int(typed.length + 1), `TYPED${seed}`)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const was = textOfBody(doc).text
    const undone = undoneBy(doc, way)
    if (!undone) {
      left++
      continue
    }
    gone++
    applyJson(doc, undone.json, null)
    checkDocument(readBody(doc))
    const { text } = textOfBody(doc)
    if (was.includes(`TYPED${seed}`)) expect(text).toContain(`TYPED${seed}`)
    for (const [i, line] of quote.entries())
      expect(text.split(`of ${seed} says word${from + i}`).length, line).toBeLessThanOrEqual(2)
    expect(text).not.toContain('tells')
  }
  expect(gone).toBeGreaterThan(70)
  expect(left).toBeGreaterThan(10)
})

test('of a document of very many pieces no copy is made, and no way back kept', () => {
  const doc = docOf('Wait a day.\n\nThen sand.')
  const last = textOfBody(doc).stretches.at(-1)
  for (let n = 0; n < 20_000; n++) last?.ytext.insert(0, 'x')
  const replace = (quote: string) =>
    withWayBack(doc, (live) => replaceWords(live, { quote, before: '', after: '' }, 'two nights'))
  expect(replace('a day')).toBeNull()
  expect(read(doc)).toContain('Wait two nights.')
  expect(replace('a week')).toBe(false)
})
