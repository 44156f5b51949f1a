import type { CommunityId, Instant, MemberId, Notice, PageId } from '@commonplace/domain'

/** What somebody wants in their mail from one community. */
export interface MailSettings {
  /** What is meant for them, after a few minutes. */
  readonly immediate: boolean
  /** Once a week, what happened. */
  readonly digest: boolean
}
export type MailKind = keyof MailSettings

/** Until somebody says otherwise. */
export const MAILS_AT_FIRST: MailSettings = { immediate: true, digest: true }

/** What hosts made of the digest of a week. */
export interface DigestDraft {
  readonly intro: string
  readonly skipped: boolean
  /** The page whose words stand above it; null while nobody opened one. */
  readonly pageId: PageId | null
}

/** One mail that is due: to a member, from a community. */
export interface DueMail {
  readonly memberId: MemberId
  readonly communityId: CommunityId
}

export interface MailReads {
  settings(community: CommunityId, member: MemberId): Promise<MailSettings>
  /** When the next notice of all is due to be mailed; null where none waits. */
  nextDue(): Promise<Instant | null>
  due(now: Instant, limit: number): Promise<readonly DueMail[]>
  /** What hosts made of the digest that goes out at an instant. */
  draft(community: CommunityId, at: Instant): Promise<DigestDraft | null>
  /** Members who want a digest, did not get that of `at` and have an address that was shown to be theirs; after one of them, in order. */
  toDigest(community: CommunityId, at: Instant, after: string, limit: number): Promise<readonly MemberId[]>
  /** With what unsubscribing is signed; null before the first mail. */
  secret(): Promise<string | null>
}
export interface MailWrites extends MailReads {
  setSettings(community: CommunityId, member: MemberId, change: Partial<MailSettings>): Promise<void>
  /** Takes what waits for one mail: until `until` no other process does. Nothing where another was quicker, or nothing is due. */
  take(mail: DueMail, now: Instant, until: Instant): Promise<readonly Notice[]>
  /** It was mailed, or is not to be: these are not due any more. With an instant, they are due again then. */
  settle(mail: DueMail, seqs: readonly number[], again: Instant | null): Promise<void>
  setDraft(community: CommunityId, at: Instant, draft: DigestDraft, by: MemberId): Promise<void>
  /** Takes the digest of one member for this process: true once for each instant. */
  claimDigest(community: CommunityId, member: MemberId, at: Instant): Promise<boolean>
  /** It could not be sent: somebody takes it again. */
  giveBackDigest(community: CommunityId, member: MemberId): Promise<void>
  /** Keeps a secret where there is none yet; the one that is kept. */
  keepSecret(secret: string): Promise<string>
}
