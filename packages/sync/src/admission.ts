import type { MemberId } from '@commonplace/domain'
import { isPen } from './pen.ts'
import type { UpdateShape } from './update-shape.ts'

/**
 * What an update is, beside what the document already holds.
 * new: all of it begins exactly where its clients stand, so it may be applied with others in one go and relayed as it came.
 * mixed: some of it is known (an offline merge, a duplicate); it is applied alone and only what was really new goes on.
 * nothing: there is nothing in it. missing: it stands on something that is not there. foreign: it writes under another member's id.
 */
export type Verdict =
  | { readonly kind: 'new' | 'mixed'; readonly claims: readonly number[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'foreign'; readonly client: number }

export interface Known {
  /** The clock a client stands at: all its items below are there. */
  clockOf(client: number): number
  /** Null for a pen that nobody holds, undefined for an id that nobody ever used. */
  ownerOf(client: number): MemberId | null | undefined
}

/** Judges one update by its shape. Deleting somebody else's words is editing; extending their client id is forging. */
export function judge(shape: UpdateShape, by: MemberId, known: Known): Verdict {
  if (shape.runs.length === 0 && shape.deletes.length === 0) return { kind: 'nothing' }
  const claims: number[] = []
  let exact = true
  let reached = -1
  for (let i = 0; i < shape.runs.length; i++) {
    const run = shape.runs[i]
    if (!run) break
    const before = i > 0 && shape.runs[i - 1]?.client === run.client ? reached : known.clockOf(run.client)
    if (run.start > before) return { kind: 'missing' }
    reached = Math.max(before, run.end)
    if (run.start < before) exact = false
    if (run.end <= before) continue
    const owner = known.ownerOf(run.client)
    // Nobody helps themselves to a pen.
    const mine = owner === by || (owner === undefined && !isPen(run.client))
    if (!mine) return { kind: 'foreign', client: run.client }
    // The runs of one client stand together.
    if ((owner === undefined || isPen(run.client)) && claims.at(-1) !== run.client) claims.push(run.client)
  }
  const reaches = reachOf(shape, known)
  for (let i = 0; i < shape.needs.length; i += 2)
    if (!reaches(shape.needs[i] ?? 0, (shape.needs[i + 1] ?? 0) + 1)) return { kind: 'missing' }
  for (let i = 0; i < shape.deletes.length; i += 3)
    if (!reaches(shape.deletes[i] ?? 0, shape.deletes[i + 2] ?? 0)) return { kind: 'missing' }
  return { kind: exact ? 'new' : 'mixed', claims }
}

/** Tells whether a client's clocks below `to` are there once the update's own runs are; each client stands in it without holes by now. */
function reachOf({ runs }: UpdateShape, known: Known): (client: number, to: number) => boolean {
  let ends: Map<number, number> | null = null
  return (client, to) => {
    if (known.clockOf(client) >= to) return true
    ends ??= new Map(runs.map((run) => [run.client, run.end]))
    return (ends.get(client) ?? 0) >= to
  }
}
