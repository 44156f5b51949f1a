import * as communities from './communities.ts'
import * as finding from './finding.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'
import * as questions from './questions.ts'

/** Every route of the API by name. No address of the API is written anywhere else. */
export const routes = { ...people, ...communities, ...pages, ...finding, ...questions }
export type Routes = typeof routes
export type RouteName = keyof Routes
