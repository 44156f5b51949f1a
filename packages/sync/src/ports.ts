import type { Carried, DocumentId, MemberId } from '@commonplace/domain'

export type { Carried } from '@commonplace/domain'

import type { Pen } from './pen.ts'

// What the rooms need from the world: somewhere to keep updates, a way to tell other processes, and a socket. Engines live in the server
// and are finished when they pass the contract suites of ./testing/contracts.

/** The place of an update in its document's log: 1, 2, 3 … without holes, given by the store when it commits. 0 is "nothing yet". */
export type Seq = number

/** One update to keep. */
export interface Entry {
  /** A Yjs update, version 1 encoding. */
  readonly update: Uint8Array
  readonly by: MemberId
  /**
   * Yjs client ids whose owner the store has to look at: those that this update is the first to use, which belong to `by` from now on, for
   * good; and every pen it writes under, because a pen changes hands and another process may have lent it on.
   */
  readonly claims: readonly number[]
}

/** Who may write under each client id. Null: a pen that lies in its place, under which nobody may. */
export type Owners = ReadonlyMap<number, MemberId | null>

/** Somebody would like to have a pen. */
export interface Wish {
  readonly by: MemberId
  readonly loan: number
  /** Pens that one member may hold of this document at the same time. */
  readonly most: number
}

export interface LoggedUpdate {
  readonly seq: Seq
  readonly update: Uint8Array
  readonly by: MemberId
}

/** Everything kept of a document: the snapshot with the updates after it is the whole text. */
export interface StoredDocument {
  /** Raised when a document is rebuilt in a way old copies cannot merge with. 0 at first. */
  readonly epoch: number
  /** A Yjs state (update v1) that holds every update up to `snapshotSeq`; null when nothing was folded yet (`snapshotSeq` 0). */
  readonly snapshot: Uint8Array | null
  readonly snapshotSeq: Seq
  /** Every update after the snapshot, in order. */
  readonly updates: readonly LoggedUpdate[]
  /** The last seq that was committed. */
  readonly seq: Seq
  readonly owners: Owners
}

export interface Folded {
  /** The stored snapshot holds every update up to here. */
  readonly upto: Seq
  /** Its size. */
  readonly bytes: number
}

export interface Missed {
  /** The updates after the asked seq, in order. */
  readonly updates: readonly LoggedUpdate[]
  /** At least those that these updates wrote under, as they are after the last of them; more does no harm. */
  readonly owners: Owners
}

/**
 * The durable log of documents. Documents themselves are made by features, inside the relational transaction that makes the page or the
 * question (the seed update is seq 1, its claims are recorded with it); this port never creates one.
 */
export interface UpdateLog {
  /**
   * Keeps the entries in this order, all or none, and resolves with the seq of the last one; the others have the seqs just before it.
   * Resolves once they would survive a crash, never before: this is what an acknowledgement promises. Appends of many documents made
   * at the same time may share one commit. Safe beside other processes that append to the same document.
   * `carried` is kept in the same commit, where somebody wants to tell who wrote what; an id that is noted already stays as it was noted.
   * Rejects with ForeignClient when a claimed id already belongs to somebody else (claiming one's own again is fine) or is a pen that `by`
   * does not hold, with UnknownDocument when there is no such document, with any other error when the store cannot (nothing was kept, or
   * it is not known).
   */
  append(document: DocumentId, entries: readonly Entry[], carried?: readonly Carried[]): Promise<Seq>
  /** The document, read in one consistent moment; null when there is none. */
  load(document: DocumentId): Promise<StoredDocument | null>
  /** What was appended after `seq`; null when some of it was folded into a snapshot meanwhile (load instead) or there is no document. */
  since(document: DocumentId, seq: Seq): Promise<Missed | null>
  /**
   * Lends a pen that nobody holds, a new one when none is left; the same one again for a loan that was granted already. Null when that
   * loan is over, when there can be no more, or when the member holds `most`. Durable when it resolves: who writes under a pen is on
   * record before they begin. Two processes never lend the same one. Rejects like `append`.
   */
  lend(document: DocumentId, wish: Wish): Promise<Pen | null>
  /**
   * Takes a pen back, which stands at `pen.clock` and under which nothing more will come. 'moved on': the document is not at `seq` any
   * more, so that clock may be an old one. 'not theirs': this loan is over, or never was. Rejects like `append`.
   */
  takeBack(document: DocumentId, pen: Pen, by: MemberId, seq: Seq): Promise<'done' | 'moved on' | 'not theirs'>
  /**
   * Makes one snapshot (`foldedState`) of all that is kept, and puts it in the place of those updates in one transaction. The engine reads
   * what it folds from the store by itself, away from this thread, while appends go on: they stay behind the snapshot. Where another
   * process has folded as far meanwhile, nothing is written. A crash at any moment leaves the old snapshot with all its updates, or the
   * new one. Resolves with how far the snapshot reaches now; rejects with UnknownDocument.
   */
  fold(document: DocumentId): Promise<Folded>
  /** Commits what is under way, then lets go of the store. Appends made afterwards reject. */
  close(): Promise<void>
}

/** Somebody tried to write under a client id that belongs to another member. */
export class ForeignClient extends Error {
  readonly client: number
  constructor(client: number) {
    super(`The client id ${client} belongs to somebody else`)
    this.name = 'ForeignClient'
    this.client = client
  }
}

export class UnknownDocument extends Error {
  constructor(document: DocumentId) {
    super(`There is no document ${document}`)
    this.name = 'UnknownDocument'
  }
}

export interface Subscriber {
  message(bytes: Uint8Array): void
  /** Messages may have been lost (the connection went and came back): look at the store again. */
  lapse?(): void
}

/**
 * Tells every process, this one too, at most once and soon; a message that gets lost is found again in the log. Messages of one
 * publisher on one topic arrive in order. Nothing is ever delivered inside the call of `publish`.
 */
export interface Bus {
  /** Never rejects and never waits: who publishes has already made the thing durable. */
  publish(topic: string, bytes: Uint8Array): void
  /** Resolves once messages published from now on will arrive. The returned function ends it; safe to call twice. */
  subscribe(topic: string, subscriber: Subscriber): Promise<() => void>
  close(): Promise<void>
}

/** One socket, as a room sees it. */
export interface Transport {
  /**
   * Sends these messages in order. The very same array is handed to every receiver of a turn, so that an engine may frame it once;
   * neither the array nor its bytes change afterwards. Does nothing once the socket is closed.
   */
  send(messages: readonly Uint8Array[]): void
  /** Bytes handed over that the other side has not taken yet. */
  readonly bufferedAmount: number
  /** Stops or goes on reading: what is not read waits at the sender. */
  pause(): void
  resume(): void
  close(code: number, reason: string): void
}

/** The event loop: turns are run between reading sockets, never inside. */
export interface Loop {
  soon(run: () => void): void
  /** Milliseconds that only grow, with fractions, for measuring. */
  elapsed(): number
}
