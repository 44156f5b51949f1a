import type { CommunityId, Instant, MeaningChange, MemberId, PageId, Role, Signature } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

/** A signature with whoever is in the community still; null where they are not. */
interface SignatureInList extends Signature {
  readonly joinedAt: Instant | null
}

/** A member whose signature is missing below what a charter means now. */
interface Unsigned {
  readonly memberId: MemberId
  readonly role: Role
  /** The version they signed before it meant something else; null where they never did. */
  readonly version: number | null
}

export interface CharterReads {
  /** The last change of what a charter means. */
  meaning(page: PageId): Promise<MeaningChange | null>
  signature(page: PageId, member: MemberId): Promise<Signature | null>
  /** How many members (guests do not sign) who see a charter signed what it means since this version, and how many there are. */
  counts(
    community: CommunityId,
    page: PageId,
    meaning: number,
  ): Promise<{ readonly signed: number; readonly members: number }>
  /** Every signature, the latest first, also of those who left since. */
  signatures(community: CommunityId, page: PageId, paging: Paging): Promise<Piece<SignatureInList>>
  /** Members who see it and whose signature is missing since this version, in the order they joined. */
  unsigned(community: CommunityId, page: PageId, meaning: number, paging: Paging): Promise<Piece<Unsigned>>
  /** Everybody who ever signed. */
  signers(page: PageId): Promise<readonly MemberId[]>
}
export interface CharterWrites extends CharterReads {
  /** Takes the place of what the member signed before. */
  sign(signature: Signature): Promise<void>
  addMeaning(change: MeaningChange): Promise<void>
  /** From now on this version changes nothing that was signed. */
  removeMeaning(page: PageId, version: number): Promise<void>
  /** Remembers that hosts were reminded of this day; false where they had been already. */
  tellRenewal(page: PageId, day: Instant): Promise<boolean>
}
