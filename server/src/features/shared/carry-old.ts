import { type Origin, type WrittenRun, writtenRuns } from '@commonplace/document'
import type { Carried } from '@commonplace/domain'
import type * as Y from 'yjs'
import { ASIDE, cutOrigins } from './section-back.ts'

/** Where every client stands: what is written at or behind that is new. */
export function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>()
  for (const [client, structs] of doc.store.clients) {
    const last = structs.at(-1)
    if (last) clocks.set(client, last.id.clock + last.length)
  }
  return clocks
}

/**
 * New words of a text that came back from an older state, with whose those were. `origins` are those of the whole text as it is meant to
 * read now; where it reads otherwise, as where words were withdrawn meanwhile, nothing can be told by place.
 */
export function carriedFrom(
  doc: Y.Doc,
  before: ReadonlyMap<number, number>,
  origins: readonly Origin[],
): readonly Carried[] {
  const out: Carried[] = []
  let at = 0
  for (const run of writtenRuns(doc)) {
    const length = run.to - run.from
    if (run.clock >= (before.get(run.client) ?? 0)) out.push(...pairs(run, cutOrigins(origins, at, length)))
    at += length
  }
  return at === origins.reduce((sum, { length }) => sum + length, 0) ? out : []
}

function pairs({ client, clock }: WrittenRun, origins: readonly Origin[]): Carried[] {
  const out: Carried[] = []
  let at = clock
  for (const { client: ofClient, clock: ofClock, length } of origins) {
    if (ofClient !== ASIDE) out.push({ client, clock: at, length, ofClient, ofClock })
    at += length
  }
  return out
}
