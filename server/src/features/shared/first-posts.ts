import type { Actor, Audience, Community, Instant, MemberId } from '@commonplace/domain'
import type { Moderated } from '../../ports/moderation.ts'
import type { Writes } from '../../ports/store.ts'

/** Whether this is the first that a member says here, in a community that holds first posts until a host looked at them. */
export async function isHeldFirst(
  writes: Writes,
  holdFirst: boolean,
  { roles }: Actor,
  community: Community,
  member: MemberId,
): Promise<boolean> {
  if (!holdFirst || roles[community.id] !== 'member') return false
  return (await writes.profiles.firstPost(community.id, member)) === null
}

/** Writes down that it waits, and tells the hosts. */
export async function holdPost(
  writes: Writes,
  community: Community,
  subject: { readonly kind: Moderated; readonly id: string },
  by: MemberId,
  title: string,
  at: Instant,
): Promise<void> {
  await writes.moderation.withhold({ communityId: community.id, subject, state: 'held', reason: '', by, at })
  const data = { title, kind: subject.kind, id: subject.id }
  const event = { communityId: community.id, type: 'content-held', by, subject: null, data } as const
  await writes.events.tell(event, at)
}

/** Who sees a page until a host let it through: they, and who wrote it. After that, who would have. */
export const whileHeld = (by: MemberId, before: Audience | null): Audience => ({ floor: 'host', people: [by], before })
