import type { Hand } from '@commonplace/document'
import type { Carried, CommunityId, DocumentId, Instant, MemberId, PageId, Subject } from '@commonplace/domain'
import type { Entry } from '@commonplace/sync'
import type * as Y from 'yjs'

/** What a document is the body of, and whose. */
export interface DocumentRecord {
  readonly id: DocumentId
  readonly communityId: CommunityId
  readonly subject: Subject
  /** The asker or answerer; null for a page, which is everybody's. */
  readonly authorId: MemberId | null
  readonly epoch: number
  readonly deleted: boolean
  /** A guest's question that waits for a host. */
  readonly held: boolean
  /** An answer that every member may write in. */
  readonly shared: boolean
  readonly locked: boolean
  /** The page that an audience of lets nobody else see it; see `PageReads.gates`. */
  readonly gate: PageId | null
}

/** What is derived from a document's text once its edits settle. `json` is ProseMirror JSON as text. */
export interface Content {
  readonly documentId: DocumentId
  /** The place in the update log that this was derived at. */
  readonly seq: number
  readonly json: string
  readonly text: string
  readonly lead: string
  readonly headings: readonly { id: string; level: number; text: string }[]
  readonly words: number
  /** Hash of the content: the same words are the same revision. */
  readonly revision: string
  readonly derivedAt: Instant
}

export interface DocumentReads {
  record(id: DocumentId): Promise<DocumentRecord | null>
  content(id: DocumentId): Promise<Content | null>
  contents(ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, Content>>
  /** The last place in the update log; 0 before the first. */
  seq(id: DocumentId): Promise<number>
  /** Who wrote after a place in the log, as far as the log still tells them apart: what was folded long ago is not told. */
  writersAfter(id: DocumentId, seq: number): Promise<readonly MemberId[]>
  /** Whose hands each Yjs client id of a document went through, in the order of its clocks: attribution is read from this. */
  hands(id: DocumentId): Promise<ReadonlyMap<number, readonly Hand[]>>
  /** Which characters were only written anew, and where they were written first. */
  carried(id: DocumentId): Promise<readonly Carried[]>
  /** The first updates after a place in the log, in order, as far as they were not folded. */
  updatesAfter(
    id: DocumentId,
    seq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly update: Uint8Array; readonly by: MemberId }[]>
  /** Characters that are derived from a community's pages, and from its questions and answers. */
  sizes(community: CommunityId): Promise<{ readonly pages: number; readonly questions: number }>
  /** Documents of a community whose settled content names this id: where a woven block was copied to. */
  holding(community: CommunityId, id: string): Promise<readonly DocumentId[]>
  /** Documents whose content was derived before their last update, or never: what a stop in between left undone. By id, those after `after`. */
  behind(after: string, limit: number): Promise<readonly DocumentId[]>
}
export interface DocumentWrites extends DocumentReads {
  /** Notes that characters are those of an older state which came back, as appends note what went and came at once. */
  carry(id: DocumentId, carried: readonly Carried[]): Promise<void>
  /**
   * A new document with its first update already in the log, and those that followed where it was written elsewhere. `client` is the Yjs
   * client id the seed was written under.
   */
  create(
    record: Omit<DocumentRecord, 'deleted' | 'held' | 'shared' | 'locked' | 'gate'>,
    seed: { update: Uint8Array; client: number; by: MemberId },
    at: Instant,
    followed?: readonly Entry[],
  ): Promise<void>
  putContent(content: Content): Promise<void>
}

/** The live documents, as features use them: every edit goes the way a keystroke goes. */
export interface Documents {
  /** Changes a document in one transaction; resolves when that is durable and relayed. */
  edit<T>(id: DocumentId, by: MemberId, fn: (doc: Y.Doc) => T): Promise<T>
  /** Looks at the present state; `fn` must not change it. */
  read<T>(id: DocumentId, fn: (doc: Y.Doc, seq: number) => T): Promise<T>
}
