import { Refusal } from '@commonplace/api'
import type { Instant, Member, MemberId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Services } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { hashPassphrase } from './passwords.ts'

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A member with a passphrase, ready to be added. The hashing is done here, before any transaction. */
export async function newMember(
  { store, clock, random }: Pick<Services, 'store' | 'clock' | 'random'>,
  person: NewPerson,
  now: Instant,
): Promise<Member & { passwordHash: string }> {
  if (await store.read.members.byEmail(person.email)) {
    throw new Refusal('conflict', say('mailKnownSignIn'), {
      field: 'person.email',
    })
  }
  const id = mintId(clock, random) as MemberId
  return {
    id,
    name: person.name,
    email: person.email,
    joinedAt: now,
    passwordHash: await hashPassphrase(person.password),
  }
}
