import { deleteDB } from 'idb'
import { NOBODY } from '../../data/me.ts'
import { lastMe, rememberMe } from './last-member.ts'
import { databaseName } from './open-device.ts'
import { tellWorker } from './worker-link.ts'

/** Where the pictures of a member lie. */
export const picturesCache = (memberId: string) => `commonplace-files-${memberId}`

/** Takes everything of this member off the device, and nothing of another who is here since: a window may be of somebody who left long ago. */
export async function dropMember(memberId: string): Promise<void> {
  if (lastMe()?.member?.id === memberId) rememberMe(NOBODY)
  tellWorker({ type: 'forget', memberId })
  await deleteDB(databaseName(memberId))
  if (typeof caches !== 'undefined') await caches.delete(picturesCache(memberId))
}

/**
 * The same where somebody signs out, or the device was told to forget: copies, unsent changes, acts, pictures, cached pages. Where it remembers
 * nobody any more, what was cached goes whoever's it was. Ask before, where something waits.
 */
export async function wipeMember(memberId: string): Promise<void> {
  if (lastMe() === null) tellWorker({ type: 'forget' })
  await dropMember(memberId)
}
