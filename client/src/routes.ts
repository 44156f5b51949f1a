import {
  KINDS,
  type Kind,
  MEASURE_RANGES,
  type MeasureRange,
  readAddress,
  SHOWS,
  type Show,
  STATUSES,
  type Status,
  safeNext,
} from '@commonplace/domain'

// Every address a person can open, read in one place. The server asks it what to fetch, the browser what to show.

export const QUESTION_VIEWS = [
  'open',
  'unanswered',
  'late',
  'resolved',
  'obsolete',
  'mine',
  'followed',
  'held',
  'all',
] as const
export type QuestionView = (typeof QUESTION_VIEWS)[number]
export const QUESTION_SORTS = ['new', 'old', 'active', 'votes'] as const
export type QuestionSort = (typeof QUESTION_SORTS)[number]
/** What may come of signing in with another service; never words out of the address, which anybody could have written. */
const TROUBLES = ['gone', 'conflict', 'wrong-credentials', 'read-only', 'internal'] as const
export type SignInTrouble = (typeof TROUBLES)[number]
const PAGE_SORTS = ['changed', 'title'] as const
export type PageSort = (typeof PAGE_SORTS)[number]

export interface PageFilter {
  readonly tag: string | null
  readonly status: Status | null
  readonly steward: string | null
  readonly sort: PageSort
}

export type Screen =
  | { readonly name: 'communities' }
  | { readonly name: 'home'; readonly slug: string }
  | { readonly name: 'page' | 'history' | 'question' | 'challenge'; readonly slug: string; readonly id: string }
  | { readonly name: 'pages'; readonly slug: string; readonly kind: Kind; readonly filter: PageFilter }
  | {
      readonly name:
        | 'tree'
        | 'gaps'
        | 'members'
        | 'programme'
        | 'challenges'
        | 'thoughts'
        | 'pulse'
        | 'rota'
        | 'stars'
        | 'offline'
        | 'trash'
        | 'settings'
        | 'invites'
        | 'start'
      readonly slug: string
    }
  | {
      readonly name: 'questions'
      readonly slug: string
      readonly show: QuestionView
      readonly tag: string | null
      /** Only those asked from this page. */
      readonly page: string | null
      readonly sort: QuestionSort | null
    }
  | { readonly name: 'text-history'; readonly slug: string; readonly id: string; readonly answer: string | null }
  | { readonly name: 'search'; readonly slug: string; readonly q: string; readonly kind: Kind | 'question' | null }
  | {
      readonly name: 'ask'
      readonly slug: string
      readonly pageId: string | null
      readonly quote: string
      readonly title: string
      /** What was said on that page and is made a question of: a comment, or the page itself. */
      readonly said: string | null
    }
  | {
      readonly name: 'new'
      readonly slug: string
      readonly kind: Kind
      /** What it is wanted as, and the id under which links lead to it already. */
      readonly title: string
      readonly pageId: string | null
      /** The practice that a story is about to tell of. */
      readonly tried: string | null
      /** What was said on another page and this begins with. */
      readonly from: { readonly pageId: string; readonly said: string } | null
    }
  | { readonly name: 'measures'; readonly slug: string; readonly range: MeasureRange }
  /** The same to print, with these stories beside it. */
  | {
      readonly name: 'report'
      readonly slug: string
      readonly range: MeasureRange
      readonly stories: readonly string[]
      /** Arranged by the five cycles of value. */
      readonly cycles: boolean
    }
  /** The digest that went out last, or the one of an instant. */
  | { readonly name: 'digest'; readonly slug: string; readonly at: number | null }
  | { readonly name: 'member'; readonly slug: string; readonly id: string }
  /** `at` is the time a rule gives the occurrence, or `next`. */
  | { readonly name: 'gathering'; readonly slug: string; readonly id: string; readonly at: string }
  | { readonly name: 'keeping' | 'audit' | 'webhooks' | 'join-here'; readonly slug: string }
  | { readonly name: 'setup' | 'join' | 'mail-link' | 'recover' | 'unsubscribe'; readonly code: string }
  /** `trouble` is what came of signing in another way. */
  | { readonly name: 'sign-in'; readonly next: string; readonly trouble: SignInTrouble | null }
  | { readonly name: 'me' }
  | { readonly name: 'inbox'; readonly show: Show }
  | { readonly name: 'not-found' }

export type ScreenName = Screen['name']
type Named<S, N> = S extends { readonly name: infer M } ? (N extends M ? S & { readonly name: N } : never) : never
/** The screen of a name, also where several names share a shape. */
export type ScreenOf<N extends ScreenName> = Named<Screen, N>

/** The list of each kind, by its word in addresses. The charter is a page like others and is linked where it is needed. */
export const KIND_PATHS: Readonly<Record<string, Kind>> = {
  practices: 'practice',
  stories: 'story',
  methods: 'method',
  tools: 'tool',
  notes: 'note',
}

/** How an address names one time of a gathering. */
const OCCURRENCE = /^(next|\d{4}-\d{2}-\d{2}T\d{2}:\d{2})$/

const NOT_FOUND: Screen = { name: 'not-found' }

const within = <T extends string>(known: readonly T[], word: string | null): T | null =>
  known.find((one) => one === word) ?? null

