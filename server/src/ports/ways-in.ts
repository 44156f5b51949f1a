import type { CommunityId, Instant, MemberId } from '@commonplace/domain'

// Other ways in than a passphrase, and what is good once on the way.

/** A key that stays on somebody's device; only its public half is here. */
export interface Passkey {
  /** As the device names it, base64url. */
  readonly id: string
  readonly memberId: MemberId
  readonly publicKey: string
  /** Grows with every use where the device counts; one that falls was copied. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}

export type Purpose = 'passkey-add' | 'passkey-sign-in' | 'mail-sign-in' | 'recover' | 'oidc'

/** Something that is good once and not for long. What is shown for it is kept as its hash. */
export interface Once {
  readonly hash: string
  readonly purpose: Purpose
  readonly memberId: MemberId | null
  readonly data: Readonly<Record<string, string>>
  readonly expiresAt: Instant
}

/** Somebody as another service knows them; the service `mail` knows people by an address they read mail at. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly memberId: MemberId
  readonly at: Instant
}

export interface JoinRequest {
  readonly id: string
  readonly communityId: CommunityId
  readonly memberId: MemberId
  readonly note: string
  readonly at: Instant
}

export interface WayReads {
  passkey(id: string): Promise<Passkey | null>
  passkeysOf(member: MemberId): Promise<readonly Passkey[]>
  /** What stands behind a secret, without using it up; null where it is not there. */
  look(hash: string, purpose: Purpose): Promise<Once | null>
  identity(issuer: string, subject: string): Promise<Identity | null>
  identitiesOf(member: MemberId): Promise<readonly Identity[]>
  joinRequest(id: string): Promise<JoinRequest | null>
  joinRequestOf(community: CommunityId, member: MemberId): Promise<JoinRequest | null>
  /** The oldest first. */
  joinRequests(community: CommunityId): Promise<readonly JoinRequest[]>
}
export interface WayWrites extends WayReads {
  addPasskey(passkey: Passkey): Promise<void>
  usePasskey(id: string, counter: number, at: Instant): Promise<void>
  /** False where the member has no such passkey. */
  removePasskey(member: MemberId, id: string): Promise<boolean>
  put(once: Once): Promise<void>
  /** Takes it, which can be done once; null where it is not there. Whether it ran out is for whoever takes it to say. */
  take(hash: string, purpose: Purpose): Promise<Once | null>
  addIdentity(identity: Identity): Promise<void>
  removeIdentity(issuer: string, subject: string): Promise<void>
  /** One a community and member; asked again, the note is the new one. */
  addJoinRequest(request: JoinRequest): Promise<void>
  removeJoinRequest(id: string): Promise<void>
  /** Forgets every way in of a member. */
  forget(member: MemberId): Promise<void>
  pruneOnce(now: Instant): Promise<void>
}
