import type { DomainEvent, NewEvent, PageId } from '@commonplace/domain'
import type { AdoptionReads, AdoptionWrites } from './adoptions.ts'
import type { AttachmentReads, AttachmentWrites } from './attachments.ts'
import type { ChallengeReads, ChallengeWrites } from './challenges.ts'
import type { CharterReads, CharterWrites } from './charters.ts'
import type { CommentReads, CommentWrites } from './comments.ts'
import type { CommunityReads, CommunityWrites } from './communities.ts'
import type { CreditReads, CreditWrites } from './credits.ts'
import type { DocumentReads, DocumentWrites } from './documents.ts'
import type { EventReads, EventWrites } from './events.ts'
import type { EvidenceReads, EvidenceWrites } from './evidence.ts'
import type { FollowReads, FollowWrites } from './follows.ts'
import type { GapReads, GapWrites } from './gaps.ts'
import type { GatheringReads, GatheringWrites } from './gatherings.ts'
import type { HookReads, HookWrites } from './hooks.ts'
import type { KeyReads, KeyWrites } from './keys.ts'
import type { LinkReads, LinkWrites } from './links.ts'
import type { MailReads, MailWrites } from './mails.ts'
import type { MeasureReads, MeasureWrites } from './measures.ts'
import type { MemberReads, MemberWrites } from './members.ts'
import type { ModerationReads, ModerationWrites } from './moderation.ts'
import type { NoticeReads, NoticeWrites } from './notices.ts'
import type { PageReads, PageWrites } from './pages.ts'
import type { ProfileReads, ProfileWrites } from './profiles.ts'
import type { PulseReads, PulseWrites } from './pulses.ts'
import type { PushReads, PushWrites } from './push.ts'
import type { QuestionReads, QuestionWrites } from './questions.ts'
import type { RotaReads, RotaWrites } from './rota.ts'
import type { SearchReads, SearchWrites } from './search.ts'
import type { SectionAnswerReads, SectionAnswerWrites } from './section-answers.ts'
import type { StarReads, StarWrites } from './stars.ts'
import type { ThanksReads, ThanksWrites } from './thanks.ts'
import type { ThoughtReads, ThoughtWrites } from './thoughts.ts'
import type { TogetherReads, TogetherWrites } from './together.ts'
import type { VersionReads, VersionWrites } from './versions.ts'
import type { WayReads, WayWrites } from './ways-in.ts'

/** Everything that can be looked up. Nothing here can write. */
export interface Reads {
  readonly communities: CommunityReads
  readonly members: MemberReads
  readonly keys: KeyReads
  readonly ways: WayReads
  readonly profiles: ProfileReads
  readonly moderation: ModerationReads
  readonly hooks: HookReads
  readonly documents: DocumentReads
  readonly pages: PageReads
  readonly versions: VersionReads
  readonly questions: QuestionReads
  readonly comments: CommentReads
  readonly follows: FollowReads
  readonly stars: StarReads
  readonly notices: NoticeReads
  readonly mails: MailReads
  readonly push: PushReads
  readonly charters: CharterReads
  readonly thanks: ThanksReads
  readonly pulses: PulseReads
  readonly challenges: ChallengeReads
  readonly thoughts: ThoughtReads
  readonly credits: CreditReads
  readonly adoptions: AdoptionReads
  readonly sections: SectionAnswerReads
  readonly gaps: GapReads
  readonly gatherings: GatheringReads
  readonly rota: RotaReads
  readonly together: TogetherReads
  readonly links: LinkReads
  readonly attachments: AttachmentReads
  readonly search: SearchReads
  readonly events: EventReads
  readonly evidence: EvidenceReads
  readonly measures: MeasureReads
}

/** What is handed to a change: the same nouns, with their writing methods, inside one transaction. */
export interface Writes extends Reads {
  readonly communities: CommunityWrites
  readonly members: MemberWrites
  readonly keys: KeyWrites
  readonly ways: WayWrites
  readonly profiles: ProfileWrites
  readonly moderation: ModerationWrites
  readonly hooks: HookWrites
  readonly documents: DocumentWrites
  readonly pages: PageWrites
  readonly versions: VersionWrites
  readonly questions: QuestionWrites
  readonly comments: CommentWrites
  readonly follows: FollowWrites
  readonly stars: StarWrites
  readonly notices: NoticeWrites
  readonly mails: MailWrites
  readonly push: PushWrites
  readonly charters: CharterWrites
  readonly thanks: ThanksWrites
  readonly pulses: PulseWrites
  readonly challenges: ChallengeWrites
  readonly thoughts: ThoughtWrites
  readonly credits: CreditWrites
  readonly adoptions: AdoptionWrites
  readonly sections: SectionAnswerWrites
  readonly gaps: GapWrites
  readonly gatherings: GatheringWrites
  readonly rota: RotaWrites
  readonly together: TogetherWrites
  readonly links: LinkWrites
  readonly attachments: AttachmentWrites
  readonly search: SearchWrites
  readonly events: EventWrites
  readonly evidence: EvidenceWrites
  readonly measures: MeasureWrites
}

/**
 * Reading and changing are different objects: nothing can be written outside `change`.
 * Inside `change`, await nothing but the store: the embedded engine has one writer, and everybody waits for it.
 */
export interface Store {
  readonly read: Reads
  /** The same store without the pages behind these gates: for whoever does not pass them they are not there, by whatever way they are asked for. */
  behind(closed: readonly PageId[]): Store
  /** Runs `fn` in one transaction: everything it wrote is durable when this resolves, nothing is when it throws. */
  change<T>(fn: (writes: Writes) => Promise<T>): Promise<T>
  /** The same number as before: nothing was written since, by any process. Null with an engine that cannot tell for less than a read. */
  mark(): number | null
  /** Hears of every event once its transaction is durable, in order, on this process. Returns the way to stop. */
  onEvents(listener: (events: readonly DomainEvent[]) => void): () => void
  /** Whether a write would succeed now; the reason in words where not. */
  check(): Promise<{ writable: boolean; reason: string | null }>
  [Symbol.asyncDispose](): Promise<void>
}

export type { DomainEvent, NewEvent }

/** A piece of a list and the cursor of the next one. */
export interface Piece<T> {
  readonly items: readonly T[]
  readonly next: string | null
}
export interface Paging {
  readonly limit: number
  readonly cursor?: string | undefined
}
