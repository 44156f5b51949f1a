import { ClockRanges, type Origin, type Removal, type Share } from '@commonplace/document'
import type { MemberId } from '@commonplace/domain'
import { firstBehind } from '@commonplace/kit'

interface Stretch {
  readonly from: number
  readonly to: number
  readonly by: MemberId
}

/** Who took out which characters last, from what each version in turn did to the one before. */
export class Removers {
  /** Per client id, in the order of clocks, each clock once. */
  readonly #by = new Map<number, Stretch[]>()

  constructor(removals: readonly Removal[]) {
    const told = new Map<number, ClockRanges>()
    for (const { client, clock, length, by } of removals.toReversed()) {
      const ranges = told.get(client) ?? new ClockRanges()
      told.set(client, ranges)
      const list = this.#by.get(client) ?? []
      this.#by.set(client, list)
      for (const [from, to] of ranges.add(clock, clock + length)) list.push({ from, to, by })
    }
    for (const list of this.#by.values()) list.sort((a, b) => a.from - b.from)
  }

  of({ client, clock, length }: Origin): Share<MemberId>[] {
    const list = this.#by.get(client) ?? []
    const end = clock + length
    const out: Share<MemberId>[] = []
    let at = clock
    for (let i = firstBehind(list, clock, ({ to }) => to); i < list.length && at < end; i++) {
      const { from, to, by } = list[i] as Stretch
      if (from >= end) break
      if (from > at) out.push({ length: from - at, by: null })
      out.push({ length: Math.min(to, end) - Math.max(from, at), by })
      at = Math.min(to, end)
    }
    if (at < end) out.push({ length: end - at, by: null })
    return out
  }
}
