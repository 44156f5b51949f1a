import { folded } from './folded.ts'
import { EMPTY_WORDS } from './stop-words.ts'
import { isCorrectable, roughStem, slipsBetween, wordsOf } from './words.ts'

/** Of the telling words of both titles together so many parts must have one like it in the other. */
const ALIKE = 0.8
/** One word in common says too little. */
const LEAST = 2

/** What a title asks about: its words by their rough stems, without those that say nothing. */
const tellingStems = (title: string): string[] => [
  ...new Set(wordsOf(title).flatMap((word) => (EMPTY_WORDS.has(word) ? [] : roughStem(word)))),
]

const isLike = (one: string, other: string): boolean =>
  one === other || (isCorrectable(one) && isCorrectable(other) && slipsBetween(one, other, 1) === 1)

/**
 * Whether two titles ask nearly the same: the same words, or at least two telling ones of which four in five have one like it in the
 * other, in any order and form, with one slip of the finger in each.
 */
export function nearlySame(one: string, other: string): boolean {
  if (folded(one) === folded(other)) return folded(one) !== ''
  const [here, there] = [tellingStems(one), tellingStems(other)]
  const shared = here.filter((word) => there.some((like) => isLike(word, like))).length
  const back = there.filter((word) => here.some((like) => isLike(word, like))).length
  return Math.min(shared, back) >= LEAST && (shared + back) / (here.length + there.length) >= ALIKE
}
