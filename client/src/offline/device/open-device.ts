import type {
  HistoryShape,
  KeptList,
  PageRow,
  PageShape,
  QuestionShape,
  RefusalCode,
  RouteName,
} from '@commonplace/api'
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { isShared } from '../../data/shared-computer.ts'

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

/** A Yjs client id that the server lent to this device, until it says that it has it back. */
export interface PenRow {
  readonly document: string
  readonly loan: number
  readonly client: number
  /** Where it stood when it was last known, or was laid down. */
  readonly clock: number
  /** How far the server has said that it has what was written under it. */
  readonly acknowledged: number
  /** The window that writes under it; null once it was laid down. */
  readonly sitting: string | null
}

export interface DocumentRow {
  readonly id: string
  /** When this copy last held everything the server had; 0 when it never did. */
  readonly wholeAt: number
  readonly epoch: number
}

/**
 * Why a thing is on this device: its community or it alone is kept, or a tag it has, a list it stands in, one's stars, or it was opened
 * lately; or it is gone, and words of one's own wait in it. It leaves when no reason is left.
 */
export type Reason =
  | 'community'
  | 'page'
  | 'question'
  | 'starred'
  | 'opened'
  | 'draft'
  | `tag ${string}`
  | `list ${KeptList}`

export interface PageCopy {
  readonly id: string
  readonly community: string
  readonly page: PageShape
  readonly keptAt: number
  readonly reasons: readonly Reason[]
  /** When it was last opened by hand; what is only here for that leaves after a while. */
  readonly openedAt?: number
}

export interface RowCopy {
  readonly id: string
  readonly community: string
  readonly row: PageRow
  readonly keptAt: number
}

/** The latest versions of a kept page. */
export interface HistoryCopy {
  /** The page. */
  readonly id: string
  readonly community: string
  /** The community, while they are still to be fetched, or to be fetched anew. */
  readonly wanted?: string
  /** Null until they came for the first time. */
  readonly kept: (Omit<HistoryShape, 'id' | 'blocks'> & { readonly blocks: Uint8Array }) | null
  readonly bytes: number
  readonly keptAt: number
}

export interface QuestionCopy {
  readonly id: string
  readonly community: string
  readonly question: QuestionShape
  readonly keptAt: number
  readonly reasons: readonly Reason[]
  readonly openedAt?: number
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
  /** About how many bytes all of it is at the server, by sort. */
  readonly bytes?: { readonly pages: number; readonly questions: number; readonly pictures: number }
  /** What had happened last when what is kept besides pages and questions was read. */
  readonly latest?: number
}

/** A part of a community that is kept by itself: one page or question, all that has a tag, a list of questions, one's stars. */
export interface PartCopy {
  /** As library/part.ts writes it. */
  readonly key: string
  readonly slug: string
  readonly page: string | null
  readonly tag: string | null
  readonly question?: string
  readonly stars?: true
  readonly questions?: KeptList
  readonly cursor: string | null
  readonly keptAt: number | null
}

