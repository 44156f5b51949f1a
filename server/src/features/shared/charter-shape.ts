import type { CharterShape } from '@commonplace/api'
import {
  type Community,
  type CommunityId,
  can,
  type MemberId,
  type Page,
  renewalDue,
  renewalOf,
  signatureState,
} from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { communityTarget, pageTarget } from './doors.ts'
import type { Looking } from './page-shape.ts'
import { peopleOf } from './people.ts'

/** A community has one charter; of several pages of that kind it is the one that was there first. */
export async function charterOf(reads: Reads, community: CommunityId): Promise<Page | null> {
  const { items } = await reads.pages.list(community, { kind: 'charter', sort: 'made', limit: 1 })
  return items[0] ?? null
}

/** What a member signed last below a charter, and how that stands since the version that last changed what it means; null where they signed nothing. */
export async function signedBy(
  reads: Reads,
  { id, communityId }: Page,
  member: MemberId,
  meaning: number,
): Promise<CharterShape['mine']> {
  const membership = await reads.members.membership(communityId, member)
  const signature = membership && (await reads.charters.signature(id, member))
  if (!signature) return null
  const { version, at } = signature
  return { version, at, state: signatureState(signature, meaning, membership.joinedAt) }
}

/** How a charter stands with those who signed it. `revision` is of the text that is shown with this. */
export async function charterShape(
  { store: { read } }: Services,
  { actor, now }: Looking,
  community: Community,
  page: Page,
  revision: string,
): Promise<CharterShape> {
  const meaning = await read.charters.meaning(page.id)
  const since = meaning?.version ?? 0
  const people = await peopleOf(read, meaning ? [meaning.by] : [])
  const me = actor.memberId
  const renewal = renewalOf(page.fields)
  const here = communityTarget(community)
  return {
    revision,
    meaning: meaning && { version: meaning.version, by: people(meaning.by), at: meaning.at, why: meaning.why },
    ...(await read.charters.counts(community.id, page.id, since)),
    mine: me && (await signedBy(read, page, me, since)),
    renewal: renewal === null ? null : { at: renewal, due: renewalDue(page.fields, now) },
    may: {
      sign: page.deletedAt === null && can(actor, 'sign', pageTarget(community, page)),
      seeSigners: can(actor, 'see-members', here),
      seeMissing: can(actor, 'manage-members', here),
    },
  }
}
