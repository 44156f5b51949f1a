import { type ChallengeShape, type EntryShape, Refusal } from '@commonplace/api'
import {
  type Act,
  type Actor,
  CHALLENGE_AHEAD,
  CHALLENGE_LASTS,
  type Challenge,
  type ChallengeEntry,
  type ChallengeId,
  type Community,
  can,
  challengeStateAt,
  type EntryId,
  type Instant,
  sameTerms,
} from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { challengeRow, type Entered, enteredIn, mayConfirm, versionUrl } from '../shared/challenge-rows.ts'
import { absent, communityTarget, judge } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

interface OpenChallenge {
  readonly community: Community
  readonly challenge: Challenge
}

/** The one door to a challenge: whoever may not read its community does not know of it. */
export async function openChallenge(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
  noun: 'challenge' | 'entry' | 'badge' = 'challenge',
): Promise<OpenChallenge> {
  const challenge = await reads.challenges.byId(id as ChallengeId)
  if (!challenge) throw absent(noun)
  const community = must(await reads.communities.byId(challenge.communityId), 'every challenge has a community')
  judge(actor, 'read', communityTarget(community), noun)
  judge(actor, act, communityTarget(community), noun)
  return { community, challenge }
}

/**
 * An entry with its challenge. One whose page is kept from whoever asks is as absent as one that is not there; `vouch` asks besides
 * whether they are somebody else than who entered it.
 */
export async function openEntry(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
): Promise<OpenChallenge & { readonly entry: ChallengeEntry }> {
  const entry = await reads.challenges.entry(id as EntryId)
  if (!entry) throw absent('entry')
  const opened = await openChallenge(reads, actor, act, entry.challengeId, 'entry')
  const page = await reads.pages.byId(entry.pageId)
  if (!page && entry.memberId !== actor.memberId) throw absent('entry')
  if (act === 'vouch') {
    judge(actor, act, { ...communityTarget(opened.community), authorId: entry.memberId }, 'entry')
    if (!page || page.deletedAt !== null) throw new Refusal('gone', say('entryUnseen'))
  }
  return { ...opened, entry }
}

/** Refuses days that no challenge has. */
export function judgeDates({ opensAt, closesAt }: { opensAt: Instant; closesAt: Instant }, now: Instant): void {
  const lasts = closesAt - opensAt
  if (lasts < CHALLENGE_LASTS.least || lasts > CHALLENGE_LASTS.most)
    throw new Refusal('bad-input', say('challengeDates'), { field: 'closesAt' })
  // No calendar shows a day that is far enough away.
  if (opensAt > now + CHALLENGE_AHEAD) throw new Refusal('bad-input', say('challengeFar'), { field: 'opensAt' })
  if (closesAt <= now) throw new Refusal('bad-input', say('challengeOver'), { field: 'closesAt' })
}

/** A challenge as it stands now, for the answer to whatever changed it. */
export async function challengeNow(reads: Reads, actor: Actor, id: string, now: Instant): Promise<ChallengeShape> {
  const { community, challenge } = await openChallenge(reads, actor, 'read', id)
  const entered = await enteredIn(reads, actor, [challenge.id])
  const row = challengeRow(actor, community, challenge, entered, now)
  const mayMake = can(actor, 'challenge', communityTarget(community))
  return {
    ...row,
    communitySlug: community.slug,
    goal: challenge.terms.goal,
    how: challenge.terms.how,
    entries: await entryShapes(reads, actor, community, challenge, entered),
    may: {
      enter: row.mine === null && row.state === 'open' && can(actor, 'enter', communityTarget(community)),
      change: mayMake && challengeStateAt(challenge, now) !== 'over',
      remove: mayMake && entered.all === 0,
    },
  }
}

async function entryShapes(
  reads: Reads,
  actor: Actor,
  community: Community,
  challenge: Challenge,
  entered: Entered,
): Promise<EntryShape[]> {
  const terms = new Map((await reads.challenges.termsOf(challenge.id)).map((one) => [one.n, one]))
  const people = await peopleOf(reads, [
    ...entered.entries.map(({ memberId }) => memberId),
    ...[...entered.confirmed.values()].flat(),
  ])
  const here = await reads.members.among(community.id, [...entered.confirmed.values()].flat())
  return entered.entries.map((entry) => {
    const page = entered.pages.get(entry.pageId)
    const answered = terms.get(entry.terms)
    const other = answered && !sameTerms(answered, challenge.terms) ? answered : null
    const open = entry.earnedAt === null
    // Until it is earned, who left does not count, and is not shown as if they did.
    const confirmed = (entered.confirmed.get(entry.id) ?? []).filter((one) => !open || here.has(one))
    const mine = entry.memberId === actor.memberId
    const isMember = can(actor, 'enter', communityTarget(community))
    return {
      id: entry.id,
      by: people(entry.memberId),
      page: page ? { title: page.fields.title, url: versionUrl(community, page, entry) } : null,
      version: entry.version,
      at: entry.at,
      earnedAt: entry.earnedAt,
      confirmed: confirmed.map(people),
      answers: other && { goal: other.goal, badge: other.badge },
      mine,
      may: {
        confirm: mayConfirm(actor, community, entry, entered),
        unconfirm: open && isMember && actor.memberId !== null && confirmed.includes(actor.memberId),
        withdraw: mine && open && isMember,
        download: mine && !open,
      },
    }
  })
}
