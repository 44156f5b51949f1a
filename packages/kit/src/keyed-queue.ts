// Work on one thing happens in order; work on different things does not wait for each other.

/** Runs tasks of the same key one after the other, in the order they were added. Forgets a key when its last task ended. */
export class KeyedQueue<Key> {
  #tails = new Map<Key, Promise<unknown>>()

  /** The task's own result. A task that fails does not stop the ones behind it. */
  run<T>(key: Key, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const result = before.then(task, task)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    this.#tails.set(key, tail)
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    return result
  }

  /** Resolves when everything added so far has ended. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }

  get size(): number {
    return this.#tails.size
  }
}
