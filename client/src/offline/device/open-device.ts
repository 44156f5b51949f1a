import type { PageRow, PageShape, QuestionShape, RefusalCode, RouteName } from '@commonplace/api'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { isShared } from './shared-computer.ts'

// What this device keeps for one member. Every account has a database of its own, so that two people who share a browser share nothing.

/** An update of a document, a whole state after compaction. */
export interface UpdateRow {
  readonly document: string
  readonly update: Uint8Array
}

/** An edit of the person's own that the server has not yet made durable. Edits of one undo step share a `step`. */
export interface MarkRow {
  readonly id: string
  readonly document: string
  readonly step: string
  readonly at: number
}

/** A Yjs client id nobody writes under, and the clock it stood at when it was put back. */
export interface KeptId {
  readonly client: number
  readonly clock: number
}

export interface DocumentRow {
  readonly id: string
  /** When this copy last held everything the server had; 0 when it never did. */
  readonly wholeAt: number
  readonly epoch: number
  /** Ids that a later sitting may take up again. */
  readonly ids?: readonly KeptId[]
}

/** Why a page is on this device: it leaves when no reason is left. */
export type Reason = 'community' | 'opened'

export interface PageCopy {
  readonly id: string
  readonly community: string
  readonly page: PageShape
  readonly keptAt: number
  readonly reasons: readonly Reason[]
}

export interface RowCopy {
  readonly id: string
  readonly community: string
  readonly row: PageRow
  readonly keptAt: number
}

export interface QuestionCopy {
  readonly id: string
  readonly community: string
  readonly question: QuestionShape
  readonly keptAt: number
  readonly reasons: readonly Reason[]
}

export interface FileCopy {
  readonly url: string
  readonly community: string
  readonly bytes: number
  readonly keptAt: number
}

export interface CommunityCopy {
  readonly slug: string
  /** The person asked to keep all of it. */
  readonly pinned: boolean
  readonly pictures: boolean
  readonly cursor: string | null
  /** When the last pass came to its end; null while the first is under way. */
  readonly keptAt: number | null
}

/** The answer of a route as it last was, for what is not kept as pages: home, members, me. */
export interface AnswerCopy {
  readonly key: string
  readonly community: string | null
  readonly answer: unknown
  readonly keptAt: number
}

/** What an act is about, in words for the list of what waits, and the address it belongs to. */
export interface ActAbout {
  readonly what: string
  readonly where: string
}

export interface ActRow {
  /** Also the Idempotency-Key: the same act sent twice is done once. */
  readonly key: string
  /** The order in which acts were done. */
  readonly place: number
  readonly name: RouteName
  readonly params: Readonly<Record<string, unknown>>
  readonly input: unknown
  readonly about: ActAbout
  readonly madeAt: number
  /** How often it was sent without an answer; above zero the server may have done it already. */
  readonly tries: number
  readonly refusal: { readonly code: RefusalCode; readonly sentence: string } | null
}

export interface DeviceSchema extends DBSchema {
  updates: { key: number; value: UpdateRow; indexes: { document: string } }
  marks: { key: string; value: MarkRow; indexes: { document: string } }
  documents: { key: string; value: DocumentRow }
  states: { key: string; value: { document: string; state: Uint8Array; at: number } }
  pages: { key: string; value: PageCopy; indexes: { community: string } }
  rows: { key: string; value: RowCopy; indexes: { community: string } }
  questions: { key: string; value: QuestionCopy; indexes: { community: string } }
  files: { key: string; value: FileCopy; indexes: { community: string } }
  communities: { key: string; value: CommunityCopy }
  answers: { key: string; value: AnswerCopy }
  acts: { key: string; value: ActRow; indexes: { place: number } }
}

export type Device = IDBPDatabase<DeviceSchema>

export const databaseName = (memberId: string) => `commonplace-${memberId}`
const VERSION = 1

/**
 * Opens the database of a member, making it when there is none. Rejects where the browser refuses: private mode, no room, switched off.
 * `onGone` is told when the browser or another tab takes the database away, after which nothing more can be kept.
 */
export async function openDevice(memberId: string, onGone: () => void = () => undefined): Promise<Device> {
  if (isShared()) throw new DOMException('This is a shared computer: nothing is kept on it.', 'NotAllowedError')
  return openDB<DeviceSchema>(databaseName(memberId), VERSION, {
    upgrade(database) {
      database.createObjectStore('updates', { autoIncrement: true }).createIndex('document', 'document')
      database.createObjectStore('marks', { keyPath: 'id' }).createIndex('document', 'document')
      database.createObjectStore('documents', { keyPath: 'id' })
      database.createObjectStore('states', { keyPath: 'document' })
      for (const name of ['pages', 'rows', 'questions'] as const) {
        database.createObjectStore(name, { keyPath: 'id' }).createIndex('community', 'community')
      }
      database.createObjectStore('files', { keyPath: 'url' }).createIndex('community', 'community')
      database.createObjectStore('communities', { keyPath: 'slug' })
      database.createObjectStore('answers', { keyPath: 'key' })
      database.createObjectStore('acts', { keyPath: 'key' }).createIndex('place', 'place')
    },
    // A newer build of the program in another tab, or a wipe, wants the database: let go at once rather than stand in its way.
    blocking(_was, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      onGone()
    },
    terminated: onGone,
  })
}
