import type { DocumentId, Instant, MemberId, PageFields, VersionId } from '@commonplace/domain'
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
}

export interface VersionReads {
  listOf(document: DocumentId, paging: Paging): Promise<Piece<Version>>
  byNumber(document: DocumentId, n: number): Promise<VersionBody | null>
  latest(document: DocumentId): Promise<VersionBody | null>
  countOf(document: DocumentId): Promise<number>
  /** Everybody who wrote in any version, the most frequent first. */
  contributorsOf(document: DocumentId): Promise<readonly MemberId[]>
}
export interface VersionWrites extends VersionReads {
  add(version: VersionBody): Promise<void>
  /** Puts a later state of the same sitting in the place of an automatic version, found by its id. */
  renew(version: VersionBody): Promise<void>
  /** Names a version that was automatic. */
  name(id: VersionId, name: string | null, summary: string | null): Promise<void>
}
