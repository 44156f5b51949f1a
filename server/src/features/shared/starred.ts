import type { Community, Level } from '@commonplace/domain'
import type { Starred } from '../../ports/stars.ts'
import type { Services } from '../../ports/use-case.ts'
import type { Looking } from './page-shape.ts'

/** Whether whoever looks has this among their stars. */
export async function starredBy(
  { store }: Services,
  { actor }: Looking,
  community: Community,
  thing: Starred,
): Promise<boolean> {
  return actor.memberId !== null && store.read.stars.has(community.id, actor.memberId, thing)
}

/** How much whoever looks said that they hear of this. */
export async function levelBy(
  { store }: Services,
  { actor }: Looking,
  community: Community,
  thing: Starred,
): Promise<Level> {
  const said = actor.memberId === null ? null : await store.read.follows.levelOf(community.id, actor.memberId, thing)
  return said ?? 'normal'
}
