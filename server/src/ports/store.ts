import type { DomainEvent, NewEvent } from '@commonplace/domain'
import type { AdoptionReads, AdoptionWrites } from './adoptions.ts'
import type { AttachmentReads, AttachmentWrites } from './attachments.ts'
import type { CommunityReads, CommunityWrites } from './communities.ts'
import type { DocumentReads, DocumentWrites } from './documents.ts'
import type { EventReads, EventWrites } from './events.ts'
import type { KeyReads, KeyWrites } from './keys.ts'
import type { LinkReads, LinkWrites } from './links.ts'
import type { MemberReads, MemberWrites } from './members.ts'
import type { PageReads, PageWrites } from './pages.ts'
import type { QuestionReads, QuestionWrites } from './questions.ts'
import type { SearchReads, SearchWrites } from './search.ts'
import type { VersionReads, VersionWrites } from './versions.ts'

/** Everything that can be looked up. Nothing here can write. */
export interface Reads {
  readonly communities: CommunityReads
  readonly members: MemberReads
  readonly keys: KeyReads
  readonly documents: DocumentReads
  readonly pages: PageReads
  readonly versions: VersionReads
  readonly questions: QuestionReads
  readonly adoptions: AdoptionReads
  readonly links: LinkReads
  readonly attachments: AttachmentReads
  readonly search: SearchReads
  readonly events: EventReads
}

/** What is handed to a change: the same nouns, with their writing methods, inside one transaction. */
export interface Writes extends Reads {
  readonly communities: CommunityWrites
  readonly members: MemberWrites
  readonly keys: KeyWrites
  readonly documents: DocumentWrites
  readonly pages: PageWrites
  readonly versions: VersionWrites
  readonly questions: QuestionWrites
  readonly adoptions: AdoptionWrites
  readonly links: LinkWrites
  readonly attachments: AttachmentWrites
  readonly search: SearchWrites
  readonly events: EventWrites
}

/**
 * Reading and changing are different objects: nothing can be written outside `change`.
 * Inside `change`, await nothing but the store: the embedded engine has one writer, and everybody waits for it.
 */
export interface Store {
  readonly read: Reads
  /** Runs `fn` in one transaction: everything it wrote is durable when this resolves, nothing is when it throws. */
  change<T>(fn: (writes: Writes) => Promise<T>): Promise<T>
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
