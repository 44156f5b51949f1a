import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkDocument } from './check.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { replaceWords } from './replace-words.ts'
import { seedUpdate } from './seed.ts'
import { bodyOf, readBody } from './y.ts'
import { textOfBody } from './y-anchor.ts'

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate({ json: fromMarkdown(markdown).json, fields: {}, clientId: 7 }))
  return doc
}
const words = (quote: string, before = '', after = '') => ({ quote, before, after })
const after = (markdown: string, ...given: [ReturnType<typeof words>, string]) => {
  const doc = docOf(markdown)
  const done = replaceWords(doc, ...given)
  return [done, toMarkdown(readBody(doc)).trim()]
}

test('other words stand where these stood, in their marks, and what stays is not written anew', () => {
  expect(after('Wait a **whole day** here.', words('whole day'), 'whole night')).toEqual([
    true,
    'Wait a **whole night** here.',
  ])
  expect(after('Wait a day.', words('Wait a day.'), '')).toEqual([true, ''])
  const doc = docOf('Wait a whole day here.')
  const sizes: number[] = []
  doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  replaceWords(doc, words('Wait a whole day here.'), 'Wait a whole night here.')
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(50)
})

test('of equal words those between the same ones are meant', () => {
  const second = words('One day', 'Two days. Then on. ', '.')
  expect(after('One day. Two days. Then on. One day.', second, 'A week')).toEqual([
    true,
    'One day. Two days. Then on. A week.',
  ])
})

test('words that were changed since are left as they are', () => {
  expect(after('Wait a long day here.', words('a whole day here.'), 'x')).toEqual([false, 'Wait a long day here.'])
})

test('words of several paragraphs are replaced line by line, each in its own block and marks', () => {
  const text = '## One day\n\nTwo **long** days.\n\n- three\n- four'
  expect(after(text, words('day\nTwo long days.\nthree'), 'night\nTwo short days.\nthree and')).toEqual([
    true,
    '## One night\n\nTwo **short** days.\n\n- three and\n- four',
  ])
})

test('a paragraph that nothing is left of goes, with the item and the list that held nothing else', () => {
  const text = 'Begin.\n\nMiddle.\n\n- one\n\nEnd.'
  expect(after(text, words('Begin.\nMiddle.\none'), 'Begin here.\n\n')).toEqual([true, 'Begin here.\n\nEnd.'])
  expect(after('One.\n\nTwo.', words('One.\nTwo.'), '\n')[0]).toBe(true)
})

test.each([
  ['another number of lines', 'One day.\n\nTwo days.', 'day.\nTwo', 'x'],
  ['cells of a table', 'Before\n\n| a | b |\n| --- | --- |\n| c | d |', 'Before\na\nb', 'x\ny\nz'],
  ['a line changed since', 'One day.\n\nTwo long days.', 'One day.\nTwo days.', 'x\ny'],
])('nothing is replaced where it cannot be as a whole: %s', (_, markdown, quote, by) => {
  expect(after(markdown, words(quote), by)).toEqual([false, toMarkdown(fromMarkdown(markdown).json).trim()])
})

test('seeded: over several paragraphs, while somebody else writes, all of it is taken in or none, and nobody loses a word', () => {
  let [taken, left] = [0, 0]
  for (let seed = 1; seed <= 100; seed++) {
    const random = seededRandom(seed)
    const n = 3 + random.int(5)
    const lines = Array.from({ length: n }, (_, i) => `Line ${i} of ${seed} says word${random.int(4)} here.`)
    const one = docOf(
      lines.map((line, i) => (random.int(4) === 0 ? `## ${line}` : i % 3 ? line : `**Well.** ${line}`)).join('\n\n'),
    )
    const shown = textOfBody(one).text.split('\n')
    const from = random.int(n - 1)
    const to = from + 2 + random.int(n - from - 1)
    const quote = shown.slice(from, to).join('\n')
    const by = shown.slice(from, to).map((line, i) => (random.int(5) === 0 ? '' : line.replace('says', `tells${i}`)))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    // Somebody else writes at the same time; now and then it is there before.
    const blocks = bodyOf(other).toArray()
    const at = random.int(n)
    const typed = (blocks[at] as Y.XmlElement).get(0) as Y.XmlText
    typed.insert(random.int(2) * typed.length, ` typed${seed} `)
    const before = random.int(2) === 0
    if (before) Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    const was = textOfBody(one).text
    const done = replaceWords(one, words(quote), by.join('\n'))
    expect(done).toBe(was.includes(quote))
    if (!done) expect(textOfBody(one).text).toBe(was)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    const now = textOfBody(one).text
    expect(textOfBody(other).text).toBe(now)
    checkDocument(readBody(one))
    const gone = done && by[at - from] === '' && at >= from && at < to
    if (!gone) expect(now).toContain(`typed${seed}`)
    for (const [i, line] of by.entries()) if (done && line !== '') expect(now).toContain(`tells${i}`)
    if (done) taken++
    else left++
  }
  expect(taken).toBeGreaterThan(50)
  expect(left).toBeGreaterThan(8)
})

test('no sign of two halves is split', () => {
  expect(after('Bake it 🍞 well and long.', words('Bake it 🍞 well'), 'Bake it 🍟 well')).toEqual([
    true,
    'Bake it 🍟 well and long.',
  ])
})

test('somebody who types elsewhere in the paragraph meanwhile loses nothing', () => {
  const one = docOf('Wait a whole day. Then sand.')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  replaceWords(one, words('a whole day'), 'two days')
  replaceWords(other, words('Then sand.'), 'Then sand it well.')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  for (const doc of [one, other]) expect(toMarkdown(readBody(doc)).trim()).toBe('Wait two days. Then sand it well.')
})
