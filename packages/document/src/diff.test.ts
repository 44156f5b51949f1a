import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDiff, diffDocuments, sizeOfDiff } from './diff.ts'
import { sameContent } from './json.ts'
import { fromMarkdown } from './markdown.ts'
import { editedDocuments } from './testing/random-document.ts'

const read = (source: string) => fromMarkdown(source).json

test('the changes lead from the older to exactly the newer, on random documents', () => {
  fc.assert(
    fc.property(editedDocuments, ([a, b]) => sameContent(applyDiff(a, diffDocuments(a, b)), b)),
    { numRuns: 400, seed: 11 },
  )
})

describe('what a reader sees', () => {
  test('one word changed is one word changed', () => {
    const diff = diffDocuments(read('Ask the team first.\n\nThen act.'), read('Ask the guild first.\n\nThen act.'))
    expect(diff).toMatchObject({
      op: 'edit',
      children: [
        { op: 'edit', inline: [{ op: 'same' }, { op: 'del' }, { op: 'ins' }, { op: 'same' }] },
        { op: 'same' },
      ],
    })
    expect(sizeOfDiff(diff)).toEqual({ added: 5, removed: 4, moved: 0 })
  })

  test('a moved block is shown as moved, not as gone and come', () => {
    const diff = diffDocuments(read('One two three four.\n\nB.\n\nC.'), read('B.\n\nC.\n\nOne two three four.'))
    expect(sizeOfDiff(diff)).toEqual({ added: 0, removed: 0, moved: 1 })
  })

  test('bold put on words is a change of marks only', () => {
    const diff = diffDocuments(read('Some words here'), read('Some **words** here'))
    expect(diff).toMatchObject({ children: [{ inline: [{ op: 'same' }, { op: 'mark' }, { op: 'same' }] }] })
  })

  test('a changed cell is a changed cell', () => {
    const diff = diffDocuments(read('| a | b |\n|-|-|\n| one | two |\n'), read('| a | b |\n|-|-|\n| one | three |\n'))
    expect(sizeOfDiff(diff)).toEqual({ added: 5, removed: 3, moved: 0 })
  })
})
