import { Refusal, routes } from '@commonplace/api'
import { type Actor, type Community, type CommunityId, can, type PageId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Given } from '../../ports/profiles.ts'
import type { Reads } from '../../ports/store.ts'
import { sendingCase, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { pageTarget } from '../shared/doors.ts'
import { isPassphrase } from '../shared/passwords.ts'

/** Everything that is kept of somebody, to take along. Secrets are not in it: only their hashes are here, and they open nothing. */
export const exportMe = sendingCase(routes.exportMe, async ({ store: { read } }, { actor, member, now, line }) => {
  const me = must(member, 'the policy lets only members in')
  const [profile, portrait, sessions, tokens, passkeys, identities, memberships, given, kept] = await Promise.all([
    read.profiles.of(me.id),
    read.profiles.portrait(me.id),
    read.keys.sessionsOf(me.id),
    read.keys.tokensOf(me.id),
    read.ways.passkeysOf(me.id),
    read.ways.identitiesOf(me.id),
    read.members.membershipsOf(me.id),
    read.profiles.given(me.id),
    read.profiles.kept(me.id),
  ])
  const communities = await Promise.all(
    memberships.map(async ({ communityId, role, joinedAt }) => {
      const community = await read.communities.byId(communityId)
      return { community: community?.slug ?? communityId, role, joinedAt }
    }),
  )
  const data = {
    exportedAt: new Date(now).toISOString(),
    member: me,
    profile,
    portrait: portrait && `data:image/webp;base64,${Buffer.from(portrait.bytes).toString('base64')}`,
    communities,
    sessions: sessions.map(({ device, createdAt, seenAt }) => ({ device, createdAt, seenAt })),
    tokens: tokens.map(({ label, scopes, createdAt, lastUsedAt }) => ({ label, scopes, createdAt, lastUsedAt })),
    passkeys: passkeys.map(({ label, createdAt, lastUsedAt }) => ({ label, createdAt, lastUsedAt })),
    identities: identities.map(({ issuer, subject, at }) => ({ issuer, subject, at })),
    ...given,
    pages: await titled(read, actor, given.pages),
    ...kept,
  }
  const bytes = new TextEncoder().encode(JSON.stringify(data, null, 2))
  await line.sendBytes(bytes, {
    type: 'application/json',
    name: 'commonplace-my-data.json',
    inline: false,
    changes: true,
  })
})

/** A page is everybody's, whoever made it: what it is called now is told to those who see it. */
async function titled(reads: Reads, actor: Actor, made: Given['pages']): Promise<Given['pages']> {
  const pages = await reads.pages.many(made.map(({ id }) => id as PageId))
  const places = new Map<string, Community | null>()
  for (const { community } of made)
    if (!places.has(community)) places.set(community, await reads.communities.byId(community as CommunityId))
  return made.map((one) => {
    const [page, community] = [pages.get(one.id as PageId), places.get(one.community)]
    const seen = page && community && can(actor, 'see', pageTarget(community, page))
    return seen ? one : { ...one, title: '' }
  })
}

/**
 * Ends an account. What they wrote stays, because others built on it; their name, address, profile and keys go. A community keeps a founder.
 */
export const leaveForGood = useCase(routes.leaveForGood, async ({ store, language }, { member, input, now, line }) => {
  const { id } = must(member, 'the policy lets only members in')
  const kept = await store.read.members.passwordOf(id)
  if (kept !== null && !(await isPassphrase(kept, input.password ?? '')))
    throw new Refusal('wrong-credentials', say('passphraseNotRight'), { field: 'password' })
  await store.change(async (writes) => {
    for (const { communityId, role } of await writes.members.membershipsOf(id)) {
      if (role === 'founder' && (await writes.members.foundersOf(communityId)) < 2)
        throw new Refusal('conflict', say('youLastFounder'))
      await writes.members.removeMembership(communityId, id)
      const subject = { kind: 'member', id } as const
      await writes.events.tell({ communityId, type: 'member-left', by: id, subject, data: { forGood: true } }, now)
    }
    await writes.members.anonymise(id, wordsIn(language).kept.somebodyGone)
    await writes.ways.forget(id)
    await writes.profiles.forget(id)
    await writes.keys.endSessionsOf(id)
  })
  await line.signOut()
  line.accessChanged(id)
  return {}
})
