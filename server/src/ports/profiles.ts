import type { Away, CommunityId, Instant, MemberId } from '@commonplace/domain'

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

interface Noted {
  readonly community: string
  readonly kind: string
  readonly id: string
  readonly at: Instant
}

/** One time of a gathering. */
interface OfTime {
  readonly gathering: string
  readonly occurrence: string
}

/** What is kept of somebody beside what they wrote: what they marked, read, asked for and said of others’ things. */
export interface Kept {
  readonly stars: readonly Noted[]
  readonly follows: readonly (Noted & { readonly level: string })[]
  readonly visits: readonly { readonly community: string; readonly since: Instant; readonly seen: Instant }[]
  readonly read: readonly { readonly page: string; readonly version: number; readonly at: Instant }[]
  readonly reports: readonly (Noted & { readonly reason: string; readonly outcome: string | null })[]
  readonly joinRequests: readonly { readonly community: string; readonly note: string; readonly at: Instant }[]
  readonly confirmations: readonly { readonly answer: string; readonly at: Instant }[]
  /** What they entered in challenges, and which entries of others they confirmed. */
  readonly entries: readonly {
    readonly id: string
    readonly challenge: string
    readonly page: string
    readonly version: number
    readonly at: Instant
    readonly earnedAt: Instant | null
  }[]
  readonly vouched: readonly { readonly entry: string; readonly at: Instant }[]
  /** Sections and answers that told them what they were about to ask. */
  readonly thanks: readonly (Noted & { readonly heading: string; readonly asked: string })[]
  /** What they thanked others for, and in which words. */
  readonly thanksGiven: readonly (Noted & { readonly to: string; readonly words: string })[]
  /** Charters, at the version that they signed last. */
  readonly signatures: readonly { readonly page: string; readonly version: number; readonly at: Instant }[]
  /** What they said to coming, what they show, since when they take turns at hosting but for when they are away, and how they laid dots. */
  readonly coming: readonly (OfTime & { readonly answer: string; readonly at: Instant })[]
  readonly showings: readonly (OfTime & { readonly title: string; readonly minutes: number; readonly at: Instant })[]
  readonly hosting: readonly { readonly community: string; readonly since: Instant; readonly away: readonly Away[] }[]
  readonly dots: readonly { readonly vote: string; readonly placed: readonly number[] }[]
  /** Thoughts that they put into a queue, and that were not published yet. */
  readonly prompts: readonly {
    readonly community: string
    readonly words: string
    readonly more: string
    readonly at: Instant
  }[]
  /** Words they searched for in vain, and asked to be told of. */
  readonly waits: readonly { readonly community: string; readonly words: string; readonly at: Instant }[]
  readonly files: readonly {
    readonly id: string
    readonly page: string
    readonly name: string
    readonly at: Instant
  }[]
}

export interface ProfileReads {
  of(member: MemberId): Promise<Profile | null>
  many(members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Profile>>
  /** Names the bytes of a picture; null for those who have none. */
  portraitRevisions(members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>>
  portrait(member: MemberId): Promise<{ readonly revision: string; readonly bytes: Uint8Array } | null>
  given(member: MemberId): Promise<Given>
  kept(member: MemberId): Promise<Kept>
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
  /** Forgets what they said of themselves, and what they marked, followed, read and waited for. */
  forget(member: MemberId): Promise<void>
}
