import { Refusal, routes } from '@commonplace/api'
import type { Community, Instant, Member } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Invite } from '../../ports/keys.ts'
import { hashOf } from '../../ports/secrets.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { addToCommunity } from '../shared/add-to-community.ts'
import { meOf } from '../shared/me.ts'
import { newMember } from '../shared/new-member.ts'

async function openInvite(reads: Reads, code: string, now: Instant): Promise<{ invite: Invite; community: Community }> {
  const invite = await reads.keys.invite(hashOf(code))
  if (!invite) throw new Refusal('not-found', say('noInvite'))
  if (invite.expiresAt <= now || invite.usesLeft <= 0) throw new Refusal('gone', say('inviteOver'))
  return { invite, community: must(await reads.communities.byId(invite.communityId), 'an invite has a community') }
}

export const readInvite = useCase(routes.readInvite, async ({ store, settings }, { params, now }) => {
  const { invite, community } = await openInvite(store.read, params.code, now)
  const { name, sentence } = await settings.read(community.slug)
  return { community: { name, slug: community.slug, sentence }, role: invite.role }
})

/** Takes one use of the invite and makes the membership; somebody who is more than that already stays what they are. */
async function join(writes: Writes, code: string, member: Pick<Member, 'id' | 'email'>, now: Instant): Promise<void> {
  const { invite, community } = await openInvite(writes, code, now)
  if (invite.email !== null && invite.email !== member.email) throw new Refusal('not-allowed', say('inviteForOther'))
  const comes = await addToCommunity(writes, community, member.id, invite.role, now)
  if (invite.place !== null) await writes.members.setPlace(community.id, member.id, invite.place)
  else if (!comes) return
  if (!(await writes.keys.useInvite(invite.id))) throw new Refusal('gone', say('inviteOver'))
}

export const acceptInvite = useCase(routes.acceptInvite, async (services, { params, input, member, now, line }) => {
  const { store } = services
  await openInvite(store.read, params.code, now)
  if (member) {
    await store.change((writes) => join(writes, params.code, member, now))
    return meOf(services, member.id)
  }
  if (!input.person) throw new Refusal('not-signed-in', say('signInOrJoin'))
  const comer = await newMember(services, input.person, now)
  await store.change(async (writes) => {
    await writes.members.add(comer)
    await join(writes, params.code, comer, now)
  })
  await line.signIn(comer.id)
  return meOf(services, comer.id)
})
