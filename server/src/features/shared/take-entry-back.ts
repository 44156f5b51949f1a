import type { EntryId, Instant, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Writes } from '../../ports/store.ts'

/** Takes an entry out of its challenge, whoever entered it; nothing where it is out already, or earned its badge meanwhile: what is earned stays. */
export async function takeEntryBack(writes: Writes, id: EntryId, by: MemberId, now: Instant): Promise<void> {
  const entry = await writes.challenges.hold(id)
  if (!entry || entry.earnedAt !== null) return
  const challenge = must(await writes.challenges.byId(entry.challengeId), 'an entry has a challenge')
  await writes.challenges.withdraw(id)
  const subject = { kind: 'challenge', id: challenge.id } as const
  const data = { title: challenge.terms.title, page: entry.pageId, entry: id }
  await writes.events.tell({ communityId: challenge.communityId, type: 'entry-withdrawn', by, subject, data }, now)
}

/** Takes back that somebody confirmed an entry, while it did not earn its badge. */
export async function takeConfirmationBack(writes: Writes, id: EntryId, member: MemberId): Promise<void> {
  const entry = await writes.challenges.hold(id)
  if (entry?.earnedAt === null) await writes.challenges.unconfirm(id, member)
}
