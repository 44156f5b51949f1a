import { folded } from './folded.ts'
import { EMPTY_WORDS } from './stop-words.ts'

/** A section that was found, with what ranking needs of its thing. */
export interface Found {
  readonly section: number
  readonly doc: number
  /** How well the words fit, from the engine: higher is better, comparable only within one answer. */
  readonly fit: number
  readonly title: string
  /** The title folded, where the index has it at hand. */
  readonly called?: string
  readonly status: string | null
  readonly accepted: number
  readonly changedAt: number
}

/** One thing with its found sections, the best fitting first. */
export interface Ranked {
  readonly doc: number
  readonly title: string
  readonly accepted: boolean
  readonly score: number
  readonly sections: readonly number[]
}

/** What is asked for: the text folded, how much each of its terms weighs (1 together), and which term a folded word stands for, or -1. */
export interface Wanted {
  readonly exact: string
  readonly weights: readonly number[]
  readonly match: (word: string) => number
}

/** The engines weigh differently: what they make of it only settles what is read more closely. */
const FIT = 0.3
/** So many sections of a thing are looked at. */
const SECTIONS = 6
const YEAR = 365 * 24 * 60 * 60 * 1000
/** What stands higher, and how much: what has exactly this title, all the words in its title, few others beside them. */
const EXACT = 3
const IN_TITLE = { all: 1.6, some: 1, brief: 0.3 }
/** A steward vouches for it, it answered its asker, nobody should follow it any more, it is the newest. */
const TRUSTED = 0.5
const ACCEPTED = 0.2
const RETIRED = -0.6
const FRESH = 0.1

/** How much of what is asked for a title says, from 0 to 1. */
export const covered = (terms: Iterable<number>, { weights }: Wanted): number =>
  [...new Set(terms)].reduce((sum, term) => sum + (term < 0 ? 0 : (weights[term] ?? 0)), 0)

function inTitle(title: string, wanted: Wanted): number {
  const words = title.split(' ')
  const terms = words.map(wanted.match)
  const share = covered(terms, wanted)
  const exact = title === wanted.exact ? EXACT : 0
  if (share < 0.999) return exact + IN_TITLE.some * share
  const telling = words.filter((word) => !EMPTY_WORDS.has(word)).length
  return exact + IN_TITLE.all + (IN_TITLE.brief * wanted.weights.length) / Math.max(telling, wanted.weights.length)
}

/** What a thing is, apart from its words: trusted and accepted a little up, retired a little down, the newer the better. */
function standing({ status, accepted, changedAt }: Found, newest: number): number {
  const vouched = status === 'trusted' ? TRUSTED : status === 'retired' ? RETIRED : 0
  return vouched + (accepted === 1 ? ACCEPTED : 0) + FRESH * 2 ** ((changedAt - newest) / YEAR)
}

/** Brings found sections into the order people expect, as far as it can be told without reading them. */
export function rank(found: readonly Found[], wanted: Wanted): Ranked[] {
  const most = found.reduce((most, { fit }) => Math.max(most, fit), 0)
  const newest = found.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0)
  const things = new Map<number, Found[]>()
  for (const one of found) {
    const thing = things.get(one.doc)
    if (thing) thing.push(one)
    else things.set(one.doc, [one])
  }
  const ranked: Ranked[] = []
  for (const sections of things.values()) {
    sections.sort((a, b) => b.fit - a.fit || a.section - b.section)
    const [best] = sections
    if (!best) continue
    const fit = most > 0 ? best.fit / most : 0
    ranked.push({
      doc: best.doc,
      title: best.title,
      accepted: best.accepted === 1,
      score: FIT * fit + inTitle(best.called ?? folded(best.title), wanted) + standing(best, newest),
      sections: sections.slice(0, SECTIONS).map(({ section }) => section),
    })
  }
  return ranked.sort(byScore)
}

export const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || b.doc - a.doc