/** The bytes of a picture that waits to be sent, under the id that the text already names it by. */
export interface BlobRow {
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** A page that was changed here while away: where it stood then, and, once the words have arrived, who else changed it meanwhile. */
export interface ReturnRow {
  readonly document: string
  readonly page: string
  /** The version this device had. */
  readonly from: number
  readonly by: readonly { readonly id: string; readonly name: string }[]
  readonly told: boolean
}

/** The search over a community as it was put down, so that a start need not read every text anew. */
export interface IndexCopy {
  readonly community: string
  /** Of which making it is: one of another making is no use. */
  readonly form: number
  /** Words, stems and what is searched in, packed. */
  readonly head: Uint8Array
  readonly ends: Uint32Array
  readonly counts: Uint32Array
  readonly lists: Uint8Array
  readonly lengths: Uint32Array
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
  readonly query?: Readonly<Record<string, unknown>>
  readonly input: unknown
  /** The picture that goes with it, where it sends one. */
  readonly blob?: string
  readonly about: ActAbout
  readonly madeAt: number
  /** How often it was sent without an answer; above zero the server may have done it already. */
  readonly tries: number
  readonly refusal: { readonly code: RefusalCode; readonly sentence: string } | null
  /** What somebody asked nearly alike meanwhile: the person chooses whether to join it before this is sent. */
  readonly nearly?: NearlyAsked
  /** They chose to send it all the same. */
  readonly chosen?: true
}

export interface NearlyAsked {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly by: string
  readonly at: number
}

export interface DeviceSchema extends DBSchema {
  updates: { key: number; value: UpdateRow; indexes: { document: string } }
  marks: { key: string; value: MarkRow; indexes: { document: string } }
  documents: { key: string; value: DocumentRow }
  states: { key: string; value: { document: string; state: Uint8Array; at: number } }
  pages: {
    key: string
    value: PageCopy
    indexes: { community: string; document: string; reason: Reason; kept: [string, number] }
  }
  rows: { key: string; value: RowCopy; indexes: { community: string } }
  questions: {
    key: string
    value: QuestionCopy
    indexes: { community: string; reason: Reason; kept: [string, number] }
  }
  histories: { key: string; value: HistoryCopy; indexes: { community: string; wanted: string } }
  indexes: { key: string; value: IndexCopy }
  files: { key: string; value: FileCopy; indexes: { community: string } }
  communities: { key: string; value: CommunityCopy }
  answers: { key: string; value: AnswerCopy; indexes: { kept: number } }
  acts: { key: string; value: ActRow; indexes: { place: number } }
  parts: { key: string; value: PartCopy; indexes: { community: string } }
  blobs: { key: string; value: BlobRow }
  returns: { key: string; value: ReturnRow }
  pens: { key: [document: string, loan: number]; value: PenRow; indexes: { document: string } }
}

export type Device = IDBPDatabase<DeviceSchema>

export const databaseName = (memberId: string) => `commonplace-${memberId}`
/** Whose device it is. */
export const memberOf = (device: Pick<Device, 'name'>): string => device.name.slice(databaseName('').length)
/** Raised with every change of the stores; what is there is carried over, never thrown away: unsent words are among it. */
const VERSION = 5

/** The browser or another tab took the database away, or a newer build of the program in another tab changed it into its own form. */
export type Gone = 'taken' | 'newer'

/** Whether what is kept here was written by a newer build, which this one must not touch. */
export const isNewer = (error: unknown): boolean => error instanceof DOMException && error.name === 'VersionError'

/**
 * Opens the database of a member, making it when there is none. Rejects where the browser refuses: private mode, no room, switched off.
 * `onGone` is told when the browser or another tab takes the database away, after which nothing more can be kept. `handOver` is run before
 * a newer build gets it, which waits for that: what was done here until now is brought there first.
 */
export async function openDevice(
  memberId: string,
  onGone: (how: Gone) => void = () => undefined,
  handOver: () => Promise<void> = async () => undefined,
): Promise<Device> {
  if (isShared()) throw new DOMException('This is a shared computer: nothing is kept on it.', 'NotAllowedError')
  return openDB<DeviceSchema>(databaseName(memberId), VERSION, {
    upgrade(database, was, _now, tx) {
      if (was < 1) first(database)
      if (was < 2) second(database)
      if (was < 3) third(database)
      // The fourth knows more sorts of parts; a build that does not must not take them for whole communities.
      // The build of yesterday that tests make is today's but for its number: it has them already.
      if (was < 5 && !database.objectStoreNames.contains('histories')) fifth(database, tx)
    },
    // A newer build of the program in another tab, or a wipe, wants the database: let go rather than stand in its way.
    blocking(_was, wanted, event) {
      const database = event.target as IDBDatabase
      if (wanted === null) database.close()
      else void handOver().finally(() => database.close())
      onGone(wanted === null ? 'taken' : 'newer')
    },
    terminated: () => onGone('taken'),
  })
}

function first(database: IDBPDatabase<DeviceSchema>): void {
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
}

/** Parts of communities kept by themselves, pictures that wait, and what to tell whoever comes back. */
function second(database: IDBPDatabase<DeviceSchema>): void {
  database.createObjectStore('parts', { keyPath: 'key' }).createIndex('community', 'slug')
  database.createObjectStore('blobs', { keyPath: 'id' })
  database.createObjectStore('returns', { keyPath: 'document' })
}

/** Pens that were lent to this device. */
function third(database: IDBPDatabase<DeviceSchema>): void {
  database.createObjectStore('pens', { keyPath: ['document', 'loan'] }).createIndex('document', 'document')
}

/**
 * The histories of pages, the search as it was put down, and ways to a copy by its document, by why and since when it is here, so that not
 * all of them are read for a few.
 */
function fifth(database: IDBPDatabase<DeviceSchema>, tx: Upgrade): void {
  const histories = database.createObjectStore('histories', { keyPath: 'id' })
  histories.createIndex('community', 'community')
  histories.createIndex('wanted', 'wanted')
  database.createObjectStore('indexes', { keyPath: 'community' })
  const pages = tx.objectStore('pages')
  const questions = tx.objectStore('questions')
  pages.createIndex('document', 'page.documentId')
  pages.createIndex('reason', 'reasons', { multiEntry: true })
  pages.createIndex('kept', ['community', 'keptAt'])
  questions.createIndex('reason', 'reasons', { multiEntry: true })
  questions.createIndex('kept', ['community', 'keptAt'])
  tx.objectStore('answers').createIndex('kept', 'keptAt')
}
type Upgrade = IDBPTransaction<DeviceSchema, StoreNames<DeviceSchema>[], 'versionchange'>
