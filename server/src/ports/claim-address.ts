import type { Instant, Member } from '@commonplace/domain'
import type { Reads, Writes } from './store.ts'

/** The service that knows people by an address they were shown to read mail at. */
export const MAIL = 'mail'

/** Whether somebody was shown to read mail at the address of their account. */
export const isProven = async (reads: Reads, { id, email }: Member): Promise<boolean> =>
  (await reads.ways.identity(MAIL, email))?.memberId === id

/**
 * Somebody was shown to read mail at the address of this account. Where nobody was before, it may have been made beforehand by somebody else,
 * waiting for the right person to come: whatever opened it until now opens it no more.
 */
export async function claimAddress(writes: Writes, member: Member, at: Instant): Promise<void> {
  const { id, email } = member
  if (await isProven(writes, member)) return
  await writes.keys.endSessionsOf(id)
  await writes.ways.forget(id)
  await writes.members.forgetPassphrase(id)
  await writes.ways.addIdentity({ issuer: MAIL, subject: email, memberId: id, at })
}
