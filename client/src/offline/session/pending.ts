// Which of the person's own edits the server has not settled. Pure: told what happened, says what is left.

export interface Mark {
  readonly id: string
  readonly step: string
  readonly at: number
}

/** What messages of this connection carry, that are one edit in parts or by themselves. */
interface Sent {
  readonly messages: number
  readonly ids: readonly string[]
}

interface Held extends Mark {
  written: boolean
}

/** Edits closer together than this are one undo step, as the editor's undo counts them. */
const STEP_MS = 500

/**
 * The edits of all tabs on one document that wait for the server. Each edit has a mark; an update message of this connection carries
 * marks; the server acknowledges messages by their number, in order.
 */
export class Pending {
  #marks = new Map<string, Held>()
  /** By the number of the last message that carried them on this connection: in parts, an edit is kept when all of it is. */
  #carried = new Map<number, Sent>()
  #messages = 0
  /** Marks that no message of this connection has carried. */
  #untold = new Set<string>()
  /** The marks of edits that this tab has just made and that go out in the very next message, if the socket is open. */
  #fresh: string[] = []
  #step = { id: '', at: Number.NEGATIVE_INFINITY }
  #minted = 0
  readonly #sitting: string

  /** `sitting` names this tab's session, so that marks of different tabs never meet. */
  constructor(sitting: string) {
    this.#sitting = sitting
  }

  /** An own edit was made in this tab. */
  mint(now: number): Mark {
    const id = `${this.#sitting}-${this.#minted++}`
    if (now - this.#step.at >= STEP_MS) this.#step = { id, at: now }
    this.#step.at = now
    const mark = { id, step: this.#step.id, at: now }
    this.#marks.set(id, { ...mark, written: false })
    this.#untold.add(id)
    this.#fresh.push(id)
    return mark
  }

  /** Edits made earlier, written on this device. */
  adopt(marks: readonly Mark[]): void {
    for (const mark of marks) this.#marks.set(mark.id, { ...mark, written: true })
    for (const mark of marks) this.#untold.add(mark.id)
  }

  /** An edit that another tab is making: it will say when it has written and when the server has settled it. */
  hear(mark: Mark): void {
    this.#marks.set(mark.id, { ...mark, written: false })
    this.#untold.add(mark.id)
  }

  written(ids: readonly string[]): void {
    for (const id of ids) {
      const held = this.#marks.get(id)
      if (held) held.written = true
    }
  }

  /** A new connection counts its messages from one again. */
  connected(): void {
    this.#messages = 0
    this.#carried.clear()
    this.#fresh = []
    for (const id of this.#marks.keys()) this.#untold.add(id)
  }

  /** An update goes out, in one message or several. `whole` answers the server's step 1 and so carries every edit that waits. */
  sent(whole: boolean, messages = 1): void {
    this.#messages += messages
    const ids = whole ? [...this.#marks.keys()] : this.#fresh
    this.#fresh = []
    this.#carried.set(this.#messages, { messages, ids })
    for (const id of ids) this.#untold.delete(id)
  }

  /** The server did not take this message; what it carried waits for a later one. */
  refused(message: number): readonly string[] {
    for (const [last, { messages, ids }] of this.#carried) {
      if (message > last || message <= last - messages) continue
      this.#carried.delete(last)
      for (const id of ids) if (this.#marks.has(id)) this.#untold.add(id)
      return ids
    }
    return []
  }

  /** The first `count` messages of this connection are settled; returns the marks that are thereby kept for everyone. */
  acknowledged(count: number): readonly string[] {
    const settled: string[] = []
    for (const [message, { ids }] of this.#carried) {
      if (message > count) continue
      settled.push(...ids)
      this.#carried.delete(message)
    }
    return this.forget(settled)
  }

  /** These marks are settled, here or in another tab; returns those that were waiting. */
  forget(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => {
      this.#untold.delete(id)
      return this.#marks.delete(id)
    })
  }

  /** The marks of all that waits. */
  get marks(): readonly Mark[] {
    return [...this.#marks.values()].map(({ id, step, at }) => ({ id, step, at }))
  }

  /** Undo steps that wait. */
  get steps(): number {
    return new Set([...this.#marks.values()].map((mark) => mark.step)).size
  }

  get size(): number {
    return this.#marks.size
  }

  /** Whether all that waits is written on this device. */
  get onDevice(): boolean {
    for (const mark of this.#marks.values()) if (!mark.written) return false
    return true
  }

  get since(): number | null {
    let first: number | null = null
    for (const mark of this.#marks.values()) first = first === null ? mark.at : Math.min(first, mark.at)
    return first
  }

  /** Whether something waits that no message of this connection has carried. */
  get stranded(): boolean {
    return this.#untold.size > 0
  }
}
