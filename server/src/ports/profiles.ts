import type { CommunityId, Instant, MemberId } from '@commonplace/domain'

/** What somebody says of themselves; empty until they do. */
export interface Profile {
  readonly memberId: MemberId
  /** What they can help with. */
  readonly offers: string
  /** What they look for. */
  readonly seeks: string
  readonly topics: readonly string[]
  readonly changedAt: Instant
}

/** What somebody gave, as the program keeps it: for the copy of their data that they may take along. */
export interface Given {
  readonly pages: readonly {
    readonly id: string
    readonly title: string
    readonly at: Instant
    readonly community: string
  }[]
  readonly questions: readonly {
    readonly id: string
    readonly title: string
    readonly at: Instant
    readonly community: string
    readonly text: string
  }[]
  readonly answers: readonly {
    readonly id: string
    readonly question: string
    readonly at: Instant
    readonly community: string
    readonly text: string
  }[]
  readonly comments: readonly {
    readonly id: string
    readonly at: Instant
    readonly community: string
    readonly text: string
  }[]
  readonly versions: readonly { readonly page: string; readonly n: number; readonly at: Instant }[]
  readonly votes: readonly { readonly answer: string; readonly at: Instant }[]
}

export interface ProfileReads {
  of(member: MemberId): Promise<Profile | null>
  many(members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Profile>>
  /** Names the bytes of a picture; null for those who have none. */
  portraitRevisions(members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>>
  portrait(member: MemberId): Promise<{ readonly revision: string; readonly bytes: Uint8Array } | null>
  given(member: MemberId): Promise<Given>
  /** When they first asked, answered or wrote a page in a community, and whether anybody else has taken it up since. */
  firstPost(
    community: CommunityId,
    member: MemberId,
  ): Promise<{
    readonly kind: 'question' | 'page'
    readonly id: string
    readonly title: string
    readonly at: Instant
    readonly replied: boolean
  } | null>
}
export interface ProfileWrites extends ProfileReads {
  put(profile: Profile): Promise<void>
  putPortrait(
    member: MemberId,
    portrait: { readonly revision: string; readonly bytes: Uint8Array } | null,
  ): Promise<void>
  forget(member: MemberId): Promise<void>
}
