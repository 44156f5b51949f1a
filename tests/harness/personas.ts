import { type Api, createApi } from '@commonplace/api'
import type { CommunityId, MemberId, Role } from '@commonplace/domain'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { hashOf, newSecret } from '@commonplace/server/ports/secrets'
import type { Store } from '@commonplace/server/ports/store'
import { hash } from '@node-rs/argon2'

// The people of every test. Amina founded the place, Bo hosts it, Chioma is a member, Dana a guest, Efe a member of another community.

export const PEOPLE = {
  amina: { name: 'Amina Bello', role: 'founder' },
  bo: { name: 'Bo Lindqvist', role: 'host' },
  chioma: { name: 'Chioma Eze', role: 'member' },
  dana: { name: 'Dana Novak', role: 'guest' },
} as const satisfies Record<string, { name: string; role: Role }>

/** Everybody's passphrase. */
export const PASSPHRASE = 'a passphrase for tests'
let passwordHash: Promise<string> | null = null

export interface Persona {
  readonly id: MemberId
  readonly name: string
  readonly email: string
  readonly password: string
  /** A Cookie header of a screen they are signed in at. */
  readonly cookie: string
  /** Calls the API as they do, typed by its routes. */
  readonly api: Api
}

/** What is known of somebody before there is a server to speak with. */
export type Signed = Omit<Persona, 'api'>

/** Adds somebody who is signed in already; the real ways in have tests of their own. */
export async function addPerson(
  store: Store,
  name: string,
  memberships: readonly { community: CommunityId; role: Role }[],
): Promise<Signed> {
  passwordHash ??= hash(PASSPHRASE)
  const kept = await passwordHash
  const id = mintId(systemClock, systemRandom) as MemberId
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
  const secret = newSecret()
  const now = systemClock.now()
  await store.change(async (writes) => {
    await writes.members.add({ id, name, email, joinedAt: now, passwordHash: kept })
    for (const { community, role } of memberships) await writes.members.setRole(community, id, role, now)
    // As long as everybody's sessions last.
    const expiresAt = now + 30 * 24 * 60 * 60 * 1000
    await writes.keys.addSession({
      hash: hashOf(secret),
      memberId: id,
      createdAt: now,
      seenAt: now,
      expiresAt,
      device: '',
      wipedAt: null,
    })
  })
  return { id, name, email, password: PASSPHRASE, cookie: `commonplace=${secret}` }
}

/** The same person, speaking with the server at this address. */
export const at = (url: string, person: Signed): Persona => ({
  ...person,
  api: createApi({ base: url, headers: { Cookie: person.cookie } }),
})
