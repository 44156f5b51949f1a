/** A set of stretches of clocks, [from, to), of one client id. */
export class ClockRanges {
  /** In order, never touching. */
  #ranges: (readonly [from: number, to: number])[] = []

  /** Adds a stretch and gives the parts of it that were not there before. */
  add(from: number, to: number): (readonly [number, number])[] {
    const fresh: (readonly [number, number])[] = []
    let first = this.#firstTouching(from)
    let [start, end, at] = [from, to, from]
    const begin = first
    for (; first < this.#ranges.length; first++) {
      const [a, b] = this.#ranges[first] as readonly [number, number]
      if (a > to) break
      if (a > at) fresh.push([at, Math.min(a, to)])
      at = Math.max(at, b)
      start = Math.min(start, a)
      end = Math.max(end, b)
    }
    if (at < to) fresh.push([at, to])
    this.#ranges.splice(begin, first - begin, [start, end])
    return fresh
  }

  #firstTouching(from: number): number {
    let [low, high] = [0, this.#ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ranges[middle]?.[1] ?? 0) < from) low = middle + 1
      else high = middle
    }
    return low
  }
}
