import { type Actor, can, type Gate } from '@commonplace/domain'
import type { Reads, Store } from './store.ts'

/** Whether somebody passes a gate. Only who sees is asked: what they may do there is asked of the page itself. */
const passes = (actor: Actor, { communityId, audiences }: Gate): boolean =>
  // Where a community is private, whoever is not in it is refused before any page is looked at.
  can({ ...actor, scopes: ['read'] }, 'see', { communityId, visibility: 'public', audiences })

/** The store as it is for this actor: pages that an audience keeps from them are not there, whoever names them. */
export async function storeFor(store: Store, actor: Actor): Promise<Store> {
  const gates = await store.read.pages.gates()
  return store.behind(gates.filter((gate) => !passes(actor, gate)).map(({ id }) => id))
}

/** The same one with the roles they have now: for whoever stays longer than one question. */
export async function actorNow(reads: Reads, actor: Actor): Promise<Actor> {
  if (actor.memberId === null) return actor
  const memberships = await reads.members.membershipsOf(actor.memberId)
  return { ...actor, roles: Object.fromEntries(memberships.map(({ communityId, role }) => [communityId, role])) }
}
