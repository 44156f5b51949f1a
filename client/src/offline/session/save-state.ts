// What is saved where, as plain data. The chip, the editor and the library read it; only the session writes it.

/** Where the person's own changes are: durable on the server, on this device only, or in this tab's memory only. */
export type Kept = 'everyone' | 'device' | 'not'

/** closed: no network, or so many tries failed that it comes to the same. retrying: lost a moment ago, or connecting. */
export type SocketState = 'open' | 'closed' | 'retrying'

/** Why a session will not come back by itself. `moved`: the document is to be opened again at once, and nothing is lost. */
export type Ended = 'signed-out' | 'not-allowed' | 'gone' | 'update-needed' | 'rebuilt' | 'moved'

/** Why nothing can be written on this device: storage is full, refused by the browser, or failed. */
export type DeviceTrouble = 'full' | 'refused' | 'failed'

export interface SaveState {
  /** Whether this device has been looked at: until then nothing is claimed. */
  readonly known: boolean
  /** The person's own changes that are not durable on the server, counted as undo steps, over all tabs of this browser. */
  readonly queue: number
  /** Acts of the person's that go no further without them: refused, or with something to choose. */
  readonly choices: number
  readonly socket: SocketState
  readonly kept: Kept
  /** Since when `queue` is above zero; null when it is not. */
  readonly since: number | null
  /** When everything was last known to be the same here and on the server; null when never in this sitting or the ones kept. */
  readonly upToDateAt: number | null
  /** When the queue last became empty while the socket was open: "Saved just now". */
  readonly savedAt: number | null
  /** When the next try to connect is due; null when none is. */
  readonly retryAt: number | null
  readonly ended: Ended | null
  /** The person may not write (or no longer may): why, in words. */
  readonly readOnly: string | null
  /** The server cannot keep anything just now (a full disk, a store that is away): its sentence. Writing goes on, on this device. */
  readonly serverTrouble: string | null
  /** Null while the device keeps what it is given. */
  readonly trouble: DeviceTrouble | null
  /** The server refused edits for good: its sentence. */
  readonly refused: string | null
}

export const FRESH: SaveState = {
  known: false,
  queue: 0,
  choices: 0,
  socket: 'retrying',
  kept: 'everyone',
  since: null,
  upToDateAt: null,
  savedAt: null,
  retryAt: null,
  ended: null,
  readOnly: null,
  serverTrouble: null,
  trouble: null,
  refused: null,
}

/** A value that can be read and followed; fits React's useSyncExternalStore. */
export interface Readable<T> {
  get(): T
  /** `told` is called after each change; the returned function ends it. */
  subscribe(told: () => void): () => void
}

/** A value with its followers. Setting what is already there tells nobody. */
export class Cell<T> implements Readable<T> {
  #value: T
  #followers = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  get = (): T => this.#value

  subscribe = (told: () => void): (() => void) => {
    this.#followers.add(told)
    return () => {
      this.#followers.delete(told)
    }
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const told of [...this.#followers]) told()
  }
}
