import { cpuMsOf } from '@commonplace/kit/testing/cpu'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { deriveContent } from './derive.ts'
import { fromHtml } from './from-html.ts'
import { doc, node, text } from './json.ts'
import { fromMarkdown, splitFrontMatter, toMarkdown } from './markdown.ts'
import { line } from './testing/random-document.ts'

const INDENTS = [
  '',
  '',
  '',
  '  ',
  '    ',
  '> ',
  '- ',
  '1. ',
  '\t',
  '!!! note\n    ',
  ':::tip\n',
  ':::\n',
  '```\n',
  '| ',
  '<div>\n',
  '---\n',
]

test('whatever is read as Markdown is a document the schema allows', () => {
  const source = fc
    .array(
      fc.tuple(
        fc.constantFrom(...INDENTS),
        fc.constantFrom(...INDENTS),
        line,
        fc.constantFrom('\n', '\n\n', '  \n', ' |\n|-|\n'),
      ),
    )
    .map((parts) => parts.map((part) => part.join('')).join(''))
  fc.assert(
    fc.property(source, (text) => {
      const { json } = fromMarkdown(text)
      checkDocument(json)
      checkDocument(fromMarkdown(toMarkdown(json)).json)
    }),
    { numRuns: 400, seed: 12 },
  )
})

test.each([
  ['quotes in quotes', `${'> '.repeat(5000)}x`],
  ['lists in lists on one line', `${'- '.repeat(5000)}x`],
  ['lists in lists', Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ['rows of stars', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
])('%s beyond meaning are kept as they are, at once', (_, source) => {
  const { json, lost } = fromMarkdown(source)
  checkDocument(json)
  expect(json.content?.[0]?.content?.[0]?.text).toBe(source)
  expect(lost).toHaveLength(1)
})

test('lists of a depth people write are read, deeper ones are kept as source', () => {
  const nested = (depth: number) => Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')
  expect(fromMarkdown(nested(12)).lost).toEqual([])
  const { json, lost } = fromMarkdown(nested(40))
  checkDocument(json)
  expect(lost).toHaveLength(1)
  expect(JSON.stringify(json)).toContain('rawBlock')
})

test('a long rule is still a rule', () => {
  expect(fromMarkdown(`${'*'.repeat(500)}\n`).json.content?.[0]?.type).toBe('horizontalRule')
})

test('beginnings without end take no square time', () => {
  const spent = cpuMsOf(() => {
    fromMarkdown('==a '.repeat(8000))
    fromMarkdown('<u>'.repeat(8000))
    splitFrontMatter(`---\n${'a: b\n'.repeat(200_000)}`)
  })
  expect(spent).toBeLessThan(5000)
})

test('[SA18] a wide head over many short rows does not make millions of cells', () => {
  const source = `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n${'|a\n'.repeat(10_000)}`
  const { json, lost } = fromMarkdown(source)
  expect(json.content?.map(({ type }) => type)).toEqual(['rawBlock'])
  expect(lost).toHaveLength(1)
  expect(fromMarkdown('|a|b|c|\n|-|-|-|\n|1|\n').json.content?.[0]?.type).toBe('table')
})

test('[SA18] a line of nothing but links is derived in straight time', () => {
  const line = Array.from({ length: 50_000 }, (_, i) => (i % 2 ? node('tag', { name: 'a' }) : text('. And ')))
  const spent = cpuMsOf(() => expect(deriveContent(doc(node('paragraph', null, line))).links).toHaveLength(25_000))
  expect(spent).toBeLessThan(2000)
})

test('[SA18] a long page of short lists is read in straight time', () => {
  const spent = cpuMsOf(() =>
    expect(fromMarkdown('Words.\n\n- one\n- two\n\n'.repeat(8000)).json.content).toHaveLength(16_000),
  )
  expect(spent).toBeLessThan(15_000)
})

test('[SA18] woven answers and details that begin and never end are looked through once', () => {
  for (const begun of ['<!-- adopted a1 -->', '<details><summary>x</summary>']) {
    const spent = cpuMsOf(() => expect(fromMarkdown(`${begun}\n\n`.repeat(20_000)).json.content).toHaveLength(20_000))
    expect(spent).toBeLessThan(5000)
  }
})

test('cells that reach down thousands of rows do not make millions of cells', () => {
  const { json } = fromHtml(`<table>${`<tr>${'<td rowspan=60000>'.repeat(3)}`.repeat(3000)}`)
  checkDocument(json)
  expect(JSON.stringify(json).length).toBeLessThan(2_000_000)
})
