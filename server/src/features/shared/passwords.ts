import { hash, verify } from '@node-rs/argon2'

// argon2id with 19 MiB and two passes (OWASP's first choice): about 30 ms here, and as much for an attacker with a copy of the store.

/** A passphrase as it is kept. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(passphrase.normalize('NFKC'))
}

// The hash of a passphrase that nobody has. Checked in the place of a missing one, so that an unknown address takes as long to refuse as a
// known one (an attacker would read the list of members off the clock).
let nobodys: Promise<string> | null = null

/** Whether the passphrase is the one that was kept; takes as long where nothing was kept. */
export async function isPassphrase(kept: string | null, passphrase: string): Promise<boolean> {
  nobodys ??= hashPassphrase(crypto.randomUUID())
  const good = await verify(kept ?? (await nobodys), passphrase.normalize('NFKC'))
  return good && kept !== null
}
