import { Refusal } from '@commonplace/api'
import { type CommunityId, type Language, type Member, type MemberId, ROLES, type Role } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { claimAddress, MAIL } from '../../ports/claim-address.ts'
import type { OidcConfig } from '../../ports/oidc.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'

/** What another service says of somebody. */
export type Claims = { readonly iss: string; readonly sub: string } & Readonly<Record<string, unknown>>

/** Who somebody is here whom another service let in; new where nobody is. Their roles follow the groups they are in there. */
export async function memberFrom(
  { store, clock, random, language }: Pick<Services, 'store' | 'clock' | 'random' | 'language'>,
  oidc: OidcConfig,
  claims: Claims,
  now: number,
): Promise<MemberId> {
  const { iss, sub } = claims
  const email = typeof claims.email === 'string' ? claims.email.trim().toLowerCase().slice(0, 254) : ''
  const verified = claims.email_verified === true && email.includes('@')
  const name = nameIn(claims, email, language)
  return store.change(async (writes) => {
    const known = await writes.ways.identity(iss, sub)
    const owner = known ? await writes.members.byId(known.memberId) : verified && (await writes.members.byEmail(email))
    const member = owner || (await add(writes, mintId(clock, random) as MemberId, name, email, verified, now))
    const { id } = member
    const proven = { issuer: MAIL, subject: email, memberId: id, at: now }
    if (!known) {
      if (verified) await claimAddress(writes, member, now)
      await writes.ways.addIdentity({ issuer: iss, subject: sub, memberId: id, at: now })
    } else if (verified && member.email === email) await writes.ways.addIdentity(proven)
    await followGroups(writes, oidc, claims, id, now)
    return id
  })
}

function nameIn(claims: Claims, email: string, language: Language): string {
  const { somebodyNew } = wordsIn(language).kept
  const given = [claims.name, claims.preferred_username, email.split('@')[0]]
  const name = given.find((one): one is string => typeof one === 'string' && one.trim() !== '')
  return [...(name ?? somebodyNew).replace(/\p{C}+/gu, ' ').trim()].slice(0, 80).join('') || somebodyNew
}

async function add(
  writes: Writes,
  id: MemberId,
  name: string,
  email: string,
  verified: boolean,
  now: number,
): Promise<Member> {
  const address = email || `${id.toLowerCase()}@no-address.invalid`
  if (await writes.members.byEmail(address))
    throw new Refusal('conflict', verified ? say('mailKnown') : say('mailNotVouched'))
  const member = { id, name, email: address, joinedAt: now }
  await writes.members.add({ ...member, passwordHash: null })
  return member
}

/**
 * A membership that a group gave is marked with the role it gave, and goes when the group does. What a host gave stays: a role that is not
 * the marked one is a host's.
 */
async function followGroups(writes: Writes, oidc: OidcConfig, claims: Claims, member: MemberId, now: number) {
  const claimed = claims[oidc.groupsClaim]
  const groups = new Set(Array.isArray(claimed) ? claimed.filter((one) => typeof one === 'string') : [])
  for (const slug of new Set(oidc.groups.map((one) => one.slug))) {
    const community = await writes.communities.bySlug(slug)
    if (!community) continue
    const given = oidc.groups.filter((one) => one.slug === slug && groups.has(one.group)).map(({ role }) => role)
    const role = ROLES.find((one) => given.some((granted) => granted === one)) ?? null
    await follow(writes, `${claims.iss}#${slug}`, claims.sub, community.id, member, role, now)
  }
}

async function follow(
  writes: Writes,
  mark: string,
  sub: string,
  community: CommunityId,
  member: MemberId,
  role: Role | null,
  now: number,
): Promise<void> {
  const before = await writes.members.membership(community, member)
  const marks = (await writes.ways.identitiesOf(member)).filter(
    ({ issuer, subject }) => subject === sub && (issuer === mark || issuer.startsWith(`${mark}:`)),
  )
  // A mark of older days does not say which role was given.
  const byGroup = before !== null && marks.some(({ issuer }) => issuer === mark || issuer === `${mark}:${before.role}`)
  const subject = { kind: 'member', id: member } as const
  const tell = (type: 'member-joined' | 'member-left' | 'role-changed', data: { role?: Role }) =>
    writes.events.tell({ communityId: community, type, by: null, subject, data: { ...data, byGroup: true } }, now)
  const unmark = async () => {
    for (const { issuer } of marks) await writes.ways.removeIdentity(issuer, sub)
  }
  if (role === null) {
    await unmark()
    if (!byGroup || before.role === 'founder') return
    await writes.members.removeMembership(community, member)
    return tell('member-left', {})
  }
  if (await writes.moderation.ban(community, member)) return
  const isNew = marks.length === 0 && before?.role === 'guest'
  if (before && (before.role === 'founder' || !(byGroup || isNew))) return
  await unmark()
  await writes.ways.addIdentity({ issuer: `${mark}:${role}`, subject: sub, memberId: member, at: now })
  if (before?.role === role) return
  await writes.members.setRole(community, member, role, before?.joinedAt ?? now)
  return tell(before ? 'role-changed' : 'member-joined', { role })
}
