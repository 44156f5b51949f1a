import { KINDS, type Kind, STATUSES, type Status } from '../page.ts'
import { folded } from './folded.ts'

/** How a question may stand, as `is:` asks for it. */
export const STANDINGS = ['unanswered', 'open', 'resolved'] as const
export type Standing = (typeof STANDINGS)[number]

/** What narrows a search down. Everything given must hold. */
export interface SearchFilter {
  readonly kind?: Kind | 'question' | undefined
  readonly tag?: string | undefined
  readonly status?: Status | undefined
  readonly is?: Standing | undefined
  /** Of a person who wrote it, by the beginning of each part of their name. */
  readonly by?: string | undefined
  readonly steward?: string | undefined
}

/** A search as somebody typed it, taken apart. */
export interface Ask extends SearchFilter {
  /** What is left when `name:value` is taken out, quotation marks included. */
  readonly text: string
  /** What stood between quotation marks, folded: words that must stand together. */
  readonly phrases: readonly string[]
}

/** The names before a colon, and how they are typed in other languages of this program. */
export const FILTER_NAMES = ['kind', 'tag', 'status', 'is', 'by', 'steward'] as const
type FilterName = (typeof FILTER_NAMES)[number]

const PART = /(?<![^\s])(kind|tag|status|is|by|steward):(?:"([^"]*)"|(\S+))/giu
/** `#tag` is `tag:tag`, as in a text. */
const HASH = /(?<![^\s])#(?=\p{L})(\S+)/gu
const QUOTED = /"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]/gu
const MOST_PHRASES = 4

const plainly = (value: string) => folded(value).replaceAll(' ', '-')

function meaning(name: FilterName, value: string): string | undefined {
  const plain = plainly(value)
  switch (name) {
    case 'kind':
      // `kind:stories` means what `kind:story` does.
      return [...KINDS, 'question' as const].find((kind) =>
        [kind, `${kind}s`, kind.replace(/y$/, 'ies')].includes(plain),
      )
    case 'status':
      return STATUSES.find((status) => status === plain)
    case 'is':
      return STANDINGS.find((standing) => standing === plain)
    default:
      return value.trim() || undefined
  }
}

/**
 * Takes a typed search apart. `kind:` `tag:` `status:` `is:` `by:` `steward:` narrow it, a value of several words between quotation marks; what is no known
 * value (`kind:horse`) stays a word like others, so that nothing typed is ever an error.
 */
export function readAsk(typed: string): Ask {
  const filter: Partial<Record<FilterName, string>> = {}
  const text = typed
    .replace(HASH, (_, tag: string) => `tag:${tag}`)
    .replace(PART, (whole, name: string, quoted?: string, bare?: string) => {
      const key = name.toLowerCase() as FilterName
      const value = meaning(key, quoted ?? bare ?? '')
      if (value === undefined) return whole
      filter[key] = value
      return ' '
    })
  const phrases = [...text.matchAll(QUOTED)]
    .map((found) => folded(found[1] ?? found[2] ?? found[3] ?? found[4] ?? ''))
    .filter((phrase) => phrase.includes(' '))
  return {
    ...(filter as SearchFilter),
    text: text.replace(/\s+/g, ' ').trim(),
    phrases: phrases.slice(0, MOST_PHRASES),
  }
}

/** Whether nothing but words is asked for. */
export const isUnfiltered = ({ kind, tag, status, is, by, steward }: SearchFilter): boolean =>
  [kind, tag, status, is, by, steward].every((value) => value === undefined)
