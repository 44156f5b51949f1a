import type { DocumentId } from '@commonplace/domain'
import type { Timer } from '@commonplace/kit'
import { type BusMessage, decodeBusMessage, encodeBusMessage } from './bus-message.ts'
import type { Entry, Seq } from './ports.ts'
import type { Replica } from './replica.ts'
import { asMissed } from './replica.ts'
import type { Tools } from './tools.ts'

interface Heard {
  ready(): void
  presence(update: Uint8Array): void
  /** The presences of this process, for one that has just opened the document; null when there are none. */
  ours(): Uint8Array | null
}

/**
 * The same document in other processes: tells them what is kept here, hears what is kept there, and looks into the log when something was
 * missed. A process that is alone (`shared` false) says and hears nothing.
 */
export class Neighbours {
  readonly #document: DocumentId
  readonly #tools: Tools
  readonly #told: Heard
  #heard: { first: Seq; entries: readonly Entry[] }[] = []
  #behind = false
  #leave: (() => void) | null = null
  #repair: Timer | null = null
  #closed = false

  constructor(document: DocumentId, tools: Tools, told: Heard) {
    this.#document = document
    this.#tools = tools
    this.#told = told
  }

  /** Begins to listen. To be done before loading, so that nothing falls between what is loaded and what is heard. */
  async open(): Promise<void> {
    if (!this.#tools.shared) return
    this.#leave = await this.#tools.bus.subscribe(this.#document, {
      message: (bytes) => this.#hear(decodeBusMessage(bytes)),
      lapse: () => this.lookSoon(),
    })
    if (this.#closed) this.#leave()
    else this.#armRepair()
  }

  greet(): void {
    this.#publish({ kind: 'who-is-here', process: this.#tools.process })
  }

  kept(first: Seq, entries: readonly Entry[]): void {
    this.#publish({ kind: 'kept', process: this.#tools.process, first, entries })
  }

  presence(update: Uint8Array): void {
    this.#publish({ kind: 'presence', process: this.#tools.process, update })
  }

  get waiting(): boolean {
    return this.#behind || this.#heard.length > 0
  }

  /** The log may hold more than is here: it will be looked into in the next turn. */
  lookSoon(): void {
    this.#behind = true
    this.#told.ready()
  }

  /** What is waiting is in the log that was just loaded. */
  forget(): void {
    this.#heard = []
    this.#behind = false
  }

  /** Takes in what others have kept. Each piece is told on before the next is taken, so that none is lost when the log fails on the way. */
  async listen(replica: Replica, relay: (updates: readonly Uint8Array[]) => void): Promise<void> {
    for (const { first, entries } of this.#heard.splice(0)) {
      const { seq } = replica.body
      if (first === seq + 1) relay(replica.take(asMissed(first, entries)))
      else if (first + entries.length - 1 > seq) this.#behind = true
    }
    if (!this.#behind) return
    this.#behind = false
    relay(await replica.catchUp())
  }

  close(): void {
    this.#closed = true
    this.#repair?.cancel()
    this.#leave?.()
    this.forget()
  }

  #hear(message: BusMessage): void {
    if (this.#closed || message.process === this.#tools.process) return
    if (message.kind === 'presence') this.#told.presence(message.update)
    else if (message.kind === 'kept') {
      this.#heard.push(message)
      this.#told.ready()
    } else {
      const ours = this.#told.ours()
      if (ours) this.presence(ours)
    }
  }

  #publish(message: BusMessage): void {
    if (this.#tools.shared) this.#tools.bus.publish(this.#document, encodeBusMessage(message))
  }

  #armRepair(): void {
    const { repair } = this.#tools.timing
    if (repair === 0) return
    this.#repair = this.#tools.clock.after(repair, () => {
      this.lookSoon()
      this.#armRepair()
    })
  }
}
