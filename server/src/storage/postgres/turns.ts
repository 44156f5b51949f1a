/** One at a time, in the order of asking. */
export class Turns {
  #tail: Promise<void> = Promise.resolve()

  /** Resolves when it is one's turn, with the way to end it. */
  async take(): Promise<() => void> {
    const before = this.#tail
    let done: () => void = () => undefined
    this.#tail = new Promise((resolve) => {
      done = resolve
    })
    await before
    return done
  }
}
