import { KINDS, type Kind, readAddress, SHOWS, type Show, STATUSES, type Status, safeNext } from '@commonplace/domain'

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
  | { readonly name: 'page' | 'history' | 'question'; readonly slug: string; readonly id: string }
  | { readonly name: 'pages'; readonly slug: string; readonly kind: Kind; readonly filter: PageFilter }
  | {
      readonly name: 'tree' | 'gaps' | 'members' | 'stars' | 'offline' | 'trash' | 'settings' | 'invites'
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
    }
  | {
      readonly name: 'new'
      readonly slug: string
      readonly kind: Kind
      /** What it is wanted as, and the id under which links lead to it already. */
      readonly title: string
      readonly pageId: string | null
    }
  | { readonly name: 'member'; readonly slug: string; readonly id: string }
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
    case 'members':
    case 'stars':
    case 'offline':
    case 'trash':
    case 'settings':
    case 'invites':
      return { name: word, slug }
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
    return kind ? { name: 'new', slug, kind, title, pageId: query.get('id') || null } : NOT_FOUND
  }
  if (first === 'm' && rest.length === 2 && second) return { name: 'member', slug, id: second }
  const address = readAddress(second ?? '')
  if (!address) return NOT_FOUND
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
