import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { sendingCase, useCase } from '../../ports/use-case.ts'
import { isPassphrase } from '../shared/passwords.ts'

/** Everything that is kept of somebody, to take along. Secrets are not in it: only their hashes are here, and they open nothing. */
export const exportMe = sendingCase(routes.exportMe, async ({ store: { read } }, { member, now, line }) => {
  const me = must(member, 'the policy lets only members in')
  const [profile, portrait, sessions, tokens, passkeys, identities, memberships, given] = await Promise.all([
    read.profiles.of(me.id),
    read.profiles.portrait(me.id),
    read.keys.sessionsOf(me.id),
    read.keys.tokensOf(me.id),
    read.ways.passkeysOf(me.id),
    read.ways.identitiesOf(me.id),
    read.members.membershipsOf(me.id),
    read.profiles.given(me.id),
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
  }
  const bytes = new TextEncoder().encode(JSON.stringify(data, null, 2))
  await line.sendBytes(bytes, { type: 'application/json', name: 'commonplace-my-data.json', inline: false })
})

/** The name that stands where somebody's stood. */
const GONE = 'Somebody who left'

/**
 * Ends an account. What they wrote stays, because others built on it; their name, address, profile and keys go. A community keeps a founder.
 */
export const leaveForGood = useCase(routes.leaveForGood, async ({ store }, { member, input, now, line }) => {
  const { id } = must(member, 'the policy lets only members in')
  const kept = await store.read.members.passwordOf(id)
  if (kept !== null && !(await isPassphrase(kept, input.password ?? '')))
    throw new Refusal('wrong-credentials', 'The passphrase is not right.', { field: 'password' })
  await store.change(async (writes) => {
    for (const { communityId, role } of await writes.members.membershipsOf(id)) {
      if (role === 'founder' && (await writes.members.foundersOf(communityId)) < 2)
        throw new Refusal('conflict', 'You are the last founder of a community. Make somebody else a founder first.')
      await writes.members.removeMembership(communityId, id)
      const subject = { kind: 'member', id } as const
      await writes.events.tell({ communityId, type: 'member-left', by: id, subject, data: { forGood: true } }, now)
    }
    await writes.members.anonymise(id, GONE)
    await writes.ways.forget(id)
    await writes.profiles.forget(id)
    await writes.keys.endSessionsOf(id)
  })
  await line.signOut()
  line.accessChanged(id)
  return {}
})
