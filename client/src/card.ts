import type { CommunityShape, PageShape, QuestionShape } from '@commonplace/api'
import { screenAt } from './routes.ts'
import { words } from './words/en.ts'

// What other programs show of a link to us. The server draws it.

export interface Card {
  readonly title: string
  readonly kind: string
  /** The kind as readers call it. */
  readonly kindWord: string
  readonly community: string
}

/** Letters that the face of the cards does not hold: a picture of boxes would be worse than none. */
const UNDRAWN = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u

export const canDraw = (title: string): boolean => !UNDRAWN.test(title)

/** The card of the page or question at an address, from what `match` asked for there; null where there is none. */
export function cardOf(url: string, results: readonly unknown[]): Card | null {
  const { name } = screenAt(url)
  if (name !== 'page' && name !== 'question') return null
  const [thing, community] = results as [PageShape | QuestionShape, CommunityShape]
  if (!canDraw(thing.title)) return null
  const kind = 'kind' in thing ? thing.kind : 'question'
  return { title: thing.title, kind, kindWord: words.kinds[kind].one, community: community.name }
}
