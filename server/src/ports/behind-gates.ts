import { type Actor, can, type Gate } from '@commonplace/domain'
import type { Store } from './store.ts'

/** Whether somebody passes a gate. Only who sees is asked: what they may do there is asked of the page itself. */
const passes = (actor: Actor, { communityId, audiences }: Gate): boolean =>
  // Where a community is private, whoever is not in it is refused before any page is looked at.
  can({ ...actor, scopes: ['read'] }, 'see', { communityId, visibility: 'public', audiences })

/** The store as it is for this actor: pages that an audience keeps from them are not there, whoever names them. */
export async function storeFor(store: Store, actor: Actor): Promise<Store> {
  const gates = await store.read.pages.gates()
  return store.behind(gates.filter((gate) => !passes(actor, gate)).map(({ id }) => id))
}
