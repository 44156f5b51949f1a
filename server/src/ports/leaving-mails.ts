import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CommunityId, MemberId } from '@commonplace/domain'
import type { MailKind } from './mails.ts'

// What stands in the address that ends mails. It is signed, does this one thing, needs no sign-in and does not run out: an old mail is
// where people look for it.

export interface Leaving {
  readonly memberId: MemberId
  readonly communityId: CommunityId
  readonly kind: MailKind
}

const signatureOf = (secret: string, said: string) =>
  createHmac('sha256', secret).update(`unsubscribe ${said}`).digest('base64url')

export function leavingToken(secret: string, { memberId, communityId, kind }: Leaving): string {
  const said = `${memberId}.${communityId}.${kind}`
  return `${said}.${signatureOf(secret, said)}`
}

/** Whose mails a token ends, or null where it is not one of ours. */
export function readLeaving(secret: string | null, token: string): Leaving | null {
  const [memberId, communityId, kind, signature = '', more] = token.split('.')
  if (secret === null || more !== undefined || (kind !== 'immediate' && kind !== 'digest')) return null
  const given = Buffer.from(signature)
  const right = Buffer.from(signatureOf(secret, `${memberId}.${communityId}.${kind}`))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return { memberId: memberId as MemberId, communityId: communityId as CommunityId, kind }
}
