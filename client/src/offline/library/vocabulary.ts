/** The words that stand in what is kept, to correct those that nobody wrote. */
export class Vocabulary {
  /** By length, so that only words of a like length are compared. */
  readonly #byLength = new Map<number, Set<string>>()

  add(word: string): void {
    const words = this.#byLength.get(word.length)
    if (words) words.add(word)
    else this.#byLength.set(word.length, new Set([word]))
  }

  has(word: string): boolean {
    return this.#byLength.get(word.length)?.has(word) ?? false
  }

  /** Whether some word begins like this. */
  begins(start: string): boolean {
    for (const [length, words] of this.#byLength) {
      if (length < start.length) continue
      for (const word of words) if (word.startsWith(start)) return true
    }
    return false
  }

  /** Up to five words at the smallest distance: one slip of the finger, two in words of eight letters or more. */
  near(word: string): string[] {
    if (word.length < 3) return []
    const most = word.length >= 8 ? 2 : 1
    let best = most + 1
    let found: string[] = []
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of this.#byLength.get(length) ?? []) {
        const far = distance(word, other, Math.min(best, most))
        if (far > most || far > best) continue
        if (far < best) found = []
        best = far
        found.push(other)
      }
    }
    return found.slice(0, 5)
  }
}

/** Damerau's distance (a swap of neighbours is one slip), or more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let far = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        far = Math.min(far, (before[j - 2] ?? 0) + 1)
      row.push(far)
      least = Math.min(least, far)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}
