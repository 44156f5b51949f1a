import type {
  CommunityId,
  GapInvite,
  GapKind,
  Instant,
  LoggedSearch,
  MemberId,
  PageId,
  Wait,
} from '@commonplace/domain'

/** A search as gaps count it: how often the same words were looked for and nothing was opened. */
export interface VainSearch {
  readonly key: string
  readonly words: string
  readonly times: number
  /** Whether any of them found something. */
  readonly found: boolean
}
export type GapFilling = NonNullable<Wait['filled']>

export interface GapReads {
  /** Words searched since then of which no search led anywhere, the most wanted first. */
  vainSearches(community: CommunityId, since: Instant, limit: number): Promise<readonly VainSearch[]>
  /** What was searched for in this community by those who then opened this page, most often first. */
  searchesTo(community: CommunityId, page: PageId, limit: number): Promise<readonly { words: string; times: number }[]>
  /** Waits that nothing filled yet. */
  openWaits(community: CommunityId): Promise<readonly Wait[]>
  /** What this member waits for or was told of and did not put away. */
  waitsOf(community: CommunityId, member: MemberId): Promise<readonly Wait[]>
  invitesOf(community: CommunityId, member: MemberId): Promise<readonly GapInvite[]>
}
export interface GapWrites extends GapReads {
  /** The same id twice is logged once. */
  logSearch(search: LoggedSearch): Promise<void>
  endSearch(community: CommunityId, id: string, ended: NonNullable<LoggedSearch['ended']>): Promise<void>
  /** Ends every open search for these words, because something holds them now. */
  fillSearches(community: CommunityId, key: string, by: NonNullable<LoggedSearch['ended']>): Promise<void>
  wait(wait: Wait): Promise<void>
  stopWaiting(community: CommunityId, member: MemberId, kind: GapKind, key: string): Promise<void>
  fillWaits(community: CommunityId, kind: GapKind, key: string, filled: GapFilling): Promise<void>
  invite(invite: GapInvite): Promise<void>
  /** Takes what somebody was told off their list. */
  seen(
    what: 'filled' | 'invited',
    community: CommunityId,
    member: MemberId,
    kind: GapInvite['kind'],
    key: string,
    at: Instant,
  ): Promise<void>
  /** Forgets searches older than this, and what was seen before it. */
  pruneGaps(before: Instant): Promise<void>
}
