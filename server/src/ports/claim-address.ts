import type { Instant, Member } from '@commonplace/domain'
import type { Writes } from './store.ts'

/** The service that knows people by an address they were shown to read mail at. */
export const MAIL = 'mail'

/**
 * Somebody was shown to read mail at the address of this account. Where nobody was before, it may have been made beforehand by somebody else,
 * waiting for the right person to come: whatever opened it until now opens it no more.
 */
export async function claimAddress(writes: Writes, { id, email }: Member, at: Instant): Promise<void> {
  if ((await writes.ways.identity(MAIL, email))?.memberId === id) return
  await writes.keys.endSessionsOf(id)
  await writes.ways.forget(id)
  await writes.members.forgetPassphrase(id)
  await writes.ways.addIdentity({ issuer: MAIL, subject: email, memberId: id, at })
}
