import { type DocNode, isTextblock, keyOf, textOf } from '../json.ts'
import { hunksOf } from './sequence.ts'

/** Words, blanks, single signs; never within a surrogate pair or a combined letter. */
export const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}\p{M}_]+|\s+|[\s\S]/gu) ?? []

export const hasLetters = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)

interface Bag {
  readonly words: ReadonlyMap<string, number>
  readonly total: number
}

const bags = new WeakMap<DocNode, Bag>()

function bagOf(node: DocNode): Bag {
  const known = bags.get(node)
  if (known) return known
  const words = new Map<string, number>()
  let total = 0
  for (const word of wordsOf(textOf(node))) {
    if (!hasLetters(word)) continue
    words.set(word, (words.get(word) ?? 0) + 1)
    total++
  }
  const bag = { words, total }
  bags.set(node, bag)
  return bag
}

export const wordCount = (node: DocNode): number => bagOf(node).total

/** How many of the words of two nodes are the same, 0 to 1 (Dice). Two without words are alike. */
export function similarity(a: DocNode, b: DocNode): number {
  const x = bagOf(a)
  const y = bagOf(b)
  if (x.total + y.total === 0) return 1
  const [small, large] = x.words.size < y.words.size ? [x, y] : [y, x]
  let common = 0
  for (const [word, count] of small.words) common += Math.min(count, large.words.get(word) ?? 0)
  return (2 * common) / (x.total + y.total)
}

/** At most so many words are looked up when each of these is compared with each of those. */
export function sharedWork(as: readonly DocNode[], bs: readonly DocNode[]): number {
  const different = (nodes: readonly DocNode[]): number => nodes.reduce((sum, node) => sum + bagOf(node).words.size, 0)
  return Math.min(as.length * different(bs), bs.length * different(as))
}

/** Numbers for keys, so that long keys are compared once. */
export function numbering(): (key: string) => number {
  const numbers = new Map<string, number>()
  return (key) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}

export type Pair = readonly [number, number]

/** Blocks this much alike are the same block, edited. */
const SAME_BLOCK = 0.4
/** Gaps with more candidates than this are paired in order, or a rewritten page would take seconds. */
const MOST_CANDIDATES = 250_000
const MOST_WORK = 4_000_000

/** Pairs the blocks of two lists, in order: first the equal ones, then within each gap by id, else by their words. */
export function matchBlocks(as: readonly DocNode[], bs: readonly DocNode[]): Pair[] {
  // The one line of a cell or item is the same line, however it reads now.
  if (as.length === 1 && bs.length === 1) return as[0]?.type === bs[0]?.type ? [[0, 0]] : []
  const number = numbering()
  const xa = as.map((block) => number(keyOf(block)))
  const xb = bs.map((block) => number(keyOf(block)))
  const pairs: Pair[] = []
  let i = 0
  let j = 0
  const hunks = [...hunksOf(xa, xb), [as.length, as.length, bs.length, bs.length] as const]
  for (const [fromA, toA, fromB, toB] of hunks) {
    while (i < fromA) pairs.push([i++, j++])
    for (const [p, q] of matchGap(as.slice(fromA, toA), bs.slice(fromB, toB))) pairs.push([fromA + p, fromB + q])
    i = toA
    j = toB
  }
  return pairs
}

function matchGap(as: readonly DocNode[], bs: readonly DocNode[]): Pair[] {
  const n = as.length
  const m = bs.length
  if (n === 0 || m === 0) return []
  if (n * m > MOST_CANDIDATES || sharedWork(as, bs) > MOST_WORK) {
    const shorter = Math.min(n, m)
    return Array.from({ length: shorter }, (_, k): Pair => [k, k]).filter(([k]) => as[k]?.type === bs[k]?.type)
  }
  const alone = n === 1 && m === 1
  const score = (p: number, q: number): number => scoreOf(as[p] as DocNode, bs[q] as DocNode, alone)
  const scores = Array.from({ length: n }, (_, p) => Float64Array.from({ length: m }, (_, q) => score(p, q)))
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1))
  const at = (rows: readonly Float64Array[], p: number, q: number): number => rows[p]?.[q] ?? 0
  for (let p = n - 1; p >= 0; p--) {
    for (let q = m - 1; q >= 0; q--) {
      const s = at(scores, p, q)
      const taken = s > 0 ? at(best, p + 1, q + 1) + s : 0
      const row = best[p]
      if (row) row[q] = Math.max(at(best, p + 1, q), at(best, p, q + 1), taken)
    }
  }
  const pairs: Pair[] = []
  let p = 0
  let q = 0
  while (p < n && q < m) {
    const s = at(scores, p, q)
    if (s > 0 && at(best, p, q) === at(best, p + 1, q + 1) + s) pairs.push([p++, q++])
    else if (at(best, p, q) === at(best, p + 1, q)) p++
    else q++
  }
  return pairs
}

function scoreOf(a: DocNode, b: DocNode, alone: boolean): number {
  if (a.type !== b.type) return 0
  if (a.attrs?.id && a.attrs.id === b.attrs?.id) return 2
  const alike = similarity(a, b)
  // A lone counterpart of the same kind of container (a table, a list, their cells) is taken to be the same one, edited.
  return alike >= SAME_BLOCK || (alone && !isTextblock(a)) ? 0.01 + alike : 0
}
