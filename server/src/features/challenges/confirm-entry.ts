import { Refusal, routes } from '@commonplace/api'
import { type EntryId, isEarned } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { challengeNow, openEntry } from './open-challenge.ts'

/** Confirms an entry as a peer, once. The second who belongs here earns it its badge; done again, nothing is another. */
export const confirmEntry = useCase(routes.confirmEntry, async ({ store }, asking) => {
  const { actor, now, params } = asking
  const by = writerOf(asking)
  const challenge = await store.change(async (writes) => {
    // Held first: of two who confirm in one moment, the second sees the other.
    await writes.challenges.hold(params.id as EntryId)
    const { entry, challenge, community } = await openEntry(writes, actor, 'vouch', params.id)
    if (!(await writes.challenges.confirm({ entryId: entry.id, memberId: by, at: now }))) return challenge
    const subject = { kind: 'challenge', id: challenge.id } as const
    const data = { title: challenge.terms.title, page: entry.pageId, entry: entry.id }
    await writes.events.tell({ communityId: community.id, type: 'entry-confirmed', by, subject, data }, now)
    if (entry.earnedAt !== null) return challenge
    const confirmed = (await writes.challenges.confirmations([entry.id])).map(({ memberId }) => memberId)
    // Somebody who left meanwhile does not count any more; what was earned stays earned.
    const here = await writes.members.among(community.id, confirmed)
    if (!isEarned(entry, confirmed, here)) return challenge
    await writes.challenges.earn(entry.id, now)
    const earned = { ...data, member: entry.memberId, version: entry.version }
    await writes.events.tell({ communityId: community.id, type: 'badge-earned', by, subject, data: earned }, now)
    return challenge
  })
  return challengeNow(store.read, actor, challenge.id, now)
})

/** Takes a confirmation back, while the badge is not earned. */
export const unconfirmEntry = useCase(routes.unconfirmEntry, async ({ store }, asking) => {
  const { actor, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    await writes.challenges.hold(params.id as EntryId)
    const { entry } = await openEntry(writes, actor, 'vouch', params.id)
    if (entry.earnedAt !== null) throw new Refusal('conflict', say('earnedStays'))
    await writes.challenges.unconfirm(entry.id, by)
  })
  return {}
})
