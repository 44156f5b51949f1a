import { type Clock, mintId, type Random } from '@commonplace/kit'

// Where a page stands among its siblings: a word between the words of its neighbours, so that moving one page changes one row.
// The midpoint is found as in "Implementing Fractional Indexing" (David Greenspan, CC0).

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ZERO = '0'

/** A place after everything that is there: it begins with the time. */
export const positionAtEnd = (clock: Clock, random: Random): string => `${mintId(clock, random)}V`

/** A place after `before` and ahead of `after`; null is the beginning or the end. `before` sorts ahead of `after`. */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return `${before}V`
  return midpoint(before ?? '', after)
}

function midpoint(a: string, b: string | null): string {
  if (b !== null) {
    let same = 0
    while (same < b.length && (a[same] ?? ZERO) === b[same]) same++
    if (same > 0) return b.slice(0, same) + midpoint(a.slice(same), b.slice(same))
  }
  const low = a === '' ? 0 : DIGITS.indexOf(a[0] ?? ZERO)
  const high = b ? DIGITS.indexOf(b[0] ?? ZERO) : DIGITS.length
  if (high - low > 1) return DIGITS[Math.round((low + high) / 2)] ?? ''
  if (b !== null && b.length > 1) return b.slice(0, 1)
  return (DIGITS[low] ?? ZERO) + midpoint(a.slice(1), null)
}

/** As many places in string order as there are siblings, spread evenly so that there is room between any two. */
export function positionKeys(count: number): string[] {
  const width = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(62)) + 1)
  const step = 62 ** width / (count + 1)
  return Array.from({ length: count }, (_, i) => {
    let rest = Math.floor(step * (i + 1))
    let key = ''
    for (let digit = 0; digit < width; digit++) {
      key = DIGITS[rest % 62] + key
      rest = Math.floor(rest / 62)
    }
    // A key that ends in the lowest digit would leave no room before it.
    return key.replace(/0+$/, '') || DIGITS[1] || '1'
  })
}
