import type { Loop } from './ports.ts'

/** Something with work to do, a bounded piece at a time. */
export interface Worker {
  /** Does one piece of work. Asks for another turn itself if more is waiting. */
  turn(): void
}

/**
 * Lets every document work in its turn. One that is flooded does a bounded piece, then waits behind the others, and between rounds the
 * sockets are read: what one document costs another is at most one piece of each busy document.
 */
export class TurnLoop {
  readonly #loop: Loop
  readonly #turnMs: number
  readonly #waiting = new Set<Worker>()
  #set = false

  constructor(loop: Loop, turnMs: number) {
    this.#loop = loop
    this.#turnMs = turnMs
  }

  ready(worker: Worker): void {
    this.#waiting.add(worker)
    this.#arm()
  }

  forget(worker: Worker): void {
    this.#waiting.delete(worker)
  }

  #arm(): void {
    if (this.#set) return
    this.#set = true
    this.#loop.soon(() => this.#round())
  }

  #round(): void {
    this.#set = false
    const until = this.#loop.elapsed() + this.#turnMs
    // A worker that asks again during its turn stands behind those that wait already; it is not in this round.
    for (const worker of [...this.#waiting]) {
      if (!this.#waiting.delete(worker)) continue
      worker.turn()
      if (this.#loop.elapsed() >= until) break
    }
    if (this.#waiting.size > 0) this.#arm()
  }
}
