import { Refusal, routes } from '@commonplace/api'
import { type Actor, type CommunityId, type MemberId, ROLES, SCOPES } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import type { Once } from '../../ports/ways-in.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { meOf } from '../shared/me.ts'
import { hashPassphrase } from '../shared/passwords.ts'
import { giveOnce, lookOnce, takeOnce } from './once-secret.ts'

/**
 * A link for somebody who cannot sign in any more, for a host to hand over. Whoever has it is that person everywhere, so it is made only by
 * somebody who looks after every community they are in and is no less than they are in any: a host cannot become a founder by it, nor
 * somebody of a community that is not theirs.
 */
export const recoverMember = useCase(routes.recoverMember, async ({ store, publicUrl }, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const community = await openCommunity(store.read, actor, 'manage-members', params.slug)
  const memberId = params.id as MemberId
  await refuseBeyond(store.read, actor, community.id, memberId)
  const { secret, expiresAt } = await giveOnce(store, 'recover', memberId, { by, community: community.id }, now)
  const subject = { kind: 'member', id: memberId } as const
  const event = { communityId: community.id, type: 'member-recovered', by, subject, data: {} } as const
  await store.change((writes) => writes.events.tell(event, now))
  return { url: `${publicUrl}/sign-in/recover/${secret}`, expiresAt }
})

async function refuseBeyond(reads: Reads, actor: Actor, community: CommunityId, memberId: MemberId): Promise<void> {
  if (!(await reads.members.membership(community, memberId))) throw new Refusal('not-found', say('noMember'))
  const rank = (role: (typeof ROLES)[number] | undefined) => (role === undefined ? 99 : ROLES.indexOf(role))
  for (const { communityId, role } of await reads.members.membershipsOf(memberId)) {
    const own = rank(actor.roles[communityId])
    if (own <= rank('host') && own <= rank(role)) continue
    throw new Refusal('not-allowed', say('recoverAbove'))
  }
}

/** Whose link this is. Whoever made it must still be somebody who may: they, and who it is for, may be somebody else by now. */
async function ownerOf(reads: Reads, { memberId, data }: Once): Promise<MemberId> {
  const id = must(memberId, 'a recovery link is somebody’s')
  // One that was made on the server itself names nobody.
  if (data.by === undefined) return id
  const by = data.by as MemberId
  const roles = Object.fromEntries((await reads.members.membershipsOf(by)).map((one) => [one.communityId, one.role]))
  const maker: Actor = { memberId: by, roles, scopes: SCOPES }
  await refuseBeyond(reads, maker, data.community as CommunityId, id).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('gone', say('linkByNobody'))
  })
  return id
}

export const readRecovery = useCase(routes.readRecovery, async ({ store }, { params, now }) => {
  const once = await lookOnce(store.read, params.code, 'recover', now)
  const id = await ownerOf(store.read, once)
  return { name: must(await store.read.members.byId(id), 'a recovery link is somebody’s').name }
})

/** A new passphrase; whoever was signed in as them is not any more. */
export const recover = useCase(routes.recover, async (services, { params, input, now, line }) => {
  const { store } = services
  await ownerOf(store.read, await lookOnce(store.read, params.code, 'recover', now))
  const passwordHash = await hashPassphrase(input.password)
  const memberId = await store.change(async (writes) => {
    const once = await takeOnce(writes, params.code, 'recover', now)
    const id = await ownerOf(writes, once)
    await writes.members.change(id, { passwordHash })
    await writes.keys.endSessionsOf(id)
    return id
  })
  line.accessChanged(memberId)
  await line.signIn(memberId)
  return meOf(services, memberId)
})
