import { folded } from '../rows.ts'
import type { Found } from './search-index.ts'
import { wordsOf } from './words.ts'

/** One thing with its found sections, the best fitting first. */
export interface Ranked {
  readonly doc: number
  readonly title: string
  readonly accepted: boolean
  readonly score: number
  readonly sections: readonly number[]
}

/**
 * Brings found sections into the order people expect: what is called so first, then how well the words fit (0 to 1), what is trusted or
 * accepted a little up, what is retired a little down.
 */
export function rank(found: readonly Found[], asked: string, terms: number, match: (word: string) => number): Ranked[] {
  const most = Math.max(...found.map(({ fit }) => fit), 0)
  const things = new Map<number, Found[]>()
  for (const one of found) {
    const thing = things.get(one.doc)
    if (thing) thing.push(one)
    else things.set(one.doc, [one])
  }
  const exact = folded(asked)
  const ranked: Ranked[] = []
  for (const sections of things.values()) {
    sections.sort((a, b) => b.fit - a.fit)
    const [best] = sections
    if (!best) continue
    const inTitle = new Set(wordsOf(best.title).map(match))
    inTitle.delete(-1)
    let score = most > 0 ? best.fit / most : 0
    if (folded(best.title) === exact) score += 2
    if (terms > 0 && inTitle.size === terms) score += 1
    else if (terms > 0) score += (0.4 * inTitle.size) / terms
    if (best.status === 'trusted') score += 0.15
    if (best.status === 'retired') score -= 0.25
    if (best.accepted === 1) score += 0.15
    ranked.push({
      doc: best.doc,
      title: best.title,
      accepted: best.accepted === 1,
      score,
      sections: sections.slice(0, 6).map(({ section }) => section),
    })
  }
  return ranked.sort((a, b) => b.score - a.score || b.doc - a.doc)
}
