import type { Carried } from '@commonplace/domain'
import { firstBehind } from '@commonplace/kit'
import type { WrittenRun } from '../attribution.ts'

/** Characters by where they were written first. */
export interface Origin {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** Words can be written anew many times over; a chain longer than this is not followed to its end. */
const LONGEST_CHAIN = 1000

/** Finds where characters were written first, however often they were written anew since. */
export class Origins {
  readonly #by = new Map<number, Carried[]>()

  constructor(carried: Iterable<Carried> = []) {
    this.add(carried)
  }

  /** Notes more of them. Those that follow what is noted already, as a session's do, cost no more than themselves. */
  add(carried: Iterable<Carried>): void {
    const mixed = new Set<number>()
    for (const one of carried) {
      const list = this.#by.get(one.client)
      const last = list?.at(-1)
      if (last && endOf(last) > one.clock) mixed.add(one.client)
      if (list) list.push(one)
      else this.#by.set(one.client, [one])
    }
    for (const client of mixed) this.#by.set(client, inOrder(this.#by.get(client) ?? []))
  }

  /** The origins of characters that stand side by side, in their order. */
  of(client: number, clock: number, length: number): Origin[] {
    const out: Origin[] = []
    const waiting: (Origin & { readonly steps: number })[] = [{ client, clock, length, steps: 0 }]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const step = next.steps < LONGEST_CHAIN ? this.#step(next) : null
      if (!step) push(out, next)
      else for (const part of step.reverse()) waiting.push({ ...part, steps: next.steps + 1 })
    }
    return out
  }

  /** One step back: the first part of it that was carried parted from what stands around; null where nothing was. */
  #step({ client, clock, length }: Origin): Origin[] | null {
    const list = this.#by.get(client)
    if (!list) return null
    const end = clock + length
    const found = list[firstBehind(list, clock, endOf)]
    if (!found || found.clock >= end) return null
    const [from, to] = [Math.max(clock, found.clock), Math.min(end, found.clock + found.length)]
    const parts: Origin[] = []
    // What stands before it was carried from nowhere, and comes back here only to be told so.
    if (from > clock) parts.push({ client, clock, length: from - clock })
    parts.push({ client: found.ofClient, clock: found.ofClock + from - found.clock, length: to - from })
    if (to < end) parts.push({ client, clock: to, length: end - to })
    return parts
  }
}

const endOf = ({ clock, length }: Carried): number => clock + length

/** By clock, each character once: two processes may have noted the same. */
function inOrder(list: readonly Carried[]): Carried[] {
  let end = 0
  const out: Carried[] = []
  for (const one of list.toSorted((a, b) => a.clock - b.clock)) {
    const skip = Math.max(0, end - one.clock)
    if (skip >= one.length) continue
    out.push({ ...one, clock: one.clock + skip, length: one.length - skip, ofClock: one.ofClock + skip })
    end = one.clock + one.length
  }
  return out
}

function push(out: Origin[], { client, clock, length }: Origin): void {
  const last = out.at(-1)
  if (last && last.client === client && last.clock + last.length === clock)
    out[out.length - 1] = { client, clock: last.clock, length: last.length + length }
  else out.push({ client, clock, length })
}

/** The whole text of a body by where each stretch of it was written first, in the order it stands. */
export function originsOf(runs: readonly WrittenRun[], origins: Origins): Origin[] {
  const out: Origin[] = []
  for (const { from, to, client, clock } of runs) for (const one of origins.of(client, clock, to - from)) push(out, one)
  return out
}
