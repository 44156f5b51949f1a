import { Refusal, routes } from '@commonplace/api'
import { languageOf } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Invite } from '../../ports/keys.ts'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import { useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { leaveRoomFor } from '../shared/core-group.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

const DAY = 24 * 60 * 60 * 1000

const rowOf = ({ id, role, createdAt, expiresAt, usesLeft, email, place }: Invite) => ({
  ...{ id, role, createdAt, expiresAt, usesLeft, email, place },
})

export const listInvites = useCase(routes.listInvites, async ({ store }, { actor, params, now }) => {
  const community = await openCommunity(store.read, actor, 'manage-members', params.slug)
  const invites = await store.read.keys.invitesOf(community.id)
  return { items: invites.filter(({ expiresAt, usesLeft }) => expiresAt > now && usesLeft > 0).map(rowOf), next: null }
})

/** A link that is good for one person in a fortnight, unless said otherwise. Its code is in the answer and nowhere else. */
export const createInvite = useCase(routes.createInvite, async (services, { actor, params, input, now }) => {
  const { store, settings, clock, random, publicUrl, mail, onTrouble, language } = services
  const by = writerOf({ actor })
  const secret = newSecret()
  const invite = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    if (input.place !== undefined && input.role === 'guest')
      throw new Refusal('bad-input', say('placeForMembers'), { field: 'place' })
    if (input.place !== undefined) await leaveRoomFor(writes, community.id, input.place, now)
    const made: Invite = {
      id: mintId(clock, random),
      hash: hashOf(secret),
      communityId: community.id,
      role: input.role,
      createdBy: by,
      createdAt: now,
      expiresAt: now + (input.days ?? 14) * DAY,
      usesLeft: input.email === undefined && input.place === undefined ? (input.uses ?? 1) : 1,
      email: input.email ?? null,
      place: input.place ?? null,
    }
    await writes.keys.addInvite(made)
    const data = { role: made.role, uses: made.usesLeft, forAddress: made.email !== null }
    await writes.events.tell({ communityId: community.id, type: 'invite-made', by, subject: null, data }, now)
    return made
  })
  const url = `${publicUrl}/join/${secret}`
  const sent = mail !== null && input.email !== undefined
  if (sent) {
    const { name, locale } = await settings.read(params.slug)
    const { invitation } = wordsIn(languageOf(locale) ?? language).letters
    const text = `${invitation.text(name)}\n\n${url}`
    void mail.send({ to: input.email ?? '', subject: invitation.subject(name), text }).catch(onTrouble)
  }
  return { ...rowOf(invite), url, sent }
})

export const revokeInvite = useCase(routes.revokeInvite, async ({ store }, { actor, params }) => {
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    if (!(await writes.keys.revokeInvite(community.id, params.id))) throw new Refusal('not-found', say('noSuchInvite'))
  })
  return {}
})
