import type { Clock, Timer } from '@commonplace/kit'
import {
  type Pen,
  type PenWord,
  penGivenBackMessage,
  penNeverMindMessage,
  penWantedMessage,
} from '@commonplace/sync/client'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PenRow } from '../device/open-device.ts'

/** The device's record of the pens lent to it, see Pens. */
interface Records {
  all(): Promise<readonly PenRow[]>
  /** Whether words lie on this device that no window has seen acknowledged. */
  unsent(): Promise<boolean>
  hold(pen: Pen): Promise<void>
  layDown(pen: Pen): Promise<void>
  forget(loan: number): Promise<void>
}

interface Here {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly clock: Clock
  /** A number that nobody else thinks of. */
  readonly mintLoan: () => number
  /** Somebody is at this window who may write, and the server's whole state is here. */
  readonly atWork: () => boolean
  /** The server is there and has everything that was written on this device. */
  readonly settled: () => boolean
  /** Says it to the server; false: there is no socket. */
  readonly say: (message: Uint8Array) => boolean
  /** Null while, or where, nothing can be kept on this device. */
  readonly records: () => Records | null
  /** The sittings of this browser that go on; null where that cannot be known. */
  readonly alive: () => Promise<ReadonlySet<string> | null>
  readonly failed: (error: unknown) => void
}

/** A pen that nobody writes under; `clock` is null where it stands wherever the document says once all is settled. */
interface Laid {
  readonly client: number
  readonly loan: number
  readonly clock: number | null
}

/** So long a pen must have lain still beside a window that is gone. Longer than the server keeps a dead socket, whose words may still come. */
const STILL = 120_000
/** So long a window that closes waits for the server to say that it has the pen. Without that word the next one says it again. */
const PATIENCE = 2_000

/**
 * The Yjs client id that this window writes under. Ids never leave a document, so the server lends one, a pen, to whoever sits down and
 * wants it back when they rise. Only the window it was lent to ever writes under a pen, from memory: never another window, a later sitting
 * or a copy of the profile. Without a pen (not yet connected, hidden, none left) it writes under an id that nobody ever had.
 */
export class WritingId {
  readonly #here: Here
  #own: number
  #current: number
  #pen: Pen | null = null
  /** The loan that was asked for and not heard of yet. It keeps its name over a cut, so that asking again gives the same pen. */
  #asked: number | null = null
  readonly #laid = new Map<number, Laid>()
  /** How far the server has said that it has what was written here, by pen. */
  readonly #acknowledged = new Map<number, number>()
  /** Loans the server was told on this connection that they are over. */
  readonly #told = new Set<number>()
  /** The loans of windows that are gone, and where their pens stood at the last look. */
  readonly #lost = new Map<number, number>()
  #look: Promise<void> | null = null
  #again: Timer | null = null
  #answered: () => void = () => undefined

