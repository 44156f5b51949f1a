import type { ComponentType } from 'react'
import { Home } from './features/home/Home.tsx'
import { PageList } from './features/pages/PageList.tsx'
import { PageScreen } from './features/pages/PageScreen.tsx'
import { QuestionList } from './features/questions/QuestionList.tsx'
import { QuestionScreen } from './features/questions/QuestionScreen.tsx'
import type { Screen, ScreenName, ScreenOf } from './routes.ts'

// Which component shows which screen. The reading screens come with the first script; the rest are fetched when they are near.

type View<N extends ScreenName> = ComponentType<{ screen: ScreenOf<N> }>
type Views = { [N in ScreenName]: () => Promise<View<N>> }

const views: Views = {
  communities: async () => (await import('./features/community/Communities.tsx')).Communities,
  home: async () => Home,
  page: async () => PageScreen,
  history: async () => (await import('./features/pages/HistoryScreen.tsx')).HistoryScreen,
  pages: async () => PageList,
  tree: async () => (await import('./features/pages/PageTree.tsx')).PageTree,
  trash: async () => (await import('./features/pages/Trash.tsx')).Trash,
  new: async () => (await import('./features/pages/NewPage.tsx')).NewPage,
  question: async () => QuestionScreen,
  questions: async () => QuestionList,
  ask: async () => (await import('./features/questions/Ask.tsx')).Ask,
  members: async () => (await import('./features/people/Members.tsx')).Members,
  invites: async () => (await import('./features/people/Invites.tsx')).Invites,
  me: async () => (await import('./features/people/MyAccount.tsx')).MyAccount,
  'sign-in': async () => (await import('./features/people/SignIn.tsx')).SignIn,
  join: async () => (await import('./features/people/Join.tsx')).Join,
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
