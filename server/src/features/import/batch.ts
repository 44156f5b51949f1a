import type { Store, Writes } from '../../ports/store.ts'

type Write = (writes: Writes) => Promise<void>

/** Collects writes and does many of them in one transaction: one commit for hundreds of pages instead of one for each. */
export class Batch {
  readonly #store: Store
  readonly #size: number
  #waiting: Write[] = []

  constructor(store: Store, size = 200) {
    this.#store = store
    this.#size = size
  }

  /** Adds a write; when enough wait, they are done, and the batch is durable when this resolves. */
  async add(write: Write): Promise<void> {
    this.#waiting.push(write)
    if (this.#waiting.length >= this.#size) await this.flush()
  }

  async flush(): Promise<void> {
    const writes = this.#waiting
    this.#waiting = []
    if (writes.length === 0) return
    await this.#store.change(async (all) => {
      for (const write of writes) await write(all)
    })
  }
}
