import type { RouteName } from '@commonplace/api'
import type { Kind, Show } from '@commonplace/domain'
import { assertNever } from '@commonplace/kit'
import type { QuestionSort, QuestionView, Screen, ScreenOf } from './routes.ts'

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

/** What waits is shown with the longest wait first. */
export const defaultSort = (show: QuestionView): QuestionSort =>
  show === 'unanswered' || show === 'late' || show === 'held' ? 'old' : 'new'

export const calls = {
  community: (slug: string) => ({ params: { slug } }),
  page: (id: string) => ({ params: { id } }),
  question: (id: string) => ({ params: { id } }),
  pages: ({ slug, kind, filter }: ScreenOf<'pages'>) => ({
    params: { slug },
    query: given({ kind, ...filter, limit: LIST }),
  }),
  pinned: (slug: string, kind: Kind) => ({
    params: { slug },
    query: { kind, pinned: 'true', sort: 'title', limit: 12 } as const,
  }),
  practices: (slug: string) => ({
    params: { slug },
    query: { kind: 'practice', sort: 'title', limit: 200 } as const,
  }),
  tree: (slug: string) => ({ params: { slug }, query: { sort: 'tree', limit: 200 } as const }),
  latest: (slug: string) => ({ params: { slug }, query: { limit: LATEST } as const }),
  trash: (slug: string) => ({ params: { slug }, query: { deleted: 'true', limit: LIST } as const }),
  questions: ({ slug, show, tag, page, sort }: ScreenOf<'questions'>) => ({
    params: { slug },
    query: given({ show, tag, page, limit: LIST, sort: sort ?? defaultSort(show) }),
  }),
  week: ({ slug, at }: { slug: string; at: number | null }) => ({ params: { slug }, query: at === null ? {} : { at } }),
  measures: ({ slug, range }: ScreenOf<'measures'> | ScreenOf<'report'>) => ({ params: { slug }, query: { range } }),
  stars: (slug: string) => ({ params: { slug }, query: { limit: 200 } as const }),
  members: (slug: string, q = '') => ({ params: { slug }, query: { ...given({ q }), limit: 200 } }),
  /** What somebody may choose from to enter in a challenge: what changed lately. */
  enterable: (slug: string) => ({ params: { slug }, query: { limit: 200 } as const }),
  challenge: (id: string) => ({ params: { id } }),
  gathering: (id: string, at: string) => ({ params: { id, at } }),
  member: (slug: string, id: string) => ({ params: { slug, id } }),
  audit: (slug: string, before: string | null) => ({ params: { slug }, query: given({ before }) }),
  search: ({ slug, q, kind }: ScreenOf<'search'>) => ({
    params: { slug },
    query: { ...given({ kind, limit: 30 }), q },
  }),
  inbox: (show: Show) => ({ query: { show } }),
  code: (code: string) => ({ params: { code } }),
}

/** Screens that ask one thing of their community. */
const OF_COMMUNITY = {
  challenges: 'listChallenges',
  invites: 'listInvites',
  pulse: 'readPulse',
  start: 'readStart',
  webhooks: 'listWebhooks',
} as const

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
    case 'text-history':
      return [{ name: 'readQuestion', ...calls.question(screen.id) }]
    case 'pages':
      return [
        { name: 'listPages', ...calls.pages(screen) },
        { name: 'listPages', ...calls.pinned(screen.slug, screen.kind) },
      ]
    case 'tree':
      return [{ name: 'listPages', ...calls.tree(screen.slug) }]
    case 'gaps':
      return [
        { name: 'readGaps', ...calls.community(screen.slug) },
        { name: 'listBrokenLinks', ...calls.community(screen.slug) },
      ]
    case 'rota':
      return [{ name: 'readRota', ...calls.community(screen.slug) }]
    case 'trash':
      return [{ name: 'listPages', ...calls.trash(screen.slug) }]
    case 'questions':
      return [{ name: 'listQuestions', ...calls.questions(screen) }]
    case 'members':
      return [{ name: 'listMembers', ...calls.members(screen.slug) }]
    case 'programme':
      return [
        { name: 'readProgramme', ...calls.community(screen.slug) },
        { name: 'listChallenges', ...calls.community(screen.slug) },
        { name: 'readThoughts', ...calls.community(screen.slug) },
      ]
    case 'thoughts':
      return [{ name: 'readThoughts', ...calls.community(screen.slug) }]
    case 'challenge':
      return [{ name: 'readChallenge', ...calls.challenge(screen.id) }]
    case 'gathering':
      return [{ name: 'readGathering', ...calls.gathering(screen.id, screen.at) }]
    case 'measures':
    case 'report':
      return [{ name: 'readMeasures', ...calls.measures(screen) }]
    case 'digest':
      return [{ name: 'readWeek', ...calls.week(screen) }]
    case 'stars':
      return [{ name: 'listStars', ...calls.stars(screen.slug) }]
    case 'search':
      return screen.q ? [{ name: 'search', ...calls.search(screen) }] : []
    case 'ask':
      return screen.pageId ? [{ name: 'readPage', ...calls.page(screen.pageId) }] : []
    case 'member':
      return [{ name: 'readMember', ...calls.member(screen.slug, screen.id) }]
    case 'keeping':
      return [
        { name: 'readModeration', ...calls.community(screen.slug) },
        { name: 'listJoinRequests', ...calls.community(screen.slug) },
        { name: 'listNewcomers', ...calls.community(screen.slug) },
      ]
    case 'audit':
      return [{ name: 'readAudit', ...calls.audit(screen.slug, null) }]
    case 'mail-link':
      return [{ name: 'readSignInLink', ...calls.code(screen.code) }]
    case 'recover':
      return [{ name: 'readRecovery', ...calls.code(screen.code) }]
    case 'unsubscribe':
      return [{ name: 'readUnsubscribe', params: { token: screen.code } }]
    case 'setup':
      return [{ name: 'readSetup', ...calls.code(screen.code) }]
    case 'join':
      return [{ name: 'readInvite', ...calls.code(screen.code) }]
    case 'inbox':
      return [{ name: 'readInbox', ...calls.inbox(screen.show) }]
    case 'me':
      return [{ name: 'listTokens' }, { name: 'listMyBadges' }]
    case 'new':
      return [screen.tried, screen.from?.pageId].flatMap((id) =>
        id ? [{ name: 'readPage' as const, ...calls.page(id) }] : [],
      )
    case 'challenges':
    case 'invites':
    case 'pulse':
    case 'start':
    case 'webhooks':
      return [{ name: OF_COMMUNITY[screen.name], ...calls.community(screen.slug) }]
    case 'offline':
    case 'settings':
    case 'join-here':
    case 'not-found':
      return []
    case 'sign-in':
      return [{ name: 'readWaysIn' }]
    default:
      return assertNever(screen)
  }
}

/** Every query a screen needs, the one that decides whether it exists first; its community last. */
export function queriesOf(screen: Screen): Query[] {
  const own = ownQueries(screen)
  return 'slug' in screen ? [...own, { name: 'readCommunity', ...calls.community(screen.slug) }] : own
}
