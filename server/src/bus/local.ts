import type { Bus, Subscriber } from '@commonplace/sync'

/** The bus of a process that is alone: it hears itself, in a later turn of the event loop, and nothing is ever lost. */
export class LocalBus implements Bus {
  readonly #topics = new Map<string, Set<Subscriber>>()

  publish(topic: string, bytes: Uint8Array): void {
    if (!this.#topics.has(topic)) return
    const copy = bytes.slice()
    setImmediate(() => {
      for (const subscriber of this.#topics.get(topic) ?? []) subscriber.message(copy)
    })
  }

  async subscribe(topic: string, subscriber: Subscriber): Promise<() => void> {
    const own: Subscriber = { message: (bytes) => subscriber.message(bytes) }
    const subscribers = this.#topics.get(topic) ?? new Set()
    this.#topics.set(topic, subscribers.add(own))
    return () => {
      subscribers.delete(own)
      if (subscribers.size === 0 && this.#topics.get(topic) === subscribers) this.#topics.delete(topic)
    }
  }

  async close(): Promise<void> {
    this.#topics.clear()
  }
}
