import { deleteDB } from 'idb'
import { rememberMe } from './last-member.ts'
import { databaseName } from './open-device.ts'
import { tellWorker } from './worker-link.ts'

/** Where the pictures of a member lie. */
export const picturesCache = (memberId: string) => `commonplace-files-${memberId}`

/** Takes everything of this member off the device: copies, unsent changes, acts, pictures, cached pages. Ask before, where something waits. */
export async function wipeMember(memberId: string): Promise<void> {
  rememberMe({ member: null, memberships: [] })
  tellWorker({ type: 'forget' })
  await deleteDB(databaseName(memberId))
  if (typeof caches !== 'undefined') await caches.delete(picturesCache(memberId))
}
