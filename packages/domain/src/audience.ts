import type { CommunityId, MemberId, PageId } from './ids.ts'

// Who sees a page. An audience narrows what the community's own visibility gives and never widens it: the page and everything below it in
// the tree are seen by those whom every audience on the way down lets in.

/** The least somebody must be to be let in without being named. Hosts and founders look after the place, so they always are. */
export const FLOORS = ['member', 'host'] as const
export type Floor = (typeof FLOORS)[number]

export interface Audience {
  readonly floor: Floor
  /** Let in by name, whatever they are in the community; no longer once they have left it. */
  readonly people: readonly MemberId[]
  /** What stood here before a host hid the page, or would stand here if it were not held, to stand here when it is shown. */
  readonly before?: Audience | null
}

/** A page that narrows, with every audience that somebody has to be in to pass it: those above it and its own. */
export interface Gate {
  readonly id: PageId
  readonly communityId: CommunityId
  readonly audiences: readonly Audience[]
}

const RANK: Record<Floor, number> = { member: 0, host: 1 }

const isWithin = (inner: Audience, outer: Audience): boolean =>
  RANK[inner.floor] >= RANK[outer.floor] && inner.people.every((one) => outer.people.includes(one))

/** Whether everybody whom all of these let in is let in by all of the others too, as far as audiences alone can tell. */
export const areWithin = (inner: readonly Audience[], outer: readonly Audience[]): boolean =>
  outer.every((one) => inner.some((narrower) => isWithin(narrower, one)))
