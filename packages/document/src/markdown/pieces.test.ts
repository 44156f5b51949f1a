import fc from 'fast-check'
import { expect, test } from 'vitest'
import { line } from '../testing/random-document.ts'
import { piecesOf } from './pieces.ts'
import { parseText } from './read.ts'

/** The tree without lines and columns, which nobody reads. */
function treeOf(text: string, pieces: readonly string[]): string {
  return JSON.stringify(parseText(text, pieces).children, (name, value: unknown) =>
    name === 'line' || name === 'column' ? undefined : value,
  )
}

const OPENINGS = [
  '',
  '',
  '',
  'Words ',
  '# ',
  '## ',
  '> ',
  '- ',
  '1. ',
  '  ',
  '    ',
  '```\n',
  '``` js\n',
  '```x``` ',
  '~~~\n',
  '~~~~ a`b\n',
  '- ```\n',
  '  ```\n',
  '> ```\n',
  '<div>\n',
  '<details>\n',
  '</div>\n',
  '<b>',
  '| a | b |\n|-|-|\n| ',
  '* * *\n',
  'Setext\n===\n',
  '\t',
  '- [ ] ',
  '\\',
]

test('a text that is read in pieces is read as the whole', () => {
  const source = fc
    .array(fc.tuple(fc.constantFrom(...OPENINGS), line, fc.constantFrom('\n', '\n\n', '\n\n', '\n```\n', '\n\n\n')), {
      minLength: 4,
      maxLength: 40,
    })
    .map((parts) => parts.map((part) => part.join('')).join(''))
  let cut = 0
  fc.assert(
    fc.property(source, (text) => {
      const pieces = piecesOf(text, 8)
      expect(pieces.join('')).toBe(text)
      if (pieces.length > 1) cut++
      expect(treeOf(text, pieces)).toBe(treeOf(text, [text]))
    }),
    { numRuns: 1000, seed: 7 },
  )
  expect(cut).toBeGreaterThan(100)
})
