// Chance is handed in like time, so that a run can be told again from its seed.

export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for tests and jitter, never for secrets. */
export function seededRandom(seed: number): Random & { int(below: number): number; pick<T>(items: readonly T[]): T } {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    pick(items) {
      if (items.length === 0) throw new Error('Nothing to pick from')
      return items[int(items.length)] as (typeof items)[number]
    },
  }
}

/** The machine's cryptographic chance, as a number. */
export const systemRandom: Random = {
  next: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4294967296,
}
