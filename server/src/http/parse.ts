import { Refusal } from '@commonplace/api'
import type * as z from 'zod/mini'

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
  if (depthOf(text) > DEEPEST) throw new Refusal('bad-input', `The JSON is nested deeper than ${DEEPEST} levels.`)
  try {
    // Looking at each name takes twenty times as long as reading, so it is done only where a bad one could be.
    if (!SUSPECT.test(text)) return JSON.parse(text)
    return JSON.parse(text, (name, value: unknown) => {
      if (FORBIDDEN.has(name))
        throw new Refusal('bad-input', `“${name}” cannot be the name of a field.`, { field: name })
      return value
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('bad-input', 'The request is not JSON that can be read.')
  }
}

/** The query of an address, each name once; the last one counts. */
export function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of search) {
    if (FORBIDDEN.has(name)) throw new Refusal('bad-input', `“${name}” cannot be in an address.`, { field: name })
    query[name] = value
  }
  return query
}

/** Stands in the place of the library's own message; a message written beside a shape comes before it. */
const WORDLESS = ''

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

const count = (given: unknown) => String(given)

/** A sentence about one thing that does not fit; messages written beside the shapes are sentences already. */
function sentenceOf(issue: Issue, name: string): string {
  if (issue.message !== WORDLESS) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `${name} is missing.`
        : `${name} has to be ${KINDS[issue.expected] ?? issue.expected}.`
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1
          ? `${name} cannot be empty.`
          : `${name} needs at least ${count(issue.minimum)} characters.`
      return issue.origin === 'array'
        ? `${name} needs at least ${count(issue.minimum)}.`
        : `${name} has to be at least ${count(issue.minimum)}.`
    case 'too_big':
      if (issue.origin === 'string') return `${name} is too long: at most ${count(issue.maximum)} characters.`
      return issue.origin === 'array'
        ? `${name} has too many: at most ${count(issue.maximum)}.`
        : `${name} has to be at most ${count(issue.maximum)}.`
    case 'invalid_value':
      return `${name} has to be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not something that can be given here.`
    default:
      return `${name} does not have the right form.`
  }
}

function refusalOf(issue: Issue): Refusal {
  const field = issue.path.map(String).join('.')
  return new Refusal('bad-input', sentenceOf(issue, field ? `“${field}”` : 'The request'), field ? { field } : {})
}

/** Reads a value by a shape, or refuses with a sentence about the first thing that does not fit. */
export function read<S extends z.ZodMiniType>(shape: S, value: unknown): z.output<S> {
  const result = shape.safeParse(value, { reportInput: true, error: () => WORDLESS })
  if (result.success) return result.data
  const [first] = result.error.issues
  throw first ? refusalOf(first) : new Refusal('bad-input', 'The request does not have the right form.')
}

/** Names that a body gives and its shape does not know: a mistyped field would otherwise be dropped without a word. */
export function refuseUnknown(shape: z.ZodMiniType, value: unknown): void {
  if (typeof value !== 'object' || value === null || !('shape' in shape._zod.def)) return
  const known = shape._zod.def.shape as Record<string, unknown>
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  const names = Object.keys(known).map((name) => `“${name}”`)
  const instead = names.length > 0 ? `What can be given: ${names.join(', ')}.` : 'Nothing can be given here.'
  throw new Refusal('bad-input', `“${unknown}” is not known here. ${instead}`, { field: unknown })
}
