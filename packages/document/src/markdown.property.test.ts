import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { keyOf } from './json.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { markdownDocument } from './testing/random-document.ts'

test.each([3, 4, 5, 6, 7])('a document written as Markdown and read again is the same document (seed %i)', (seed) => {
  fc.assert(
    fc.property(markdownDocument, (json) => {
      const read = fromMarkdown(`para\n\n${toMarkdown(json)}`).json
      checkDocument(read)
      expect(keyOf({ ...read, content: read.content?.slice(1) ?? [] })).toBe(keyOf(json))
    }),
    { numRuns: 300, seed },
  )
})
