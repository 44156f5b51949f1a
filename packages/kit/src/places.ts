/** Counts how many hold a place under a name, where there are only so many: sockets of an address, streams of a member. */
export class Places {
  readonly #counts = new Map<string, number>()

  /** Takes a place under each of these names; null, and none is taken, when one of them is full. The returned function gives them back. */
  take(names: readonly (readonly [name: string, cap: number])[]): (() => void) | null {
    if (names.some(([name, cap]) => (this.#counts.get(name) ?? 0) >= cap)) return null
    for (const [name] of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    let taken = true
    return () => {
      if (!taken) return
      taken = false
      for (const [name] of names) {
        const left = (this.#counts.get(name) ?? 1) - 1
        if (left === 0) this.#counts.delete(name)
        else this.#counts.set(name, left)
      }
    }
  }

  /** How many names are counted: zero when nobody is here. */
  get size(): number {
    return this.#counts.size
  }
}
