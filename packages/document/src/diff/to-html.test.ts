import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffDocuments } from '../diff.ts'
import { fromMarkdown } from '../markdown.ts'
import { editedDocuments } from '../testing/random-document.ts'
import { diffToHtml } from './to-html.ts'

const shown = (before: string, after: string): string =>
  diffToHtml(diffDocuments(fromMarkdown(before).json, fromMarkdown(after).json))

test('words that came and went stand in their line', () => {
  expect(shown('Ask the **team** first.', 'Ask the **guild** first.')).toBe(
    '<p>Ask the <del><strong>team</strong></del><ins><strong>guild</strong></ins> first.</p>\n',
  )
})

test('cells are compared cell by cell', () => {
  expect(shown('| a | b |\n|-|-|\n| one | two |\n', '| a | b |\n|-|-|\n| one | three |\n')).toContain(
    '<tr><td>one</td><td><del>two</del><ins>three</ins></td></tr>',
  )
})

test('items that came and went stay within their list', () => {
  expect(shown('- a thing\n- keep this\n', '- keep this\n- another new line\n')).toBe(
    '<ul>\n<li><del class="diff-block"><p>a thing</p>\n</del>\n</li>\n<li>keep this</li>\n<li><ins class="diff-block"><p>another new line</p>\n</ins>\n</li>\n</ul>\n',
  )
})

test('a moved block stands once', () => {
  const html = shown('One two three four.\n\nB.\n\nC.', 'B.\n\nC.\n\nOne two three four.')
  expect(html).toBe('<p>B.</p>\n<p>C.</p>\n<div class="diff-moved"><p>One two three four.</p>\n</div>\n')
})

test('changed code is shown line by line', () => {
  expect(shown('```\na = 1\n```\n', '```\na = 2\n```\n')).toContain('<code>a = <del>1</del><ins>2</ins></code>')
})

test('a heading of another level is framed', () => {
  expect(shown('## A head\n', '### A head\n')).toBe('<div class="diff-changed"><h3 id="h-a-head">A head</h3>\n</div>\n')
})

test('without its deletions the page shows exactly the words of the newer state', () => {
  const words = (html: string): string => html.replace(/<del[^>]*>[\s\S]*?<\/del>/g, '').replace(/<[^>]*>|\s+/g, '')
  fc.assert(
    fc.property(editedDocuments, ([a, b]) => {
      const merged = words(diffToHtml(diffDocuments(a, b)))
      const newer = words(diffToHtml({ op: 'same', a: b, b }))
      return merged === newer
    }),
    { numRuns: 200, seed: 21 },
  )
})
