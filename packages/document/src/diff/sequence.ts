import { diff as myers } from 'fast-myers-diff'

/** From and to in the older sequence, from and to in the newer one. */
export type Hunk = readonly [number, number, number, number]

/**
 * Comparisons after which two sequences are taken to have nothing in common but their ends: about a tenth of a second. Finding the least
 * difference takes the length times the difference, a minute for two texts of a few hundred kilobytes that share little.
 */
const MOST = 10_000_000

class Enough extends Error {}

/** What differs between two sequences of numbers, in order. */
export function hunksOf(a: readonly number[], b: readonly number[], most = MOST): Hunk[] {
  let left = most
  const same = (i: number, j: number): boolean => {
    if (--left < 0) throw new Enough()
    return a[i] === b[j]
  }
  try {
    return [...myers(a as number[], b as number[], same)]
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    return [betweenEnds(a, b)]
  }
}

function betweenEnds(a: readonly number[], b: readonly number[]): Hunk {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [start, a.length - end, start, b.length - end]
}
