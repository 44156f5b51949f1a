import type { CommunityId, CorePlace, Instant, MemberId, Role, Scope, TokenId } from '@commonplace/domain'

// Whatever opens a door. Secrets are never kept: every `hash` is SHA-256 (hex) of 256 random bits.

export interface Session {
  readonly hash: string
  readonly memberId: MemberId
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly expiresAt: Instant
  /** Browser and system, as the browser named itself. */
  readonly device: string
  /** Since when it opens nothing any more, and its screen is to forget what it kept; null for a session that lives. */
  readonly wipedAt: Instant | null
}
export interface ApiToken {
  readonly id: TokenId
  readonly hash: string
  readonly memberId: MemberId
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}
export interface Invite {
  readonly id: string
  readonly hash: string
  readonly communityId: CommunityId
  readonly role: Role
  readonly createdBy: MemberId
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usesLeft: number
  /** Good for whoever has this address, and nobody else; null for everybody who has the link. */
  readonly email: string | null
  /** The place in the core group that whoever takes it comes into; null for most. */
  readonly place: CorePlace | null
}
export interface Ticket {
  readonly hash: string
  readonly memberId: MemberId
  readonly scopes: readonly Scope[]
  readonly expiresAt: Instant
  /** The hash of the session or token it was made with: when that ends, so does what the ticket opened. */
  readonly madeWith: string | null
}
/** A write that was done under an Idempotency-Key, with what was answered. */
export interface Done {
  readonly memberId: MemberId
  readonly key: string
  /** Route and a hash of the input: the same key for something else is refused. */
  readonly what: string
  readonly status: number
  readonly body: string
  readonly at: Instant
}

/** A key that somebody is about to do a write under. */
export interface Claim {
  readonly memberId: MemberId
  readonly key: string
  readonly what: string
  /** Whoever takes it: nobody else may answer under it or let go of it meanwhile. */
  readonly holder: string
  /** Until when they are believed to be at it, unless they say so again. */
  readonly until: Instant
}
/** What came of asking for a key: it is yours, somebody is at it, or it was done. */
export type Claimed =
  | { readonly kind: 'yours' }
  | { readonly kind: 'under-way'; readonly what: string }
  | ({ readonly kind: 'done' } & Done)

export interface KeyReads {
  session(hash: string): Promise<Session | null>
  /** Where a member is signed in, the last seen first, with those that were told to forget. */
  sessionsOf(member: MemberId): Promise<readonly Session[]>
  token(hash: string): Promise<ApiToken | null>
  tokensOf(member: MemberId): Promise<readonly ApiToken[]>
  invite(hash: string): Promise<Invite | null>
  invitesOf(community: CommunityId): Promise<readonly Invite[]>
  /** The hash of the open set-up link, if one is open. */
  setupHash(): Promise<string | null>
  /** A write that was done; null also while somebody is at it. */
  done(member: MemberId, key: string): Promise<Done | null>
}
export interface KeyWrites extends KeyReads {
  addSession(session: Session): Promise<void>
  seeSession(hash: string, at: Instant, expiresAt: Instant): Promise<void>
  endSession(hash: string): Promise<void>
  /** Ends a session and keeps the order to forget until it would have run out. */
  wipeSession(hash: string, at: Instant): Promise<void>
  /** Orders to forget stay. */
  endSessionsOf(member: MemberId, except?: string): Promise<void>
  addToken(token: ApiToken): Promise<void>
  seeToken(id: TokenId, at: Instant): Promise<void>
  /** False where the member has no such token. */
  revokeToken(member: MemberId, id: TokenId): Promise<boolean>
  addInvite(invite: Invite): Promise<void>
  /** Takes one use off; false where none is left. */
  useInvite(id: string): Promise<boolean>
  revokeInvite(community: CommunityId, id: string): Promise<boolean>
  addTicket(ticket: Ticket): Promise<void>
  /** The ticket, which is gone afterwards: it opens one door once. */
  takeTicket(hash: string): Promise<Ticket | null>
  setSetupHash(hash: string | null): Promise<void>
  /** Takes a key, whatever process asks: one that is free, or whose holder was not heard of until `now` and meant the same. */
  claim(claim: Claim, now: Instant): Promise<Claimed>
  /** Says that the holder is still at it. */
  hold(claim: Claim): Promise<void>
  /** Keeps the answer under a key that the holder still has; false where somebody else has taken it meanwhile. */
  addDone(done: Done, holder: string): Promise<boolean>
  /** Lets go of a key that nothing was done under. */
  release(claim: Claim): Promise<void>
  /** Forgets what ran out before `now`: sessions, tickets, invites, and keys of writes older than a month. */
  prune(now: Instant): Promise<void>
}
