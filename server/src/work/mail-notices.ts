import {
  type Community,
  DIGEST_LATE,
  FIRST_LANGUAGE,
  type Instant,
  languageOf,
  lastDigest,
  type Member,
  type MemberId,
  type Notice,
} from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import { digestFor, hasNews, type Week, weekOf } from '../derive/digest.ts'
import { digestWords } from '../derive/digest-words.ts'
import { anchorOf } from '../derive/seen-notices.ts'
import { storeFor } from '../ports/behind-gates.ts'
import { isProven } from '../ports/claim-address.ts'
import type { Settings } from '../ports/communities.ts'
import { leavingToken } from '../ports/leaving-mails.ts'
import type { Mailer } from '../ports/mail.ts'
import type { DigestDraft, DueMail, MailKind } from '../ports/mails.ts'
import { newSecret } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { wordsIn } from '../words/index.ts'
import { digestLetter, directLetter, type Frame, momentIn, type Told } from './letters.ts'
import { actorOf, seenBy } from './seen-by.ts'

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
  // Judged now: what they may not see any more is in no mail.
  const { seen, standing, people, times } = await seenBy(store, memberId, notices)
  const frame = await frameOf(tools, member, community, 'immediate')
  const { somebody } = wordsIn(frame.language).letters
  const when = (one: Notice) => {
    const place = times(one)
    return place && momentIn(frame.language, place.start, place.zone)
  }
  const told: Told[] = []
  for (const [id, under] of Map.groupBy(standing, ({ thing }) => thing.id)) {
    const place = seen.get(id)
    const [first] = under
    if (!place || !first) continue
    const by = (one: Notice) => (one.by && people.get(one.by)?.name) || somebody
    const did = under.map((one) => ({ by: by(one), type: one.type, reason: one.reason, when: when(one) }))
    told.push({ link: { title: place.title, url: place.url + anchorOf(first) }, did })
  }
  if (told.length > 0) await mail.send(directLetter(frame, told), tools.signal)
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
      const week = await weekOf(store.read, community, at)
      await sendDigest({ ...tools, refused, onError }, { community, at, week, draft })
    } catch (error) {
      onError(error)
    }
  }
}

interface DigestTools extends MailTools {
  readonly refused: Refused
  readonly onError: (error: unknown) => void
}

/** What a community's digests of a week are made of. */
interface Edition {
  readonly community: Community
  readonly at: Instant
  readonly week: Week
  readonly draft: DigestDraft | null
}

async function sendDigest(tools: DigestTools, edition: Edition): Promise<void> {
  const { store, clock, refused, onError } = tools
  const { community, at } = edition
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
        await digestOne(tools, edition, id)
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

async function digestOne(tools: MailTools, { community, at, week, draft }: Edition, id: MemberId): Promise<void> {
  const { store, mail } = tools
  const member = await provenMember(store, id)
  const actor = await actorOf(store, id)
  // Who was taken out while others were written to hears nothing of it any more, the words of hosts neither.
  if (actor.roles[community.id] === undefined) return
  const { read } = await storeFor(store, actor)
  const digest = await digestFor(read, actor, community, week, id)
  const intro = await digestWords(read, draft)
  if (!member || (!hasNews(digest) && intro.trim() === '')) return
  const frame = await frameOf(tools, member, community, 'digest')
  await mail.send(digestLetter(frame, intro, digest, `/${community.slug}/digest?at=${at}`), tools.signal)
}

/** Somebody who was shown to read mail at the address of their account. */
async function provenMember(store: Store, id: MemberId): Promise<Member | null> {
  const member = await store.read.members.byId(id)
  return member && (await isProven(store.read, member)) ? member : null
}

async function frameOf(
  { store, settings, publicUrl }: MailTools,
  { id, email, language }: Member,
  { id: communityId, slug }: Community,
  kind: MailKind,
): Promise<Frame> {
  const secret =
    (await store.read.mails.secret()) ?? (await store.change((writes) => writes.mails.keepSecret(newSecret())))
  const token = leavingToken(secret, { memberId: id, communityId, kind })
  const { name, locale } = await settings.read(slug)
  return {
    language: language ?? languageOf(locale) ?? FIRST_LANGUAGE,
    to: email,
    community: name,
    publicUrl,
    unsubscribe: `${publicUrl}/unsubscribe/${token}`,
  }
}
