import { createHash } from 'node:crypto'
import { Refusal, routes } from '@commonplace/api'
import { can, type MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { sendingCase, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget } from '../shared/doors.ts'
import { profileOf } from '../shared/profile-shape.ts'
import { recodePortrait } from '../shared/recode-picture.ts'
import { isPicture, typeOf } from '../shared/sniff.ts'

export const readMyProfile = useCase(routes.readMyProfile, async ({ store }, { member }) =>
  profileOf(store.read, must(member, 'the policy lets only members in').id),
)

/** What was left out stays. */
export const changeMyProfile = useCase(routes.changeMyProfile, async ({ store }, { member, input, now }) => {
  const { id } = must(member, 'the policy lets only members in')
  await store.change(async (writes) => {
    const before = await writes.profiles.of(id)
    await writes.profiles.put({
      memberId: id,
      offers: input.offers ?? before?.offers ?? '',
      seeks: input.seeks ?? before?.seeks ?? '',
      topics: [...new Set(input.topics ?? before?.topics ?? [])],
      changedAt: now,
    })
  })
  return profileOf(store.read, id)
})

const LARGEST = 10_000_000

/** A small square, drawn anew: what else the file carried stays behind. */
export const setPortrait = useCase(routes.setPortrait, async ({ store }, { member, bytes }) => {
  const { id } = must(member, 'the policy lets only members in')
  const sent = await bytes(LARGEST)
  if (!isPicture(typeOf(sent))) throw new Refusal('unsupported-type', say('sendPicture'))
  const drawn = await recodePortrait(sent)
  const revision = createHash('sha256').update(drawn).digest('hex').slice(0, 24)
  await store.change((writes) => writes.profiles.putPortrait(id, { revision, bytes: drawn }))
  return profileOf(store.read, id)
})

export const removePortrait = useCase(routes.removePortrait, async ({ store }, { member }) => {
  const { id } = must(member, 'the policy lets only members in')
  await store.change((writes) => writes.profiles.putPortrait(id, null))
  return {}
})

const absent = () => new Refusal('not-found', say('noSuchPicture'))

/** For whoever may see the members of a community that they are in, and for themselves. */
export const readPortrait = sendingCase(routes.readPortrait, async ({ store: { read } }, { actor, params, line }) => {
  const id = params.id as MemberId
  const portrait = await read.profiles.portrait(id)
  if (portrait?.revision !== params.revision) throw absent()
  let visible = actor.memberId === id
  for (const { communityId } of await read.members.membershipsOf(id)) {
    const community = await read.communities.byId(communityId)
    visible ||= community !== null && can(actor, 'see-members', communityTarget(community))
  }
  if (!visible) throw absent()
  await line.sendBytes(portrait.bytes, { type: 'image/webp', name: 'portrait.webp', inline: true })
})
