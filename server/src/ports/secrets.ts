import { createHash, randomBytes } from 'node:crypto'

// Secrets that open a door are 256 bits of chance, given out once; only their hash is kept, so that a copy of the store opens nothing.

/** A new secret: 43 characters that may stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: SHA-256, hex. Nothing slower is needed for 256 random bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
