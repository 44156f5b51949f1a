import type { Random } from './random.ts'

export interface Backoff {
  /** Milliseconds to wait before the next try; grows with each call. */
  next(): number
  /** Starts again from the shortest wait, after a success. */
  reset(): void
}

/** Exponential waits with full jitter (Brooker, "Exponential Backoff And Jitter", 2015), so that many clients do not return in step. */
export function backoff(random: Random, { first = 200, longest = 30_000 } = {}): Backoff {
  let tries = 0
  return {
    next() {
      const ceiling = Math.min(longest, first * 2 ** tries++)
      return Math.round(ceiling / 2 + (random.next() * ceiling) / 2)
    },
    reset() {
      tries = 0
    },
  }
}
