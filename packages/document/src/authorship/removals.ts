import type { MemberId } from '@commonplace/domain'
import { firstBehind } from '@commonplace/kit'
import * as Y from 'yjs'
import { ClockRanges } from './clock-ranges.ts'
import type { Origin, Origins } from './origins.ts'

/** Characters that were taken out, by where they were written first, and who did it. */
export interface Removal extends Origin {
  readonly by: MemberId
}

interface Gone {
  readonly client: number
  readonly clock: number
  readonly by: (MemberId | null)[]
}

/**
 * Who took out what stood in one state and not in a later one, from the updates in between, in their order. What no update tells of
 * (they were folded meanwhile) is left away.
 */
export class Removals {
  readonly #gone: ReadonlyMap<number, Gone[]>
  readonly #origins: Origins
  /** An id is deleted once, but told of again by whoever sends all they have. */
  readonly #seen = new Map<number, ClockRanges>()

  constructor(before: readonly Origin[], after: readonly Origin[], origins: Origins) {
    this.#gone = goneBetween(before, after)
    this.#origins = origins
  }

  /** Whether nothing was taken out: no update need be looked into. */
  get none(): boolean {
    return this.#gone.size === 0
  }

  look({ update, by }: { readonly update: Uint8Array; readonly by: MemberId }): void {
    for (const [client, deletes] of Y.decodeUpdate(update).ds.clients) {
      const ranges = this.#seen.get(client) ?? new ClockRanges()
      this.#seen.set(client, ranges)
      for (const { clock, len } of deletes)
        for (const [from, to] of ranges.add(clock, clock + len))
          for (const origin of this.#origins.of(client, from, to - from)) mark(this.#gone, origin, by)
    }
  }

  told(): Removal[] {
    return [...this.#gone.values()].flat().flatMap(told)
  }
}

function goneBetween(before: readonly Origin[], after: readonly Origin[]): Map<number, Gone[]> {
  const standing = new Map<number, ClockRanges>()
  const rangesOf = (client: number): ClockRanges => {
    const known = standing.get(client) ?? new ClockRanges()
    standing.set(client, known)
    return known
  }
  for (const { client, clock, length } of after) rangesOf(client).add(clock, clock + length)
  const gone = new Map<number, Gone[]>()
  for (const { client, clock, length } of before)
    for (const [from, to] of rangesOf(client).add(clock, clock + length)) {
      const list = gone.get(client) ?? []
      gone.set(client, list)
      list.push({ client, clock: from, by: Array.from({ length: to - from }, () => null) })
    }
  for (const list of gone.values()) list.sort((a, b) => a.clock - b.clock)
  return gone
}

const endOf = ({ clock, by }: Gone): number => clock + by.length

/** The last one to take it out is who took it out: before that it came back. */
function mark(gone: ReadonlyMap<number, Gone[]>, { client, clock, length }: Origin, by: MemberId): void {
  const list = gone.get(client)
  if (!list) return
  for (let i = firstBehind(list, clock, endOf); i < list.length; i++) {
    const one = list[i] as Gone
    if (one.clock >= clock + length) return
    one.by.fill(by, Math.max(0, clock - one.clock), Math.min(one.by.length, clock + length - one.clock))
  }
}

function told({ client, clock, by }: Gone): Removal[] {
  const out: Removal[] = []
  for (let i = 0; i < by.length; i++) {
    const member = by[i]
    const last = out.at(-1)
    if (!member) continue
    if (last && last.by === member && last.clock + last.length === clock + i)
      out[out.length - 1] = { ...last, length: last.length + 1 }
    else out.push({ client, clock: clock + i, length: 1, by: member })
  }
  return out
}
