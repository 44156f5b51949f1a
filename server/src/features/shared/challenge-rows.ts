import type { BadgeShape, ChallengeRow, PageShape } from '@commonplace/api'
import {
  type Actor,
  addressOf,
  type Challenge,
  type ChallengeEntry,
  type Community,
  can,
  challengeStateAt,
  type EntryId,
  type Instant,
  type MemberId,
  type Page,
  type PageId,
} from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from './addresses.ts'
import { communityTarget } from './doors.ts'
import { peopleOf } from './people.ts'

export const challengeUrl = ({ slug }: Community, { id, terms }: Pick<Challenge, 'id' | 'terms'>): string =>
  `/${slug}/challenges/${addressOf(terms.title, id)}`

/** What was entered in these, as far as whoever asks may know of it, with the pages they may look at. */
export interface Entered {
  /** How many entries there are, with those that whoever asks knows nothing of. */
  readonly all: number
  readonly entries: readonly ChallengeEntry[]
  readonly pages: ReadonlyMap<PageId, Page>
  readonly confirmed: ReadonlyMap<EntryId, readonly MemberId[]>
}

/**
 * An entry whose page is kept from whoever asks is not there for them, unless it is their own, or earned: that somebody has a badge is no
 * secret. Who confirmed it is, since it tells who sees the page. What they may look at are pages that are there and not in the trash. `reads` must be those behind their gates.
 */
export async function enteredIn(reads: Reads, actor: Actor, ids: readonly Challenge['id'][]): Promise<Entered> {
  const all = await reads.challenges.entries(ids)
  const found = await reads.pages.many([...new Set(all.map(({ pageId }) => pageId))])
  const entries = all.filter(
    ({ pageId, memberId, earnedAt }) => found.has(pageId) || memberId === actor.memberId || earnedAt !== null,
  )
  const pages = new Map([...found].filter(([, { deletedAt }]) => deletedAt === null))
  const given = await reads.challenges.confirmations(
    entries.filter(({ pageId }) => found.has(pageId)).map(({ id }) => id),
  )
  const confirmed = new Map(
    [...Map.groupBy(given, ({ entryId }) => entryId)].map(([id, of]) => [id, of.map(({ memberId }) => memberId)]),
  )
  return { all: all.length, entries, pages, confirmed }
}

/** Whether somebody could confirm an entry now. */
export const mayConfirm = (actor: Actor, community: Community, entry: ChallengeEntry, entered: Entered): boolean =>
  entry.earnedAt === null &&
  entered.pages.has(entry.pageId) &&
  actor.memberId !== null &&
  !(entered.confirmed.get(entry.id) ?? []).includes(actor.memberId) &&
  can(actor, 'vouch', { ...communityTarget(community), authorId: entry.memberId })

export function challengeRow(
  actor: Actor,
  community: Community,
  challenge: Challenge,
  entered: Entered,
  now: Instant,
): ChallengeRow {
  const entries = entered.entries.filter(({ challengeId }) => challengeId === challenge.id)
  const mine = entries.find(({ memberId }) => memberId === actor.memberId)
  return {
    id: challenge.id,
    url: challengeUrl(community, challenge),
    title: challenge.terms.title,
    badge: challenge.terms.badge,
    opensAt: challenge.opensAt,
    closesAt: challenge.closesAt,
    state: challengeStateAt(challenge, now),
    entered: entries.length,
    earned: entries.filter(({ earnedAt }) => earnedAt !== null).length,
    waiting: entries.filter((entry) => mayConfirm(actor, community, entry, entered)).length,
    mine: mine ? (mine.earnedAt === null ? 'entered' : 'earned') : null,
  }
}

/** Challenges as lists show them. */
export async function challengeRows(
  reads: Reads,
  actor: Actor,
  community: Community,
  challenges: readonly Challenge[],
  now: Instant,
): Promise<ChallengeRow[]> {
  const entered = await enteredIn(
    reads,
    actor,
    challenges.map(({ id }) => id),
  )
  return challenges.map((one) => challengeRow(actor, community, one, entered, now))
}

/** The challenge that is open and ends first, for Home. */
export async function openChallengeOf(
  reads: Reads,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<ChallengeRow | null> {
  const current = await reads.challenges.current(community.id, now)
  const open = current.filter(({ opensAt }) => opensAt <= now).sort((a, b) => a.closesAt - b.closesAt)
  const [row] = await challengeRows(reads, actor, community, open.slice(0, 1), now)
  return row ?? null
}

/** What a member earned here, as the asker may see it. The credential is for whoever earned it. */
export async function badgesOf(
  reads: Reads,
  actor: Actor,
  community: Community,
  member: MemberId,
): Promise<BadgeShape[]> {
  const earned = await reads.challenges.earnedBy(community.id, member)
  if (earned.length === 0) return []
  const pages = await reads.pages.many([...new Set(earned.map(({ entry }) => entry.pageId))])
  return earned.map(({ entry, terms }) => {
    const page = pages.get(entry.pageId)
    const challenge = { id: entry.challengeId, terms }
    return {
      id: entry.id,
      name: terms.badge,
      challenge: { title: terms.title, url: challengeUrl(community, challenge) },
      page:
        page && page.deletedAt === null ? { title: page.fields.title, url: versionUrl(community, page, entry) } : null,
      version: entry.version,
      earnedAt: entry.earnedAt ?? entry.at,
      may: { download: member === actor.memberId },
    }
  })
}

/** What a page earned, for its head. */
export async function badgesOn(reads: Reads, community: Community, page: Page): Promise<PageShape['badges']> {
  const earned = await reads.challenges.earnedOn(page.id)
  if (earned.length === 0) return []
  const people = await peopleOf(
    reads,
    earned.map(({ entry }) => entry.memberId),
  )
  return earned.map(({ entry, terms }) => ({
    id: entry.id,
    name: terms.badge,
    by: people(entry.memberId),
    version: entry.version,
    challengeUrl: challengeUrl(community, { id: entry.challengeId, terms }),
  }))
}

/** Where a page is read as it was entered. */
export const versionUrl = (community: Community, page: Page, { version }: Pick<ChallengeEntry, 'version'>): string =>
  `${pageUrl(community, page)}/history?version=${version}`
