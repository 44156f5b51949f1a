import type { DocumentId, Instant, MemberId, PageFields, PageId, VersionId } from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface Version {
  readonly id: VersionId
  readonly documentId: DocumentId
  /** 1, 2, 3 … within its document. */
  readonly n: number
  readonly name: string | null
  readonly summary: string | null
  readonly automatic: boolean
  readonly at: Instant
  readonly by: readonly MemberId[]
  readonly words: number
  /** Words put in and taken out since the version before. */
  readonly added: number
  readonly removed: number
  readonly revision: string
}
/** A version is a stored state, never read back out of the live document. */
export interface VersionBody extends Version {
  readonly json: string
  readonly fields: PageFields
  readonly authorship: VersionAuthorship
}
/** Whose the words of a version are; empty where that was not known. */
export interface VersionAuthorship {
  /** The place in the document's log that it was read at. */
  readonly seq: number
  /** Where each of its words was written first (`packOrigins`). */
  readonly written: string
  /** Who took out what of the version before (`packRemovals`). */
  readonly taken: string
}
export const UNKNOWN_AUTHORSHIP: VersionAuthorship = { seq: 0, written: '', taken: '' }

/** What one version did to the one before. */
export interface VersionStep {
  readonly n: number
  readonly by: readonly MemberId[]
  readonly taken: string
  readonly added: number
  readonly removed: number
}

export interface VersionReads {
  listOf(document: DocumentId, paging: Paging): Promise<Piece<Version>>
  /** Of each of these documents up to so many versions, the latest first. */
  latestOf(documents: readonly DocumentId[], most: number): Promise<ReadonlyMap<DocumentId, readonly Version[]>>
  byNumber(document: DocumentId, n: number): Promise<VersionBody | null>
  /** From one number up to another, the latest first. */
  range(document: DocumentId, from: number, to: number): Promise<readonly VersionBody[]>
  latest(document: DocumentId): Promise<VersionBody | null>
  /** The last version whose text had this revision; null where none was kept. */
  ofRevision(document: DocumentId, revision: string): Promise<Version | null>
  /** Of the versions after `from` up to `to`, oldest first: who wrote in each, and who took out what. */
  between(document: DocumentId, from: number, to: number): Promise<readonly VersionStep[]>
  /** The last version that was kept no later than this; null where there is none. */
  asOf(document: DocumentId, at: Instant): Promise<Version | null>
  /** Up to which version a member has read a page, and when. */
  lastRead(page: PageId, member: MemberId): Promise<{ readonly version: number; readonly at: Instant } | null>
  /** When a member last read these; those that they never did are not among them. */
  lastReads(pages: readonly PageId[], member: MemberId): Promise<ReadonlyMap<PageId, Instant>>
  countOf(document: DocumentId): Promise<number>
  /** Everybody who wrote in any version, the most frequent first. */
  contributorsOf(document: DocumentId): Promise<readonly MemberId[]>
}
export interface VersionWrites extends VersionReads {
  add(version: VersionBody): Promise<void>
  /** Puts a later state of the same sitting in the place of an automatic version, found by its id. */
  renew(version: VersionBody): Promise<void>
  markRead(page: PageId, member: MemberId, version: number, at: Instant): Promise<void>
  /** Names a version that was automatic. */
  name(id: VersionId, name: string | null, summary: string | null): Promise<void>
}
