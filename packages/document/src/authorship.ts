// Whose the words of a kept state are, and who took out what stood before: kept beside a version, so that any two can be compared in the
// colours of their authors, long after the document moved on.
import type { MemberId } from '@commonplace/domain'
import type { Origin } from './authorship/origins.ts'
import type { Removal } from './authorship/removals.ts'
import { childrenOf, type DocNode } from './json.ts'

export { ClockRanges } from './authorship/clock-ranges.ts'
export { type Origin, Origins, originsOf } from './authorship/origins.ts'
export { type Removal, Removals } from './authorship/removals.ts'

/** Stretches of a text as one line of numbers: length, client, clock; three each. */
export const packOrigins = (origins: readonly Origin[]): string =>
  origins.map(({ length, client, clock }) => `${length} ${client} ${clock}`).join(' ')

export function unpackOrigins(packed: string): Origin[] {
  const numbers = packed === '' ? [] : packed.split(' ').map(Number)
  const out: Origin[] = []
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    const [length = 0, client = 0, clock = 0] = numbers.slice(i, i + 3)
    out.push({ length, client, clock })
  }
  return out
}

export const packRemovals = (removals: readonly Removal[]): string =>
  removals.map(({ length, client, clock, by }) => `${length} ${client} ${clock} ${by}`).join(' ')

export function unpackRemovals(packed: string): Removal[] {
  const parts = packed === '' ? [] : packed.split(' ')
  const out: Removal[] = []
  for (let i = 0; i + 3 < parts.length; i += 4) {
    const [length, client, clock, by] = parts.slice(i, i + 4)
    out.push({ length: Number(length), client: Number(client), clock: Number(clock), by: by as MemberId })
  }
  return out
}

/** So many characters from here on are somebody's; null: nobody knows whose. */
export interface Share<Who> {
  readonly length: number
  readonly by: Who | null
}

/** Whose the characters `from` to `to` of a text node are, in their order. */
export type SharesOf<Who> = (text: DocNode, from: number, to: number) => readonly Share<Who>[]

/**
 * Tells of each text node of a state whose its characters are. `origins` are those of the state as it was kept; `whose` is asked for
 * stretches written under one client id. A node that is not of this state is nobody's.
 */
export function sharesIn<Who>(
  json: DocNode,
  origins: readonly Origin[],
  whose: (origin: Origin) => readonly Share<Who>[],
): SharesOf<Who> {
  const starts: number[] = []
  let size = 0
  for (const { length } of origins) {
    starts.push(size)
    size += length
  }
  const places = placesIn(json)
  return (node, from, to) => {
    const place = places.get(node)
    if (place === undefined) return [{ length: to - from, by: null }]
    const out: Share<Who>[] = []
    let at = place + from
    const end = place + to
    for (let i = lastUpTo(starts, at); i >= 0 && i < origins.length && at < end; i++) {
      const { client, clock, length } = origins[i] as Origin
      const skip = at - (starts[i] ?? 0)
      const n = Math.min(length - skip, end - at)
      if (n <= 0) break
      for (const share of whose({ client, clock: clock + skip, length: n })) add(out, share)
      at += n
    }
    if (at < end) add(out, { length: end - at, by: null })
    return out
  }
}

function add<Who>(out: Share<Who>[], share: Share<Who>): void {
  const last = out.at(-1)
  if (last && last.by === share.by) out[out.length - 1] = { ...last, length: last.length + share.length }
  else if (share.length > 0) out.push(share)
}

/** Where each text node begins in all text of a document. */
function placesIn(json: DocNode): ReadonlyMap<DocNode, number> {
  const places = new Map<DocNode, number>()
  let at = 0
  const walk = (of: DocNode): void => {
    if (of.type === 'text') {
      places.set(of, at)
      at += (of.text ?? '').length
    } else for (const child of childrenOf(of)) walk(child)
  }
  walk(json)
  return places
}

function lastUpTo(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
