import { Refusal, routes } from '@commonplace/api'
import { type Actor, type MemberId, ROLES } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
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
  if (!(await store.read.members.membership(community.id, memberId)))
    throw new Refusal('not-found', 'There is no such member in this community.')
  await refuseBeyond(store.read, actor, memberId)
  const { secret, expiresAt } = await giveOnce(store, 'recover', memberId, {}, now)
  const subject = { kind: 'member', id: memberId } as const
  const event = { communityId: community.id, type: 'member-recovered', by, subject, data: {} } as const
  await store.change((writes) => writes.events.tell(event, now))
  return { url: `${publicUrl}/sign-in/recover/${secret}`, expiresAt }
})

async function refuseBeyond(reads: Reads, actor: Actor, memberId: MemberId): Promise<void> {
  const rank = (role: (typeof ROLES)[number] | undefined) => (role === undefined ? 99 : ROLES.indexOf(role))
  for (const { communityId, role } of await reads.members.membershipsOf(memberId)) {
    const own = rank(actor.roles[communityId])
    if (own <= rank('host') && own <= rank(role)) continue
    throw new Refusal(
      'not-allowed',
      'They are more than you in a community, or in one that you do not look after. Ask whoever runs this server: “commonplace member recover”.',
    )
  }
}

export const readRecovery = useCase(routes.readRecovery, async ({ store }, { params, now }) => {
  const once = await lookOnce(store.read, params.code, 'recover', now)
  const id = must(once.memberId, 'a recovery link is somebody’s')
  return { name: must(await store.read.members.byId(id), 'a recovery link is somebody’s').name }
})

/** A new passphrase; whoever was signed in as them is not any more. */
export const recover = useCase(routes.recover, async (services, { params, input, now, line }) => {
  const { store } = services
  await lookOnce(store.read, params.code, 'recover', now)
  const passwordHash = await hashPassphrase(input.password)
  const memberId = await store.change(async (writes) => {
    const once = await takeOnce(writes, params.code, 'recover', now)
    const id = must(once.memberId, 'a recovery link is somebody’s')
    await writes.members.change(id, { passwordHash })
    await writes.keys.endSessionsOf(id)
    return id
  })
  line.accessChanged(memberId)
  await line.signIn(memberId)
  return meOf(services, memberId)
})
