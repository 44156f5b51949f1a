import { Refusal } from '@commonplace/api'
import type { Instant, MemberId } from '@commonplace/domain'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import type { Reads, Store, Writes } from '../../ports/store.ts'
import type { Once, Purpose } from '../../ports/ways-in.ts'
import { say } from '../../words/say.ts'

const MINUTE = 60 * 1000
/** How long each is good. */
const LASTS: Readonly<Record<Purpose, number>> = {
  'passkey-add': 5 * MINUTE,
  'passkey-sign-in': 5 * MINUTE,
  'mail-sign-in': 15 * MINUTE,
  recover: 24 * 60 * MINUTE,
  oidc: 10 * MINUTE,
}

/** A new secret that is good once; only its hash is kept. */
export async function giveOnce(
  store: Store,
  purpose: Purpose,
  memberId: MemberId | null,
  data: Readonly<Record<string, string>>,
  now: Instant,
): Promise<{ secret: string; expiresAt: Instant }> {
  const secret = newSecret()
  const expiresAt = now + LASTS[purpose]
  await store.change((writes) => writes.ways.put({ hash: hashOf(secret), purpose, memberId, data, expiresAt }))
  return { secret, expiresAt }
}

const USED = say('linkUsed')

/** What stands behind a secret; refuses one that is not good, without saying why it is not. */
export async function lookOnce(reads: Reads, secret: string, purpose: Purpose, now: Instant): Promise<Once> {
  return good(await reads.ways.look(hashOf(secret), purpose), now)
}

/** The same, and it is used up. */
export async function takeOnce(writes: Writes, secret: string, purpose: Purpose, now: Instant): Promise<Once> {
  return good(await writes.ways.take(hashOf(secret), purpose), now)
}

function good(once: Once | null, now: Instant): Once {
  if (once && once.expiresAt > now) return once
  throw new Refusal('gone', USED)
}
