import type { CommunityId, Instant, MemberId } from '@commonplace/domain'

/** What hosts can hide or hold. */
export type Moderated = 'page' | 'question' | 'answer' | 'comment'
/** What hosts can be called to: thanks, too, which are not hidden but taken away. */
export type Reported = Moderated | 'thanks'

export interface Report {
  readonly id: string
  readonly communityId: CommunityId
  readonly subject: { readonly kind: Reported; readonly id: string }
  readonly by: MemberId
  readonly reason: string
  readonly at: Instant
  readonly settled: { readonly by: MemberId; readonly at: Instant; readonly outcome: string } | null
}

/** Kept from sight by a host (`hidden`), or until one looks at it (`held`). */
export interface Withheld {
  readonly communityId: CommunityId
  readonly subject: { readonly kind: Moderated; readonly id: string }
  readonly state: 'hidden' | 'held'
  readonly reason: string
  /** Who hid it, or whose first post it is. */
  readonly by: MemberId
  readonly at: Instant
}

export interface Ban {
  readonly communityId: CommunityId
  readonly memberId: MemberId
  readonly reason: string
  readonly by: MemberId
  readonly at: Instant
}

export interface ModerationReads {
  report(id: string): Promise<Report | null>
  /** Unsettled ones, the oldest first. */
  openReports(community: CommunityId): Promise<readonly Report[]>
  withheld(kind: Moderated, id: string): Promise<Withheld | null>
  allWithheld(community: CommunityId): Promise<readonly Withheld[]>
  ban(community: CommunityId, member: MemberId): Promise<Ban | null>
  bans(community: CommunityId): Promise<readonly Ban[]>
  /**
   * What a member did since an instant: pages, questions and answers they made, comments, what they signed up to show, thanks they gave, what
   * they said that charters mean, what they entered in challenges and which entries they confirmed, as far as no badge was earned by it, and
   * documents they wrote in.
   */
  doneSince(
    community: CommunityId,
    member: MemberId,
    since: Instant,
  ): Promise<{
    readonly pages: readonly string[]
    readonly questions: readonly string[]
    readonly answers: readonly string[]
    readonly comments: readonly string[]
    readonly showings: readonly string[]
    readonly thanks: readonly string[]
    readonly meanings: readonly { readonly page: string; readonly version: number }[]
    readonly entries: readonly string[]
    readonly vouched: readonly string[]
    readonly edited: readonly { readonly page: string; readonly document: string }[]
  }>
}
export interface ModerationWrites extends ModerationReads {
  /** One a subject and member while it is open; said again, the reason is the new one. */
  addReport(report: Report): Promise<void>
  settleReport(id: string, settled: NonNullable<Report['settled']>): Promise<void>
  withhold(withheld: Withheld): Promise<void>
  letGo(kind: Moderated, id: string): Promise<void>
  addBan(ban: Ban): Promise<void>
  removeBan(community: CommunityId, member: MemberId): Promise<boolean>
}
