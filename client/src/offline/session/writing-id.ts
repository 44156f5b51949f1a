import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptId } from '../device/open-device.ts'

interface Here {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whether what is written now goes to the server at once. */
  readonly online: () => boolean
  /** Takes out of the database, for good, an id that stands exactly where it was put back. Null: there is none, or now is no time. */
  readonly take: (clockOf: (client: number) => number) => Promise<KeptId | null>
  /** Puts an id into the database once all that was written under it is there too; never when that fails. Rejects with the reason. */
  readonly putBack: (id: KeptId) => Promise<void>
}

/**
 * The Yjs client id that this tab writes under. Ids never leave a document, so a sitting takes up the one an earlier sitting of this
 * device put back, and puts it back itself when its window is hidden or closed. Two must never write under one id: an id is out of the
 * database before its first use, it is taken only with the server's whole state at hand and standing at the very clock it was put back
 * at, and it is not written under offline before the server has acknowledged something under it. Until then, and whenever in doubt, the
 * tab writes under an id that nobody ever had.
 */
export class WritingId {
  readonly #here: Here
  #current: number
  /** The current id is, or soon will be, in the database for anybody to take: nothing may be written under it. */
  #away = false
  /** An id that was taken up stands here until the server has acknowledged something under it; null for one that is surely ours. */
  #unproven: KeptId | null = null
  #turns: Promise<void> = Promise.resolve()

  constructor(here: Here) {
    this.#here = here
    this.#current = here.doc.clientID
    here.doc.on('beforeTransaction', (transaction: Y.Transaction) => {
      if (!transaction.local) return
      if (this.#away) this.#writeUnder(freshId())
      else if (this.#unproven && !here.online()) this.#letGo(this.#unproven)
    })
    // Yjs leaves an id by itself when somebody else turns up under it. It is not put back then, and the presence follows.
    here.doc.on('afterTransactionCleanup', () => {
      if (here.doc.clientID !== this.#current) this.#writeUnder(here.doc.clientID)
    })
  }

  /** Takes up an id of an earlier sitting, where there is a sound one and this tab has none in use. */
  take(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#free) return
      const id = await this.#here.take((client) => this.#clockOf(client))
      if (!id) return
      // Meanwhile the person may have begun to write, or somebody turned up under the very id.
      if (this.#clockOf(id.client) !== id.clock) return
      if (this.#free) {
        this.#writeUnder(id.client)
        this.#unproven = id
      } else await this.#here.putBack(id)
    })
  }

  /** Puts the id back, if anything was written under it; what is written after this call goes under a fresh one. */
  putBack(): Promise<void> {
    const id = { client: this.#current, clock: this.#clockOf(this.#current) }
    if (this.#away || id.clock === 0) return this.#turns
    this.#away = true
    return this.#inTurn(() => this.#here.putBack(id))
  }

  /** The server has everything this tab wrote: from now on a copy of this browser's profile finds the id at another clock than its own. */
  prove(): void {
    if (this.#unproven && this.#clockOf(this.#current) > this.#unproven.clock) this.#unproven = null
  }

  /** Offline, under an id nobody has seen used yet, a copy of the profile might write too. */
  #letGo(id: KeptId): void {
    const untouched = this.#clockOf(id.client) === id.clock
    this.#writeUnder(freshId())
    if (untouched) void this.#inTurn(() => this.#here.putBack(id)).catch(() => undefined)
  }

  get #free(): boolean {
    return this.#away || this.#clockOf(this.#current) === 0
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turns.then(work)
    this.#turns = turn.catch(() => undefined)
    return turn
  }

  #clockOf(client: number): number {
    return Y.getState(this.#here.doc.store, client)
  }

  /** The presence goes along: the stock client takes the two ids for one. */
  #writeUnder(client: number): void {
    const { doc, awareness, now } = this.#here
    this.#away = false
    this.#unproven = null
    this.#current = client
    doc.clientID = client
    if (awareness.clientID === client) return
    const state = awareness.getLocalState()
    awareness.setLocalState(null)
    awareness.clientID = client
    // Others remember how far the presence of this id had counted, and would not hear one that counts from the beginning.
    awareness.meta.set(client, { clock: Math.floor(now() / 1000), lastUpdated: now() })
    awareness.setLocalState(state)
  }
}

const freshId = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
