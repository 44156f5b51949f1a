import { renewalDue, renewalOf } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import { renewalsNear } from '../derive/renewals.ts'
import type { Store } from '../ports/store.ts'

/**
 * Reminds hosts two weeks before the day on which a charter is to be renewed. Run again, or by two processes, nobody is reminded twice of a day: it
 * is remembered in the change that tells.
 */
export async function remindRenewals({
  store,
  clock,
}: {
  readonly store: Store
  readonly clock: Clock
}): Promise<void> {
  const at = clock.now()
  for (const community of await store.read.communities.list()) {
    for (const { page: near } of await renewalsNear(store.read, community.id, at))
      await store.change(async (writes) => {
        const { id } = near
        const page = await writes.pages.byId(id)
        const day = page && page.deletedAt === null && renewalDue(page.fields, at) ? renewalOf(page.fields) : null
        if (!page || day === null || !(await writes.charters.tellRenewal(id, day))) return
        const subject = { kind: 'page', id } as const
        const data = { title: page.fields.title, day }
        await writes.events.tell({ communityId: community.id, type: 'charter-due', by: null, subject, data }, at)
      })
  }
}