  constructor(here: Here) {
    this.#here = here
    this.#own = here.doc.clientID
    this.#current = here.doc.clientID
    // Yjs leaves an id by itself when somebody else turns up under it. Nothing good can be said of that pen: it is not given back.
    here.doc.on('afterTransactionCleanup', () => {
      if (here.doc.clientID === this.#current) return
      this.#pen = null
      this.#own = here.doc.clientID
      this.#writeUnder(this.#own, here.clock.now())
    })
  }

  /** Asks for a pen, where somebody is at work and there is none. */
  ask(): void {
    if (this.#pen || !this.#here.atWork()) return
    this.#asked ??= this.#here.mintLoan()
    this.#here.say(penWantedMessage(this.#asked))
  }

  hear(word: PenWord): void {
    if (word.kind === 'pen-back') {
      this.#laid.delete(word.loan)
      this.#record((records) => records.forget(word.loan))
      if (!this.#unanswered) this.#answered()
      return
    }
    const { pen, time } = word
    if (pen.loan !== this.#asked) return
    this.#asked = null
    if (this.#here.atWork() && this.#clockOf(pen.client) === pen.clock) {
      this.#pen = pen
      this.#acknowledged.set(pen.client, pen.clock)
      this.#record((records) => records.hold(pen))
      this.#writeUnder(pen.client, time)
      return
    }
    this.#laid.set(pen.loan, pen)
    this.giveBack()
  }

  /** Writes under its own id from now on. Resolves once a later sitting would find the pen and give it back, should this one not come to it. */
  async layDown(): Promise<void> {
    if (this.#asked !== null && this.#here.say(penNeverMindMessage(this.#asked))) this.#asked = null
    if (!this.#pen) return
    const laid = { ...this.#pen, clock: this.#clockOf(this.#pen.client) }
    this.#pen = null
    this.#writeUnder(this.#own, this.#here.clock.now())
    this.#laid.set(laid.loan, laid)
    this.giveBack()
    await this.#here.records()?.layDown(laid)
  }

  /** Gives back what lies here, once the server has everything. */
  giveBack(): void {
    if (!this.#here.settled()) return
    this.#note()
    for (const { client, loan, clock } of this.#laid.values()) {
      const stands = this.#clockOf(client)
      if (this.#told.has(loan) || stands < (clock ?? 0)) continue
      if (this.#here.say(penGivenBackMessage({ client, loan, clock: clock ?? stands }))) this.#told.add(loan)
    }
    this.#look ??= this.#lookForOthers().catch(this.#here.failed)
  }

  /** How far the server has said that it has what was written under the pens of this device. */
  async acknowledged(): Promise<ReadonlyMap<number, number>> {
    const rows = (await this.#here.records()?.all()) ?? []
    const known = new Map(rows.map(({ client, acknowledged }) => [client, acknowledged]))
    for (const [client, clock] of this.#acknowledged) known.set(client, clock)
    return known
  }

  /** The server has everything: what comes from here on under the pen is told apart from it, should another turn up there. */
  #note(): void {
    const pen = this.#pen
    if (!pen) return
    const clock = this.#clockOf(pen.client)
    if (clock === this.#acknowledged.get(pen.client)) return
    this.#acknowledged.set(pen.client, clock)
    this.#record((records) => records.hold({ ...pen, clock }))
  }

  /** A new connection was told nothing yet. */
  connected(): void {
    this.#told.clear()
  }

  /** The socket is gone, and no answer comes any more. */
  lost(): void {
    this.#answered()
  }

  /** Resolves once the server has said that it has what was given back, or has said nothing for a while. */
  async close(): Promise<void> {
    await this.#look
    this.#again?.cancel()
    if (!this.#unanswered) return
    const answer = Promise.withResolvers<void>()
    this.#answered = answer.resolve
    const patience = this.#here.clock.after(PATIENCE, answer.resolve)
    await answer.promise
    patience.cancel()
  }

  get #unanswered(): boolean {
    return this.#here.settled() && [...this.#told].some((loan) => this.#laid.has(loan))
  }

  /** Finds the pens of earlier sittings: laid down and not given back yet, or left by a window that was killed. */
  async #lookForOthers(): Promise<void> {
    const rows = (await this.#here.records()?.all()) ?? []
    const left = rows.some(({ sitting }) => sitting !== null)
    // What a window wrote with no network, and was killed, is nowhere but on the disk.
    const alive = left && !(await this.#here.records()?.unsent()) ? await this.#here.alive() : null
    let waits = false
    for (const { client, loan, clock, sitting } of rows) {
      if (this.#laid.has(loan) || loan === this.#pen?.loan) continue
      if (sitting === null) this.#laid.set(loan, { client, loan, clock })
      else if (!alive?.has(sitting)) {
        if (alive && this.#lies(client, loan)) this.#laid.set(loan, { client, loan, clock: null })
        else waits = true
      }
    }
    this.giveBack()
    if (waits)
      this.#again = this.#here.clock.after(STILL, () => {
        this.#look = null
        this.giveBack()
      })
  }

  /** Whether a pen without a window has lain still since the last look. */
  #lies(client: number, loan: number): boolean {
    const clock = this.#clockOf(client)
    const still = this.#lost.get(loan) === clock
    this.#lost.set(loan, clock)
    return still
  }

  #record(write: (records: Records) => Promise<void>): void {
    const records = this.#here.records()
    if (records) void write(records).catch(this.#here.failed)
  }

  #clockOf(client: number): number {
    return Y.getState(this.#here.doc.store, client)
  }

  /**
   * The presence goes along: the stock client takes the two ids for one. It counts from the server's time of day: others remember how far
   * the presence of the pen's last holder had counted, and would not hear one that begins below.
   */
  #writeUnder(client: number, time: number): void {
    const { doc, awareness } = this.#here
    this.#current = client
    doc.clientID = client
    if (awareness.clientID === client) return
    const state = awareness.getLocalState()
    awareness.setLocalState(null)
    awareness.clientID = client
    const counted = awareness.meta.get(client)?.clock ?? 0
    awareness.meta.set(client, { clock: Math.max(counted, time), lastUpdated: time })
    awareness.setLocalState(state)
  }
}
