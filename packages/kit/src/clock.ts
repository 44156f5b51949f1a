// Time is handed in, never read, so that tests move it by hand and nothing sleeps.

/** A running timer; `cancel` is safe to call twice and after it fired. */
export interface Timer {
  cancel(): void
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls `run` once, after at least `ms` milliseconds. */
  after(ms: number, run: () => void): Timer
}

/** The machine's own time. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer: unknown = setTimeout(run, ms)
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref()
    return { cancel: () => clearTimeout(timer as ReturnType<typeof setTimeout>) }
  },
}

/** A clock that stands still until it is moved. Timers fire in the order of their time, then of their making. */
export class FakeClock implements Clock {
  #now: number
  #order = 0
  #timers = new Set<{ at: number; order: number; run: () => void }>()

  constructor(now = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): Timer {
    const timer = { at: this.#now + ms, order: this.#order++, run }
    this.#timers.add(timer)
    return { cancel: () => this.#timers.delete(timer) }
  }

  /** Moves time forward by `ms`, firing what falls due on the way, also what those timers set. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.#timers.delete(due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
    }
    this.#now = until
  }

  /** How many timers are set: zero once everything that opened has closed. */
  get pending(): number {
    return this.#timers.size
  }

  #next(until: number) {
    let first: { at: number; order: number; run: () => void } | undefined
    for (const timer of this.#timers) {
      if (timer.at > until) continue
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer
    }
    return first
  }
}
