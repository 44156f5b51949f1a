import { CommunitySlug, Email, PersonName } from '@commonplace/api'
import {
  type Community,
  type CommunityId,
  DEFAULT_SETTINGS,
  type Member,
  type Role,
  type Visibility,
} from '@commonplace/domain'
import type * as z from 'zod/mini'
import { keepOneFounder } from '../features/communities/roles.ts'
import { slugFor } from '../features/people/set-up.ts'
import { foundCommunity } from '../features/shared/found-community.ts'
import { newMember } from '../features/shared/new-member.ts'
import { EXIT, Failure } from './failure.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { communityBySlug } from './who.ts'

export interface SetUpOptions {
  readonly community: string
  readonly slug?: string | undefined
  readonly visibility: Visibility
  readonly founderName: string
  readonly founderEmail: string
}

/** A community with its founder. Somebody who is here already founds it under the passphrase they have. */
export async function setUp(here: Here, options: SetUpOptions, passphrase: string, output: Output): Promise<void> {
  const { store, settings, clock } = here
  const now = clock.now()
  const name = checked(PersonName, options.community, '--community')
  const slug = checked(CommunitySlug, options.slug ?? slugFor(name), '--slug')
  const email = checked(Email, options.founderEmail, '--founder-email')
  const taken = new Failure(`There is a community “${slug}” already. Choose another address with --slug.`)
  if (await store.read.communities.bySlug(slug)) throw taken
  const before = await store.read.members.byEmail(email)
  const person = { name: checked(PersonName, options.founderName, '--founder-name'), email, password: passphrase }
  const comer = before === null ? await newMember(here, person, now) : null
  const founder: Member = before ?? (comer as Member)
  const community: Community = { id: here.mint() as CommunityId, slug, visibility: options.visibility, createdAt: now }
  await settings.write(slug, { ...DEFAULT_SETTINGS, name })
  await store.change(async (writes) => {
    if (await writes.communities.bySlug(slug)) throw taken
    // From now on somebody is here: the link that the server printed for a first visit opens nothing more.
    await writes.keys.setSetupHash(null)
    if (comer) await writes.members.add(comer)
    await foundCommunity(writes, community, founder.id, now)
  })
  const url = `${here.publicUrl}/${slug}`
  const facts = { community: community.id, slug, founder: founder.id, url }
  output.step(
    'set-up',
    facts,
    `The community “${name}” is there: ${url}\n${founder.name} signs in as ${founder.email}.`,
  )
}

export interface MemberOptions {
  readonly community: string
  readonly email: string
  readonly name: string
  readonly role: Role
}

/** Makes somebody a member of a community, or changes what they are there. */
export async function addMember(
  here: Here,
  options: MemberOptions,
  passphrase: string | null,
  output: Output,
): Promise<void> {
  const { store, clock } = here
  const now = clock.now()
  const email = checked(Email, options.email, '--email')
  const community = await communityBySlug(store.read, options.community)
  const before = await store.read.members.byEmail(email)
  if (before === null && passphrase === null)
    throw new Failure('Somebody new needs a passphrase: pipe it in with --password-stdin.', EXIT.usage)
  const person = { name: checked(PersonName, options.name, '--name'), email, password: passphrase ?? '' }
  const comer = before === null ? await newMember(here, person, now) : null
  const member: Member = before ?? (comer as Member)
  await store.change(async (writes) => {
    const membership = await writes.members.membership(community.id, member.id)
    if (membership && options.role !== 'founder') await keepOneFounder(writes, community, membership)
    if (comer) await writes.members.add(comer)
    await writes.members.setRole(community.id, member.id, options.role, membership?.joinedAt ?? now)
    const type = membership ? 'role-changed' : 'member-joined'
    const subject = { kind: 'member', id: member.id } as const
    const data = { role: options.role }
    await writes.events.tell({ communityId: community.id, type, by: member.id, subject, data }, now)
  })
  const facts = { member: member.id, email: member.email, role: options.role, community: community.slug }
  output.step(
    'member-added',
    facts,
    `${member.name} is a ${options.role} of “${community.slug}” and signs in as ${member.email}.`,
  )
}

/** A value as the API would take it; the refusal names the option. */
function checked<T>(shape: z.ZodMiniType<T>, value: string, option: string): T {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  throw new Failure(`${option}: ${read.error.issues[0]?.message ?? 'this cannot be used.'}`, EXIT.usage)
}
