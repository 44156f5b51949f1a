import { routes } from '@commonplace/api'

/** Something whose history is shown: a page by its id, the text of a question or an answer by its document's. */
export interface WithHistory {
  readonly kind: 'page' | 'text'
  readonly id: string
  readonly url: string
  readonly versions: number
  /** Set where it is a charter, which is signed. */
  readonly charter?: unknown
  readonly may: { readonly name: boolean; readonly restore: boolean }
}

const OF_PAGE = {
  list: routes.listVersions,
  version: routes.readVersion,
  diff: routes.readDiff,
  restore: routes.restoreVersion,
} as const
const OF_TEXT: typeof OF_PAGE = {
  list: routes.listTextVersions,
  version: routes.readTextVersion,
  diff: routes.readTextDiff,
  restore: routes.restoreText,
}

/** The routes by which a history is read and gone back in: alike for everything that has one. */
export const historyRoutes = (kind: WithHistory['kind']): typeof OF_PAGE => (kind === 'page' ? OF_PAGE : OF_TEXT)
