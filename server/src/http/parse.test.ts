import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { parseJson, queryOf, read } from './parse.ts'

test('what comes in holds no U+0000, which PostgreSQL takes in no text, wherever it stands', () => {
  const shape = z.object({ words: z.string().check(z.minLength(1)), tags: z.optional(z.array(z.string())) })
  const body = parseJson('{"words":"What\\u0000 broke?","tags":["a","\\u0000b"]}')
  expect(read(shape, body)).toEqual({ words: 'What broke?', tags: ['a', 'b'] })
  expect(read(shape, queryOf(new URLSearchParams('words=tag:%00x')))).toEqual({ words: 'tag:x' })
  expect(() => read(shape, { words: '\0' })).toThrow('words')
})
