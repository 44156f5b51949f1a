import type { DomainEvent } from '@commonplace/domain'

type Listener = (events: readonly DomainEvent[]) => void

/** Who hears of events on this process. One listener that throws is reported and takes nothing from the others or from the change. */
export class Listeners {
  readonly #listeners = new Set<Listener>()
  readonly #log: (sentence: string) => void

  constructor(log: (sentence: string) => void) {
    this.#log = log
  }

  add(listener: Listener): () => void {
    // Each adding is its own, also of the same function.
    const own: Listener = (events) => listener(events)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  tell(events: readonly DomainEvent[]): void {
    if (events.length === 0) return
    for (const listener of [...this.#listeners]) {
      try {
        listener(events)
      } catch (error) {
        const types = [...new Set(events.map(({ type }) => type))].join(', ')
        this.#log(
          `A listener failed on ${types}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        )
      }
    }
  }
}
