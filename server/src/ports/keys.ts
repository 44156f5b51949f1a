import type { CommunityId, Instant, MemberId, Role, Scope, TokenId } from '@commonplace/domain'

// Whatever opens a door. Secrets are never kept: every `hash` is SHA-256 (hex) of 256 random bits.

export interface Session {
  readonly hash: string
  readonly memberId: MemberId
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly expiresAt: Instant
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

export interface KeyReads {
  session(hash: string): Promise<Session | null>
  token(hash: string): Promise<ApiToken | null>
  tokensOf(member: MemberId): Promise<readonly ApiToken[]>
  invite(hash: string): Promise<Invite | null>
  invitesOf(community: CommunityId): Promise<readonly Invite[]>
  /** The hash of the open set-up link, if one is open. */
  setupHash(): Promise<string | null>
  done(member: MemberId, key: string): Promise<Done | null>
}
export interface KeyWrites extends KeyReads {
  addSession(session: Session): Promise<void>
  seeSession(hash: string, at: Instant, expiresAt: Instant): Promise<void>
  endSession(hash: string): Promise<void>
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
  addDone(done: Done): Promise<void>
  /** Forgets what ran out before `now`: sessions, tickets, invites, and keys of writes older than a month. */
  prune(now: Instant): Promise<void>
}
