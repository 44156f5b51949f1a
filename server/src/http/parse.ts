import { Refusal, type Saying } from '@commonplace/api'
import type * as z from 'zod/mini'
import { say } from '../words/say.ts'

// What comes in is read by the shapes of its route and by nothing else.

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
/** A text without these, and without letters written as numbers, holds none of the names above. */
const SUSPECT = /__proto__|constructor|prototype|\\u/

/** How deep JSON may be nested: far more than any shape needs, far less than would exhaust the stack. */
const DEEPEST = 32

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  return deepest
}

/** A JSON body. Refused: what is no JSON, nests too deep, or names what objects inherit (prototype pollution). */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  if (depthOf(text) > DEEPEST) throw new Refusal('bad-input', say('jsonTooDeep', DEEPEST))
  try {
    // Looking at each name takes twenty times as long as reading, so it is done only where a bad one could be.
    if (!SUSPECT.test(text)) return JSON.parse(text)
    return JSON.parse(text, (name, value: unknown) => {
      if (FORBIDDEN.has(name)) throw new Refusal('bad-input', say('fieldName', name), { field: name })
      return value
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('bad-input', say('notJson'))
  }
}

/** The query of an address, each name once; the last one counts. */
export function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of search) {
    if (FORBIDDEN.has(name)) throw new Refusal('bad-input', say('addressName', name), { field: name })
    query[name] = value
  }
  return query
}

/** Stands in the place of the library's own message; a message written beside a shape comes before it. */
const WORDLESS = ''

type Issue = z.core.$ZodIssue

/** A sentence about one thing that does not fit; messages written beside the shapes are sentences already. */
function sentenceOf(issue: Issue, field: string): Saying {
  if (issue.message !== WORDLESS) return say('ofShape', issue.message)
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? say('missing', field) : say('ofType', field, issue.expected)
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string') return least <= 1 ? say('empty', field) : say('tooShort', field, least)
      return issue.origin === 'array' ? say('tooFew', field, least) : say('tooLow', field, least)
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return say('tooLong', field, most)
      return issue.origin === 'array' ? say('tooMany', field, most) : say('tooHigh', field, most)
    }
    case 'invalid_value':
      return say('oneOf', field, issue.values.map(String))
    case 'unrecognized_keys':
      return say('notGiven', issue.keys)
    default:
      return say('misformed', field)
  }
}

function refusalOf(issue: Issue): Refusal {
  const field = issue.path.map(String).join('.')
  return new Refusal('bad-input', sentenceOf(issue, field), field ? { field } : {})
}

/** Without U+0000, which means nothing in any text and which PostgreSQL takes in none: what is pasted may hold it. */
function withoutNulls(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutNulls)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutNulls(one)]))
}

/** Reads a value by a shape, or refuses with a sentence about the first thing that does not fit. */
export function read<S extends z.ZodMiniType>(shape: S, value: unknown): z.output<S> {
  const result = shape.safeParse(withoutNulls(value), { reportInput: true, error: () => WORDLESS })
  if (result.success) return result.data
  const [first] = result.error.issues
  throw first ? refusalOf(first) : new Refusal('bad-input', say('wrongForm'))
}

/** Names that a body gives and its shape does not know: a mistyped field would otherwise be dropped without a word. */
export function refuseUnknown(shape: z.ZodMiniType, value: unknown): void {
  if (typeof value !== 'object' || value === null || !('shape' in shape._zod.def)) return
  const known = shape._zod.def.shape as Record<string, unknown>
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  throw new Refusal('bad-input', say('unknownField', unknown, Object.keys(known)), { field: unknown })
}
