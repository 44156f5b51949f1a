import type { Instant, MemberId, ThanksId } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'

/** Takes thanks away, whoever gave them; nothing where that was done meanwhile. */
export async function removeThanks(writes: Writes, id: ThanksId, by: MemberId, now: Instant): Promise<void> {
  const thanks = await writes.thanks.byId(id)
  if (!thanks) return
  await writes.thanks.remove(id)
  const subject = { kind: 'member', id: thanks.to } as const
  await writes.events.tell({ communityId: thanks.communityId, type: 'thanks-taken', by, subject, data: {} }, now)
}
