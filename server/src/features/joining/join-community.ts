import { Refusal, routes } from '@commonplace/api'
import type { Member } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { isProven } from '../../ports/claim-address.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { addToCommunity } from '../shared/add-to-community.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { domainOf } from '../shared/mail-domain.ts'
import { meOf } from '../shared/me.ts'
import { newMember } from '../shared/new-member.ts'

const BY_INVITE = say('byInvite')

/** Comes in where that is open, or asks to be let in. Somebody new says who they are first, and is signed in. */
export const joinCommunity = useCase(routes.joinCommunity, async (services, asking) => {
  const { store, settings, clock, random } = services
  const { actor, params, input, now, line } = asking
  const community = await openCommunity(store.read, actor, 'see', params.slug)
  const { joining, domains } = await settings.read(community.slug)
  const known = asking.member
  const lets = joining === 'open' || (known !== null && (await readsMailAt(store.read, known, domains)))
  if (!lets && joining === 'invite') throw new Refusal('not-allowed', BY_INVITE)
  if (!known && !input.person) throw new Refusal('not-signed-in', say('signInOrJoin'))
  const comer = known === null && input.person ? await newMember(services, input.person, now) : null
  const member: Member = known ?? (comer as Member)
  const joined = await store.change(async (writes) => {
    await openCommunity(writes, actor, 'see', community.slug)
    if (comer) await writes.members.add(comer)
    if (lets) {
      await addToCommunity(writes, community, member.id, 'member', now)
      return true
    }
    if (await writes.members.membership(community.id, member.id)) return true
    if (await writes.moderation.ban(community.id, member.id)) throw new Refusal('not-allowed', say('takenOut'))
    const before = await writes.ways.joinRequestOf(community.id, member.id)
    const id = before?.id ?? mintId(clock, random)
    const request = { id, communityId: community.id, memberId: member.id, note: input.note ?? '', at: now }
    await writes.ways.addJoinRequest(request)
    if (before) return false
    const subject = { kind: 'member', id: member.id } as const
    const event = { communityId: community.id, type: 'join-requested', by: member.id, subject, data: {} } as const
    await writes.events.tell(event, now)
    return false
  })
  if (comer) await line.signIn(comer.id)
  return { joined, me: await meOf(services, member.id) }
})

/** Whether they were shown to read mail at an address of one of these domains: a link that was sent there brought them in once. */
async function readsMailAt(reads: Reads, member: Member, domains: readonly string[]): Promise<boolean> {
  return domains.includes(domainOf(member.email)) && (await isProven(reads, member))
}

/** Takes one's own request back; nothing where there is none. */
export const withdrawRequest = useCase(routes.withdrawRequest, async ({ store }, asking) => {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'see', asking.params.slug)
    const request = await writes.ways.joinRequestOf(community.id, by)
    if (request) await writes.ways.removeJoinRequest(request.id)
  })
  return {}
})
