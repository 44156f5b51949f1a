import type { DocNode } from '@commonplace/document'
import type {
  AnswerId,
  AttachmentId,
  DocumentId,
  Instant,
  Kind,
  MemberId,
  PageFields,
  PageId,
  QuestionId,
} from '@commonplace/domain'

// What an import brings, already in the words of this house: ids minted, links resolved, bodies as documents.

/** Somebody who wrote elsewhere: their name stands under what they wrote, and they cannot sign in. */
export interface ImportedMember {
  readonly id: MemberId
  readonly name: string
  /** An address that no mail reaches. */
  readonly email: string
  readonly joinedAt: Instant
}

interface ImportedBody {
  readonly documentId: DocumentId
  readonly json: DocNode
  readonly by: MemberId
  /** When it was written, by the clock of where it was written. */
  readonly at: Instant
  readonly changedAt?: Instant
}
export interface ImportedPage extends ImportedBody {
  readonly id: PageId
  readonly kind: Kind
  readonly fields: PageFields
  readonly parentId: PageId | null
  readonly position: string
}
export interface ImportedQuestion extends ImportedBody {
  readonly id: QuestionId
  readonly title: string
  readonly tags: readonly string[]
}
export interface ImportedAnswer extends ImportedBody {
  readonly id: AnswerId
  readonly questionId: QuestionId
  /** Votes whose givers are not known. */
  readonly votes: number
}
export interface ImportedAcceptance {
  readonly questionId: QuestionId
  readonly answerId: AnswerId
  readonly by: MemberId
  readonly at: Instant
}
export interface ImportedFile {
  readonly id: AttachmentId
  readonly pageId: PageId
  readonly name: string
  readonly bytes: Uint8Array
  readonly by: MemberId
  readonly at: Instant
}

/** How many of each were new; what was there already, from an import that broke off, is not counted. */
export interface ImportCounts {
  members: number
  pages: number
  questions: number
  answers: number
  files: number
}
