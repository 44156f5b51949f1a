import { Refusal } from '@commonplace/api'
import { childrenOf, type DocNode, type Origin, sectionUnder, textOf } from '@commonplace/document'
import { say } from '../../words/say.ts'

/** Nobody's: stands for words that are there already and stay whose they are. */
export const ASIDE = -1

export interface SectionBack {
  readonly json: DocNode
  /** Whose the words of it are, in the order they stand; under `ASIDE` what is not of the section. */
  readonly origins: readonly Origin[]
}

/**
 * The present text with one section as it was. Where the section is gone meanwhile it comes back behind the one it followed then, or at
 * the end. `written` is whose the words of the older state are.
 */
export function sectionBack(present: DocNode, old: DocNode, heading: string, written: readonly Origin[]): SectionBack {
  const before = childrenOf(old)
  const was = sectionUnder(before, heading)
  if (!was)
    throw new Refusal('bad-input', say('noHeadingThen', heading), {
      field: 'section',
    })
  const now = childrenOf(present)
  const stands = sectionUnder(now, heading) ?? placeFor(now, before.slice(0, was.from))
  const section = before.slice(was.from, was.to)
  const [head, tail] = [now.slice(0, stands.from), now.slice(stands.to)]
  const aside = (blocks: readonly DocNode[]): Origin => ({ client: ASIDE, clock: 0, length: letters(blocks) })
  return {
    json: { ...present, content: [...head, ...section, ...tail] },
    origins: [aside(head), ...cutOrigins(written, letters(before.slice(0, was.from)), letters(section)), aside(tail)],
  }
}

/** Behind the nearest section before it that still stands. */
function placeFor(now: readonly DocNode[], before: readonly DocNode[]): { from: number; to: number } {
  for (const block of before.toReversed()) {
    const known = block.type === 'heading' ? sectionUnder(now, textOf(block)) : null
    if (known) return { from: known.to, to: known.to }
  }
  return { from: now.length, to: now.length }
}

const letters = (blocks: readonly DocNode[]): number =>
  blocks.reduce(
    (sum, block) => sum + (block.type === 'text' ? (block.text ?? '').length : letters(childrenOf(block))),
    0,
  )

/** The origins of `length` characters from `from` on. */
export function cutOrigins(origins: readonly Origin[], from: number, length: number): Origin[] {
  const out: Origin[] = []
  let at = 0
  for (const { client, clock, length: own } of origins) {
    const [start, end] = [Math.max(from, at), Math.min(from + length, at + own)]
    if (end > start) out.push({ client, clock: clock + start - at, length: end - start })
    at += own
    if (at >= from + length) break
  }
  return out
}
