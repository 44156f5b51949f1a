import type { CommunityShape } from '@commonplace/api'
import { KINDS, type Kind } from '@commonplace/domain'
import type { Screen } from '../routes.ts'

/** The kinds that always have a place in the navigation; tools and notes join once there are some. */
export function kindsShown(community: CommunityShape | undefined): Kind[] {
  const always: Kind[] = ['practice', 'story', 'method']
  const some = (['tool', 'note'] as const).filter((kind) => (community?.counts[kind] ?? 0) > 0)
  return [...always, ...some]
}

/** The kinds that a new page can be of. A community has one charter: another is offered to nobody who has not gone there themselves. */
export const kindsToWrite = (community: CommunityShape | undefined, now?: Kind): readonly Kind[] =>
  KINDS.filter((kind) => kind !== 'charter' || kind === now || community?.charterUrl === null)

export const isKindList = (screen: Screen, kind: Kind): boolean => screen.name === 'pages' && screen.kind === kind
const PROGRAMME = /^(programme|gathering|rota|thoughts|challenges?)$/
export const inProgramme = (screen: Screen): boolean => PROGRAMME.test(screen.name)
export const inQuestions = (screen: Screen): boolean =>
  screen.name === 'questions' || screen.name === 'question' || screen.name === 'ask'
