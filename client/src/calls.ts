import type { RouteName } from '@commonplace/api'
import { assertNever } from '@commonplace/kit'
import type { Screen, ScreenOf } from './routes.ts'

// What each screen asks of the API. Screens and the server build their calls here, so that what was fetched is what is looked for.

export interface Query {
  readonly name: RouteName
  readonly params?: Record<string, string>
  readonly query?: Record<string, unknown>
}

const LIST = 60
/** How many pages Home shows that changed lately. */
export const LATEST = 8

/** Leaves out what is not set, so that equal calls have equal keys. */
type Given<T> = { [K in keyof T]?: NonNullable<T[K]> }
function given<T extends object>(query: T): Given<T> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => !!value)) as Given<T>
}

export const calls = {
  community: (slug: string) => ({ params: { slug } }),
  page: (id: string) => ({ params: { id } }),
  question: (id: string) => ({ params: { id } }),
  pages: ({ slug, kind, filter }: ScreenOf<'pages'>) => ({
    params: { slug },
    query: given({ kind, ...filter, limit: LIST }),
  }),
  tree: (slug: string) => ({ params: { slug }, query: { sort: 'tree', limit: 200 } as const }),
  latest: (slug: string) => ({ params: { slug }, query: { limit: LATEST } as const }),
  trash: (slug: string) => ({ params: { slug }, query: { deleted: 'true', limit: LIST } as const }),
  questions: ({ slug, show, tag }: ScreenOf<'questions'>) => ({
    params: { slug },
    query: given({ show, tag, limit: LIST, sort: show === 'unanswered' ? ('old' as const) : ('new' as const) }),
  }),
  members: (slug: string) => ({ params: { slug }, query: { limit: 200 } }),
  search: ({ slug, q, kind }: ScreenOf<'search'>) => ({
    params: { slug },
    query: { ...given({ kind, limit: 30 }), q },
  }),
  code: (code: string) => ({ params: { code } }),
}

function ownQueries(screen: Screen): Query[] {
  switch (screen.name) {
    case 'communities':
      return [{ name: 'listCommunities' }]
    case 'home':
      return [
        { name: 'readHome', ...calls.community(screen.slug) },
        { name: 'listPages', ...calls.latest(screen.slug) },
      ]
    case 'page':
    case 'history':
      return [{ name: 'readPage', ...calls.page(screen.id) }]
    case 'question':
      return [{ name: 'readQuestion', ...calls.question(screen.id) }]
    case 'pages':
      return [{ name: 'listPages', ...calls.pages(screen) }]
    case 'tree':
      return [{ name: 'listPages', ...calls.tree(screen.slug) }]
    case 'trash':
      return [{ name: 'listPages', ...calls.trash(screen.slug) }]
    case 'questions':
      return [{ name: 'listQuestions', ...calls.questions(screen) }]
    case 'members':
      return [{ name: 'listMembers', ...calls.members(screen.slug) }]
    case 'invites':
      return [{ name: 'listInvites', ...calls.community(screen.slug) }]
    case 'search':
      return screen.q ? [{ name: 'search', ...calls.search(screen) }] : []
    case 'ask':
      return screen.pageId ? [{ name: 'readPage', ...calls.page(screen.pageId) }] : []
    case 'setup':
      return [{ name: 'readSetup', ...calls.code(screen.code) }]
    case 'join':
      return [{ name: 'readInvite', ...calls.code(screen.code) }]
    case 'me':
      return [{ name: 'listTokens' }]
    case 'offline':
    case 'settings':
    case 'new':
    case 'sign-in':
    case 'not-found':
      return []
    default:
      return assertNever(screen)
  }
}

/** Every query a screen needs, the one that decides whether it exists first; its community last. */
export function queriesOf(screen: Screen): Query[] {
  const own = ownQueries(screen)
  return 'slug' in screen ? [...own, { name: 'readCommunity', ...calls.community(screen.slug) }] : own
}
