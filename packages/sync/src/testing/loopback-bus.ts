import type { Bus, Subscriber } from '../ports.ts'

/** The wire between loopback buses: one for a whole test, one bus on it for each "process". */
export class LoopbackWire {
  readonly topics = new Map<string, Set<Subscriber>>()
  /** Asked for each delivery; true loses it. */
  lose: () => boolean = () => false
  /** Brings a message to its place: soon, unless the test wants it later or twice. */
  carry: (deliver: () => void) => void = queueMicrotask
}

/** A Bus in memory that delivers in a microtask, or loses what the test wants lost. */
export class LoopbackBus implements Bus {
  readonly #wire: LoopbackWire
  readonly #mine = new Set<() => void>()

  constructor(wire: LoopbackWire = new LoopbackWire()) {
    this.#wire = wire
  }

  publish(topic: string, bytes: Uint8Array): void {
    const copy = bytes.slice()
    for (const subscriber of this.#wire.topics.get(topic) ?? []) {
      if (this.#wire.lose()) continue
      this.#wire.carry(() => {
        if (this.#wire.topics.get(topic)?.has(subscriber)) subscriber.message(copy)
      })
    }
  }

  async subscribe(topic: string, subscriber: Subscriber): Promise<() => void> {
    const own: Subscriber = {
      message: (bytes) => subscriber.message(bytes),
      lapse: () => subscriber.lapse?.(),
    }
    const subscribers = this.#wire.topics.get(topic) ?? new Set()
    this.#wire.topics.set(topic, subscribers.add(own))
    const end = () => {
      subscribers.delete(own)
      if (subscribers.size === 0 && this.#wire.topics.get(topic) === subscribers) this.#wire.topics.delete(topic)
      this.#mine.delete(end)
    }
    this.#mine.add(end)
    return end
  }

  async close(): Promise<void> {
    for (const end of [...this.#mine]) end()
  }
}
