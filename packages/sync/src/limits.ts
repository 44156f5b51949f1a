// The figures a room works by, in one place; docs/rules/sync.md says which rule each belongs to.

export interface Limits {
  /** Updates and bytes one document may have applied before the other documents get their turn. */
  readonly updatesPerTurn: number
  readonly bytesPerTurn: number
  /** Milliseconds all documents together may work before sockets are read again. */
  readonly turnMs: number
  /** Messages and bytes of one socket that may wait; above, the socket is not read until half is done. */
  readonly waitingMessages: number
  readonly waitingBytes: number
  /** Bytes a socket may leave unread before it is closed with 1013; it comes back and syncs. */
  readonly unreadBytes: number
  /** New Yjs client ids one socket may bring (an offline copy brings one for each sitting), one member may have in a document, and it may hold. */
  readonly clientsPerSession: number
  readonly clientsPerMember: number
  readonly clientsPerDocument: number
  /** Pens of a document that one member may hold at the same time. Who holds more writes under ids of their own. */
  readonly pensPerMember: number
  /** Errands about the pens of a document that one member may have the server run in a minute, from all their windows together. */
  readonly penErrandsPerMinute: number
  /** Messages of a socket that may be refused before it is closed for good. */
  readonly refusals: number
  /** How deep types may nest in a document. */
  readonly depth: number
  /** Bytes of one presence state, and how many presences a socket may have. */
  readonly presenceBytes: number
  readonly presencesPerSession: number
  /** Updates after the last snapshot that make a new one due: while the document is open, and when it is put away. */
  readonly foldOpen: number
  readonly foldClosing: number
}

export const LIMITS: Limits = {
  updatesPerTurn: 256,
  bytesPerTurn: 512 * 1024,
  turnMs: 8,
  waitingMessages: 512,
  waitingBytes: 2 * 1024 * 1024,
  unreadBytes: 8 * 1024 * 1024,
  clientsPerSession: 256,
  clientsPerMember: 25_000,
  clientsPerDocument: 100_000,
  pensPerMember: 32,
  penErrandsPerMinute: 120,
  refusals: 5_000,
  depth: 100,
  presenceBytes: 4096,
  presencesPerSession: 4,
  foldOpen: 500,
  foldClosing: 20,
}

/** All in milliseconds. */
export interface Timing {
  /** Quiet time after which a document counts as settled. */
  readonly settle: number
  /** How long an empty document stays in memory. */
  readonly linger: number
  /** Presence is told at most this often. */
  readonly presence: number
  /** A socket's second step 1 is answered this long after its first. */
  readonly step1: number
  /** A message at least this often, or the stock client thinks the server is gone (30 s). */
  readonly keepalive: number
  /** With other processes: how often the log is asked whether the bus lost something. 0: never. */
  readonly repair: number
  /** Presence that came from another process and was not heard of again for this long has gone. */
  readonly presenceLost: number
  /** After the store failed: the first and the longest wait before it is tried again. */
  readonly retryFirst: number
  readonly retryLongest: number
}

export const TIMING: Timing = {
  settle: 4_000,
  linger: 5_000,
  presence: 50,
  step1: 1_000,
  keepalive: 20_000,
  repair: 0,
  presenceLost: 45_000,
  retryFirst: 250,
  retryLongest: 15_000,
}
