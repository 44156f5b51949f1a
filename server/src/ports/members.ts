import type { CommunityId, CorePlace, Instant, Language, Member, MemberId, Membership, Role } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface MemberInCommunity extends Member {
  readonly role: Role
  readonly title: string | null
  readonly pages: number
  readonly answers: number
}

/** `since` is when the visit before the present one ended: what happened after it is news. */
export interface Visits {
  readonly since: Instant
  readonly seen: Instant
}

export interface MemberReads {
  byId(id: MemberId): Promise<Member | null>
  byEmail(email: string): Promise<Member | null>
  /** Those of the ids that exist. */
  many(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Member>>
  /** The argon2id hash, or null for somebody who cannot sign in by passphrase (an imported author). */
  passwordOf(id: MemberId): Promise<string | null>
  /** Whether anybody is here yet: an empty installation waits for its set-up link. */
  any(): Promise<boolean>
  membership(community: CommunityId, member: MemberId): Promise<Membership | null>
  /** Those of these members who belong to the community. */
  among(community: CommunityId, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>>
  membershipsOf(member: MemberId): Promise<readonly Membership[]>
  /** By name; `q` matches the beginning of any word of the name, or what they say they can help with. */
  listOf(community: CommunityId, query: Paging & { q?: string | undefined }): Promise<Piece<MemberInCommunity>>
  /** Those of everybody known here whose name has words that begin so. */
  named(name: string, limit: number): Promise<readonly MemberId[]>
  countOf(community: CommunityId): Promise<number>
  foundersOf(community: CommunityId): Promise<number>
  /** Hosts and founders, who was here first first. */
  hostsOf(community: CommunityId): Promise<readonly Membership[]>
  /** Those who have a place in the core group, who was here first first. */
  core(community: CommunityId): Promise<readonly Membership[]>
  /** Who joined since an instant, the last first. */
  newcomers(community: CommunityId, since: Instant, limit: number): Promise<readonly Membership[]>
  /** When they were last seen here, and since when they are asked to be told what is new; null before their first visit. */
  visits(community: CommunityId, member: MemberId): Promise<Visits | null>
}
export interface MemberChange {
  readonly name?: string
  readonly email?: string
  readonly passwordHash?: string
  /** Null: as their community or their browser has it. */
  readonly language?: Language | null
}
export interface MemberWrites extends MemberReads {
  /** Refuses an address that is taken with `conflict`. */
  add(member: Member & { readonly passwordHash: string | null }): Promise<void>
  change(id: MemberId, change: MemberChange): Promise<void>
  /** Makes or changes a membership. */
  setRole(community: CommunityId, member: MemberId, role: Role, at: Instant): Promise<void>
  setBuddy(community: CommunityId, member: MemberId, buddy: MemberId | null): Promise<void>
  setPlace(community: CommunityId, member: MemberId, place: CorePlace | null): Promise<void>
  /** What hosts call somebody; null takes it back. */
  setTitle(community: CommunityId, member: MemberId, title: string | null): Promise<void>
  setVisits(community: CommunityId, member: MemberId, visits: Visits): Promise<void>
  /** From now on no passphrase opens this account. */
  forgetPassphrase(id: MemberId): Promise<void>
  /** Takes the name and the address away from what is kept of somebody; what they wrote stays. */
  anonymise(id: MemberId, name: string): Promise<void>
  /** Every way of leaving ends here, and with it the secret address of their calendar: let in again, they make a new one. */
  removeMembership(community: CommunityId, member: MemberId): Promise<void>
}