function listAt(slug: string, word: string, query: URLSearchParams): Screen {
  const tag = query.get('tag') || null
  const kind = Object.hasOwn(KIND_PATHS, word) ? KIND_PATHS[word] : undefined
  if (kind) {
    const filter: PageFilter = {
      tag,
      status: within(STATUSES, query.get('status')),
      steward: query.get('steward') || null,
      sort: within(PAGE_SORTS, query.get('sort')) ?? 'changed',
    }
    return { name: 'pages', slug, kind, filter }
  }
  switch (word) {
    case 'pages':
      return { name: 'tree', slug }
    case 'gaps':
    case 'programme':
    case 'challenges':
    case 'thoughts':
    case 'members':
    case 'pulse':
    case 'rota':
    case 'stars':
    case 'offline':
    case 'trash':
    case 'settings':
    case 'invites':
    case 'start':
      return { name: word, slug }
    case 'measures':
      return { name: 'measures', slug, range: within(MEASURE_RANGES, query.get('range')) ?? '12w' }
    case 'digest':
      return { name: 'digest', slug, at: Number(query.get('at')) || null }
    case 'keeping':
    case 'audit':
    case 'webhooks':
      return { name: word, slug }
    case 'join':
      return { name: 'join-here', slug }
    case 'questions':
      return {
        name: 'questions',
        slug,
        show: within(QUESTION_VIEWS, query.get('show')) ?? 'open',
        tag,
        page: query.get('page') || null,
        sort: within(QUESTION_SORTS, query.get('sort')),
      }
    case 'search': {
      const about = within([...KINDS, 'question' as const], query.get('kind'))
      return { name: 'search', slug, q: (query.get('q') ?? '').slice(0, 200), kind: about }
    }
    case 'ask':
      return {
        name: 'ask',
        slug,
        pageId: query.get('page'),
        quote: query.get('quote') ?? '',
        title: (query.get('title') ?? '').slice(0, 200),
        said: query.get('said') || null,
      }
    default:
      return NOT_FOUND
  }
}

function inCommunity(slug: string, rest: readonly string[], query: URLSearchParams): Screen {
  const [first = '', second, third] = rest
  if (rest.length === 0) return { name: 'home', slug }
  if (rest.length === 1) return listAt(slug, first, query)
  if (first === 'new' && rest.length === 2) {
    const kind = within(KINDS, second ?? '')
    const title = (query.get('title') ?? '').slice(0, 200)
    const [on, said] = [query.get('on'), query.get('said')]
    const from = on && said ? { pageId: on, said } : null
    const wanted = { title, pageId: query.get('id') || null, tried: query.get('tried') || null }
    return kind ? { name: 'new', slug, kind, ...wanted, from } : NOT_FOUND
  }
  if (first === 'measures' && second === 'report' && rest.length === 2) {
    const range = within(MEASURE_RANGES, query.get('range')) ?? '12w'
    return {
      ...{ name: 'report', slug, range, stories: query.getAll('story').slice(0, 20) },
      cycles: query.get('by') === 'value',
    }
  }
  if (first === 'm' && rest.length === 2 && second) return { name: 'member', slug, id: second }
  const address = readAddress(second ?? '')
  if (!address) return NOT_FOUND
  if (first === 'programme' && rest.length <= 3)
    return OCCURRENCE.test(third ?? 'next')
      ? { name: 'gathering', slug, id: address.id, at: third ?? 'next' }
      : NOT_FOUND
  if (first === 'challenges' && rest.length === 2) return { name: 'challenge', slug, id: address.id }
  if (first === 'p' && rest.length === 2) return { name: 'page', slug, id: address.id }
  if (first === 'p' && rest.length === 3 && third === 'history') return { name: 'history', slug, id: address.id }
  if (first === 'q' && rest.length === 3 && third === 'history')
    return { name: 'text-history', slug, id: address.id, answer: query.get('answer') || null }
  if (first === 'q' && rest.length === 2) return { name: 'question', slug, id: address.id }
  return NOT_FOUND
}

/** A part of an address as it was meant. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A stray percent sign is not an address of ours; as it stands it matches nothing.
    return part
  }
}

/** The screen at an address (path with query, or a whole URL). Total: what is no address of ours is the not-found screen. */
export function screenAt(url: string): Screen {
  const { pathname, searchParams } = new URL(url, 'http://commonplace.invalid')
  const parts = pathname.split('/').filter(Boolean).map(decoded)
  const [first, second] = parts
  if (first === undefined) return { name: 'communities' }
  switch (first) {
    case 'setup':
    case 'join':
      return second !== undefined && parts.length === 2 ? { name: first, code: second } : NOT_FOUND
    case 'sign-in':
      if (parts.length === 3 && (second === 'link' || second === 'recover'))
        return { name: second === 'link' ? 'mail-link' : 'recover', code: parts[2] ?? '' }
      if (parts.length > 1) return NOT_FOUND
      return {
        name: 'sign-in',
        next: safeNext(searchParams.get('next')),
        trouble: within(TROUBLES, searchParams.get('trouble')),
      }
    case 'me':
      return { name: 'me' }
    case 'unsubscribe':
      return second !== undefined && parts.length === 2 ? { name: 'unsubscribe', code: second } : NOT_FOUND
    case 'inbox':
      if (parts.length > 1) return NOT_FOUND
      return { name: 'inbox', show: within(SHOWS, searchParams.get('show')) ?? 'all' }
    default:
      return inCommunity(first, parts.slice(1), searchParams)
  }
}

/** The community a screen is in, or null for those outside any. */
export function slugOfScreen(screen: Screen): string | null {
  return 'slug' in screen ? screen.slug : null
}
