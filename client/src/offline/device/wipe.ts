import { deleteDB } from 'idb'
import { picturesCache } from '../library/pictures.ts'
import { rememberMe } from './last-member.ts'
import { databaseName } from './open-device.ts'
import { tellWorker } from './worker-link.ts'

/** Takes everything of this member off the device: copies, unsent changes, acts, pictures, cached pages. Ask before, where something waits. */
export async function wipeMember(memberId: string): Promise<void> {
  rememberMe({ member: null, memberships: [] })
  tellWorker({ type: 'forget' })
  await deleteDB(databaseName(memberId))
  if (typeof caches !== 'undefined') await caches.delete(picturesCache(memberId))
}
