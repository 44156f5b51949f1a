import type { ComponentType } from 'react'
import { PageScreen } from './features/pages/PageScreen.tsx'
import type { Screen, ScreenName, ScreenOf } from './routes.ts'

// Which component shows which screen. A page to read comes with the first script; the rest are fetched when they are near. The build reads these
// lines too (`vite/first-view.ts`): one line a screen, written alike.

type View<N extends ScreenName> = ComponentType<{ screen: ScreenOf<N> }>
type Views = { [N in ScreenName]: () => Promise<View<N>> }

const views: Views = {
  communities: async () => (await import('./features/community/Communities.tsx')).Communities,
  home: async () => (await import('./features/home/Home.tsx')).Home,
  page: async () => PageScreen,
  history: async () => (await import('./features/pages/HistoryScreen.tsx')).HistoryScreen,
  pages: async () => (await import('./features/pages/PageList.tsx')).PageList,
  tree: async () => (await import('./features/pages/PageTree.tsx')).PageTree,
  gaps: async () => (await import('./features/gaps/GapBoard.tsx')).GapBoard,
  measures: async () => (await import('./features/measures/Measures.tsx')).Measures,
  report: async () => (await import('./features/measures/Report.tsx')).Report,
  digest: async () => (await import('./features/digest/Week.tsx')).Week,
  pulse: async () => (await import('./features/pulse/Pulse.tsx')).Pulse,
  trash: async () => (await import('./features/pages/Trash.tsx')).Trash,
  new: async () => (await import('./features/pages/NewPage.tsx')).NewPage,
  question: async () => (await import('./features/questions/QuestionScreen.tsx')).QuestionScreen,
  questions: async () => (await import('./features/questions/QuestionList.tsx')).QuestionList,
  'text-history': async () => (await import('./features/questions/TextHistory.tsx')).TextHistory,
  ask: async () => (await import('./features/questions/Ask.tsx')).Ask,
  programme: async () => (await import('./features/programme/Programme.tsx')).Programme,
  challenges: async () => (await import('./features/challenges/screens.ts')).Challenges,
  challenge: async () => (await import('./features/challenges/screens.ts')).ChallengeScreen,
  thoughts: async () => (await import('./features/thoughts/Thoughts.tsx')).Thoughts,
  gathering: async () => (await import('./features/programme/GatheringScreen.tsx')).GatheringScreen,
  rota: async () => (await import('./features/programme/Rota.tsx')).Rota,
  members: async () => (await import('./features/people/Members.tsx')).Members,
  start: async () => (await import('./features/founding/Start.tsx')).Start,
  invites: async () => (await import('./features/people/Invites.tsx')).Invites,
  me: async () => (await import('./features/people/MyAccount.tsx')).MyAccount,
  'sign-in': async () => (await import('./features/people/SignIn.tsx')).SignIn,
  'mail-link': async () => (await import('./features/people/MailLink.tsx')).MailLink,
  recover: async () => (await import('./features/people/Recover.tsx')).Recover,
  unsubscribe: async () => (await import('./features/people/Unsubscribe.tsx')).Unsubscribe,
  member: async () => (await import('./features/people/MemberProfile.tsx')).MemberProfile,
  'join-here': async () => (await import('./features/people/JoinHere.tsx')).JoinHere,
  keeping: async () => (await import('./features/keeping/Keeping.tsx')).Keeping,
  audit: async () => (await import('./features/keeping/Audit.tsx')).Audit,
  webhooks: async () => (await import('./features/keeping/Webhooks.tsx')).Webhooks,
  join: async () => (await import('./features/people/Join.tsx')).Join,
  inbox: async () => (await import('./features/inbox/Inbox.tsx')).Inbox,
  stars: async () => (await import('./features/stars/StarList.tsx')).StarList,
  search: async () => (await import('./features/search/SearchScreen.tsx')).SearchScreen,
  setup: async () => (await import('./features/community/SetUp.tsx')).SetUp,
  settings: async () => (await import('./features/community/Settings.tsx')).Settings,
  offline: async () => (await import('./features/community/OfflineScreen.tsx')).OfflineScreen,
  'not-found': async () => (await import('./features/community/NotFound.tsx')).NotFound,
}

const loaded = new Map<ScreenName, ComponentType<{ screen: Screen }>>()

/** Fetches the component of a screen; afterwards it can be rendered at once. */
export async function ready(name: ScreenName): Promise<void> {
  if (!loaded.has(name)) loaded.set(name, (await views[name]()) as ComponentType<{ screen: Screen }>)
}

/** The component of a screen, or null while it is not here yet. */
export const viewOf = (name: ScreenName) => loaded.get(name) ?? null

export const screenNames = Object.keys(views) as ScreenName[]
