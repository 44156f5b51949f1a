import { createHash, createPrivateKey, createPublicKey, generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'

// With what badges are signed. RS256, since it is what every verifier of Open Badges has to know (section 8.2 of the specification); the key is made
// once and kept in the store, so that a backup holds it and badges of before stay what they are.

const make = promisify(generateKeyPair)

/** A public key as badges are verified with it. */
export interface BadgeKey {
  readonly kty: 'RSA'
  readonly n: string
  readonly e: string
  /** Its thumbprint (RFC 7638), so that the same key has the same name for ever. */
  readonly kid: string
  readonly alg: 'RS256'
  readonly use: 'sig'
}

/** A new private key, as PEM. It takes a moment: never made inside a change of the store. */
export async function newBadgeKey(): Promise<string> {
  const { privateKey } = await make('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

/** The public half of a private key. */
export function publicBadgeKey(pem: string): BadgeKey {
  const { n = '', e = '' } = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' })
  // In this order and no other, as its standard asks.
  const print = JSON.stringify({ e, kty: 'RSA', n })
  const kid = createHash('sha256').update(print).digest('base64url')
  return { kty: 'RSA', n, e, kid, alg: 'RS256', use: 'sig' }
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What is claimed, signed: a compact JWS. `kid` is where its key is found. */
export function signBadge(pem: string, kid: string, claims: Readonly<Record<string, unknown>>): string {
  const signed = `${part({ alg: 'RS256', kid, typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), pem).toString('base64url')}`
}
