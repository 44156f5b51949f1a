import { createHash } from 'node:crypto'
import { routes, urlOf } from '@commonplace/api'
import type { Challenge, ChallengeEntry, ChallengeTerms, Community, EntryId, Member } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { type BadgeKey, newBadgeKey, publicBadgeKey, signBadge } from '../../ports/badge-keys.ts'
import { isProven } from '../../ports/claim-address.ts'
import { newSecret } from '../../ports/secrets.ts'
import type { Reads, Store } from '../../ports/store.ts'
import { type Services, sendingCase, useCase } from '../../ports/use-case.ts'
import { absent, writerOf } from '../shared/doors.ts'

const CONTEXTS = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

const issuerOf = (publicUrl: string) => ({
  id: publicUrl + urlOf(routes.readBadgeIssuer, {}),
  type: ['Profile'],
  name: new URL(publicUrl).host,
  url: publicUrl,
})

/** The key of this installation, made when it is needed first. */
async function keyOf(store: Store): Promise<string> {
  const kept = await store.read.challenges.signingKey()
  if (kept !== null) return kept
  const made = await newBadgeKey()
  return store.change((writes) => writes.challenges.keepSigningKey(made))
}

/** The keys by the addresses they are found at, which are what badges call them: the one that signs, and those that did. */
async function publicKeys({ store, publicUrl }: Services): Promise<BadgeKey[]> {
  const { challenges } = store.read
  const kept = await challenges.signingKey()
  const keys = [...(kept === null ? [] : [publicBadgeKey(kept)]), ...(await challenges.earlierKeys())]
  return keys.map((key) => ({ ...key, kid: keyUrl(publicUrl, key.kid) }))
}

const keyUrl = (publicUrl: string, print: string): string =>
  publicUrl + urlOf(routes.readBadgeKey, { params: { key: print } })

/**
 * Somebody by their mail, without the mail: whoever has it can tell, by the salt, that it is theirs. Only an address that was shown to be
 * theirs: the installation vouches for no other.
 */
function identityOf(email: string) {
  const salt = newSecret().slice(0, 16)
  const hash = createHash('sha256')
    .update(email + salt)
    .digest('hex')
  return { type: 'IdentityObject', hashed: true, identityHash: `sha256$${hash}`, identityType: 'emailAddress', salt }
}

interface Badge {
  readonly community: Community
  readonly name: string
  readonly challenge: Challenge
  readonly entry: ChallengeEntry
  readonly earnedAt: number
  readonly terms: ChallengeTerms
  readonly member: Member
  readonly proven: boolean
}

/**
 * What a badge says: who, for what, by which measure, and where it can be looked at. No word of the page is in it, its title neither: the address
 * of the evidence opens for whoever may read the page, and for nobody else.
 */
function credentialOf(publicUrl: string, badge: Badge) {
  const { community, name, challenge, entry, earnedAt, terms, member, proven } = badge
  const place = `${publicUrl}/${community.slug}`
  const at = `${new Date(earnedAt).toISOString().slice(0, 19)}Z`
  const where = `${place}/challenges/${challenge.id}`
  return {
    '@context': CONTEXTS,
    id: publicUrl + urlOf(routes.readBadgeCredential, { params: { id: entry.id } }),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: issuerOf(publicUrl),
    validFrom: at,
    awardedDate: at,
    name: terms.badge,
    credentialSubject: {
      id: `${place}/m/${member.id}`,
      type: ['AchievementSubject'],
      ...(proven ? { identifier: [identityOf(member.email)] } : {}),
      achievement: {
        id: `${where}#terms-${terms.n}`,
        type: ['Achievement'],
        achievementType: 'Badge',
        name: terms.badge,
        description: terms.title,
        // How one takes part may name people and places of a private community; whoever makes a challenge is told that its goal goes along.
        criteria: { id: where, narrative: terms.goal },
        creator: { id: place, type: ['Profile'], name, url: place },
      },
    },
    evidence: [{ id: `${place}/p/${entry.pageId}/history?version=${entry.version}`, type: ['Evidence'] }],
  }
}

/** Where an entry was made. No door of that community is asked: what somebody earned is theirs, whether they belong to it or not. */
async function placeOf(reads: Reads, { challengeId }: ChallengeEntry) {
  const challenge = must(await reads.challenges.byId(challengeId), 'a challenge with entries stays')
  const community = must(await reads.communities.byId(challenge.communityId), 'every challenge has a community')
  return { challenge, community }
}

/** What somebody earned, wherever that was. */
export const listMyBadges = useCase(routes.listMyBadges, async ({ store: { read }, settings }, asking) => {
  const earned = await read.challenges.earnedBy(null, writerOf(asking))
  const items = await Promise.all(
    earned.map(async ({ entry, terms }) => {
      const { community } = await placeOf(read, entry)
      const { name } = await settings.read(community.slug)
      return { id: entry.id, name: terms.badge, community: name, earnedAt: entry.earnedAt ?? entry.at }
    }),
  )
  return { items }
})

/** A badge to take along, for whoever earned it, also when they belong to the community no more. To everybody else it is not there. */
export const readBadgeCredential = sendingCase(routes.readBadgeCredential, async (services, asking) => {
  const { store, settings, publicUrl } = services
  const { read } = store
  const by = writerOf(asking)
  const entry = await read.challenges.entry(asking.params.id as EntryId)
  if (!entry || entry.memberId !== by || entry.earnedAt === null) throw absent('badge')
  const { community, challenge } = await placeOf(read, entry)
  const { earnedAt } = entry
  const terms = (await read.challenges.termsOf(challenge.id)).find(({ n }) => n === entry.terms)
  const member = must(await read.members.byId(by), 'whoever asks is a member')
  const credential = credentialOf(publicUrl, {
    ...{ community, challenge, entry, earnedAt, member, name: (await settings.read(community.slug)).name },
    ...{ terms: must(terms, 'words that were answered stay'), proven: await isProven(read, member) },
  })
  await asking.line.sendBytes(new TextEncoder().encode(await signed(services, credential)), {
    ...{ type: 'application/vc+jwt', name: `badge-${entry.id}.jwt`, inline: false, changes: true },
  })
})

async function signed({ store, publicUrl }: Services, credential: ReturnType<typeof credentialOf>): Promise<string> {
  const pem = await keyOf(store)
  const claims = {
    iss: credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: Date.parse(credential.validFrom) / 1000,
  }
  return signBadge(pem, keyUrl(publicUrl, publicBadgeKey(pem).kid), { ...credential, ...claims })
}

export const listBadgeKeys = useCase(routes.listBadgeKeys, async (services) => ({
  keys: await publicKeys(services),
}))

export const readBadgeKey = useCase(routes.readBadgeKey, async (services, { params }) => {
  const wanted = keyUrl(services.publicUrl, params.key)
  const key = (await publicKeys(services)).find(({ kid }) => kid === wanted)
  if (!key) throw absent('badge')
  return key
})

export const readBadgeIssuer = useCase(routes.readBadgeIssuer, async ({ publicUrl }) => ({
  '@context': CONTEXTS,
  ...issuerOf(publicUrl),
}))
