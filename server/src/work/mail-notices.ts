import {
  type Actor,
  type Community,
  DIGEST_LATE,
  type Instant,
  lastDigest,
  type Member,
  type MemberId,
  type Notice,
  SCOPES,
} from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import { digestFor, hasNews } from '../derive/digest.ts'
import { anchorOf, seenThings, standingNotices } from '../derive/seen-notices.ts'
import { actorNow, storeFor } from '../ports/behind-gates.ts'
import { MAIL } from '../ports/claim-address.ts'
import type { Settings } from '../ports/communities.ts'
import { leavingToken } from '../ports/leaving-mails.ts'
import type { Mailer } from '../ports/mail.ts'
import type { DueMail, MailKind } from '../ports/mails.ts'
import { newSecret } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { digestLetter, directLetter, type Frame, type Told } from './letters.ts'

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
/** So long a process that took a mail is believed to be at it. */
const LEASE = 2 * MINUTE
const PIECE = 100

export interface MailTools {
  readonly store: Store
  readonly clock: Clock
  readonly settings: Settings
  readonly mail: Mailer
  readonly publicUrl: string
  /** The server stops: what is not sent yet is sent after the next start. */
  readonly signal?: AbortSignal
}

/** Whose digest was not taken: when that was first, and until when it is not tried again. Each process tries for itself. */
export type Refused = Map<string, { readonly at: Instant; readonly since: Instant; readonly until: Instant }>

/** As long again as it has not been taken already, so that waits grow. */
const waitSince = (since: Instant, now: Instant): number => Math.max(5 * MINUTE, now - since)

/** Mails what is due and was not read meanwhile. Several processes do it beside each other, and each mail is one's. */
export async function mailDue(tools: MailTools, onError: (error: unknown) => void): Promise<void> {
  const { store, clock } = tools
  for (const due of await store.read.mails.due(clock.now(), PIECE)) {
    if (tools.signal?.aborted) return
    const now = clock.now()
    const taken = await store.change((writes) => writes.mails.take(due, now, now + LEASE))
    if (taken.length === 0) continue
    const seqs = taken.map(({ seq }) => seq)
    // What could not be sent for a day is in the inbox, and old news in a mail.
    const fresh = taken.filter(({ at }) => now - at < DAY)
    try {
      if (fresh.length > 0) await mailOne(tools, due, fresh)
      await store.change((writes) => writes.mails.settle(due, seqs, null))
    } catch (error) {
      onError(error)
      // What came last is not kept waiting by what waits already.
      const again = now + waitSince(Math.max(...fresh.map(({ at }) => at)), now)
      await store.change((writes) => writes.mails.settle(due, seqs, again))
    }
  }
}

async function mailOne(
  tools: MailTools,
  { memberId, communityId }: DueMail,
  notices: readonly Notice[],
): Promise<void> {
  const { store, mail } = tools
  const member = await provenMember(store, memberId)
  const community = await store.read.communities.byId(communityId)
  const { immediate } = await store.read.mails.settings(communityId, memberId)
  if (!member || !community || !immediate) return
  // Judged now, as the inbox would: what they may not see any more is in no mail.
  const actor = await actorOf(store, memberId)
  const { read } = await storeFor(store, actor)
  const seen = await seenThings(read, actor, notices)
  const standing = await standingNotices(
    read,
    notices.filter(({ thing }) => seen.has(thing.id)),
  )
  const people = await read.members.many(standing.flatMap(({ by }) => by ?? []))
  const told: Told[] = []
  for (const [id, under] of Map.groupBy(standing, ({ thing }) => thing.id)) {
    const place = seen.get(id)
    const [first] = under
    if (!place || !first) continue
    const by = (one: Notice) => (one.by && people.get(one.by)?.name) ?? 'Somebody'
    const did = under.map((one) => ({ by: by(one) || 'Somebody', type: one.type, reason: one.reason }))
    told.push({ link: { title: place.title, url: place.url + anchorOf(first) }, did })
  }
  if (told.length > 0)
    await mail.send(directLetter(await frameOf(tools, member, community, 'immediate'), told), tools.signal)
}

/** Sends the digests of this week that did not go out yet: each member's once, and none that hosts put off. */
export async function sendDigests(
  tools: MailTools,
  refused: Refused,
  onError: (error: unknown) => void,
): Promise<void> {
  const { store, clock } = tools
  const at = lastDigest(clock.now())
  for (const [key, one] of refused) if (one.at !== at) refused.delete(key)
  if (clock.now() - at > DIGEST_LATE) return
  for (const community of await store.read.communities.list()) {
    const draft = await store.read.mails.draft(community.id, at)
    // A place that began since has no week behind it.
    if (draft?.skipped || community.createdAt > at) continue
    try {
      await sendDigest({ ...tools, refused, onError }, community, at, draft?.intro ?? '')
    } catch (error) {
      onError(error)
    }
  }
}

interface DigestTools extends MailTools {
  readonly refused: Refused
  readonly onError: (error: unknown) => void
}

async function sendDigest(tools: DigestTools, community: Community, at: Instant, intro: string): Promise<void> {
  const { store, clock, refused, onError } = tools
  for (let after = ''; ; ) {
    const members = await store.read.mails.toDigest(community.id, at, after, PIECE)
    const last = members.at(-1)
    if (last === undefined) return
    after = last
    for (const id of members) {
      if (tools.signal?.aborted) return
      const key = `${community.id} ${id}`
      const before = refused.get(key)
      if (before && clock.now() < before.until) continue
      if (!(await store.change((writes) => writes.mails.claimDigest(community.id, id, at)))) continue
      try {
        await digestOne(tools, community, id, at, intro)
        refused.delete(key)
      } catch (error) {
        await store.change((writes) => writes.mails.giveBackDigest(community.id, id))
        if (tools.signal?.aborted) return
        // An address that is refused keeps nobody behind it waiting.
        onError(error)
        const now = clock.now()
        const since = before?.since ?? now
        refused.set(key, { at, since, until: now + waitSince(since, now) })
      }
    }
  }
}

async function digestOne(
  tools: MailTools,
  community: Community,
  id: MemberId,
  at: Instant,
  intro: string,
): Promise<void> {
  const { store, mail } = tools
  const member = await provenMember(store, id)
  const actor = await actorOf(store, id)
  const { read } = await storeFor(store, actor)
  const digest = await digestFor(read, actor, community, at)
  if (!member || (!hasNews(digest) && intro.trim() === '')) return
  await mail.send(digestLetter(await frameOf(tools, member, community, 'digest'), intro, digest), tools.signal)
}

/** Somebody who was shown to read mail at the address of their account. */
async function provenMember(store: Store, id: MemberId): Promise<Member | null> {
  const member = await store.read.members.byId(id)
  const proven = member && (await store.read.ways.identity(MAIL, member.email))?.memberId === id
  return proven ? member : null
}

const actorOf = (store: Store, memberId: MemberId): Promise<Actor> =>
  actorNow(store.read, { memberId, roles: {}, scopes: SCOPES })

async function frameOf(
  { store, settings, publicUrl }: MailTools,
  { id, email }: Member,
  { id: communityId, slug }: Community,
  kind: MailKind,
): Promise<Frame> {
  const secret =
    (await store.read.mails.secret()) ?? (await store.change((writes) => writes.mails.keepSecret(newSecret())))
  const token = leavingToken(secret, { memberId: id, communityId, kind })
  const { name } = await settings.read(slug)
  return { to: email, community: name, publicUrl, unsubscribe: `${publicUrl}/unsubscribe/${token}` }
}
