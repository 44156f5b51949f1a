// What became of a document between two states: blocks first, then words; moved blocks are shown once.
import { cutterOf, diffInline, type InlineChange } from './diff/inline.ts'
import { matchBlocks, sharedWork, similarity, wordCount } from './diff/match.ts'
import { childrenOf, type DocNode, isTextblock, joinText, keyOf, sameAttrs } from './json.ts'

export { type BareChange, bareOf, dressed } from './diff/bare.ts'
export { cutInline, cutterOf, diffInline, type InlineChange } from './diff/inline.ts'
export { matchBlocks, similarity } from './diff/match.ts'

export type BlockChange =
  | { readonly op: 'same'; readonly a: DocNode; readonly b: DocNode }
  | EditedBlock
  /** `move` is the number of the insertion where this block stands now. */
  | { readonly op: 'del'; readonly a: DocNode; move?: number }
  /** `move` names the deletion it came from, `change` what else became of it on the way. */
  | { readonly op: 'ins'; readonly b: DocNode; move?: number; change?: BlockChange }

export interface EditedBlock {
  readonly op: 'edit'
  readonly a: DocNode
  readonly b: DocNode
  /** Whether its own attributes changed: a heading's level, a callout's tone, a box ticked. */
  readonly attrs: boolean
  /** For lines of text. */
  readonly inline?: readonly InlineChange[]
  /** For blocks that hold blocks. */
  readonly children?: readonly BlockChange[]
}

/** The changes that lead from `a` to `b`, as a tree. */
export function diffDocuments(a: DocNode, b: DocNode): BlockChange {
  const root = diffNodes(a, b)
  markMoves(root)
  return root
}

function diffNodes(a: DocNode, b: DocNode): BlockChange {
  if (a === b || keyOf(a) === keyOf(b)) return { op: 'same', a, b }
  const attrs = !sameAttrs(a, b)
  if (isTextblock(a)) return { op: 'edit', a, b, attrs, inline: diffInline(a, b) }
  const as = childrenOf(a)
  const bs = childrenOf(b)
  const children: BlockChange[] = []
  let i = 0
  let j = 0
  for (const [p, q] of [...matchBlocks(as, bs), [as.length, bs.length] as const]) {
    for (; i < p; i++) children.push({ op: 'del', a: as[i] as DocNode })
    for (; j < q; j++) children.push({ op: 'ins', b: bs[j] as DocNode })
    const before = as[p]
    const after = bs[q]
    if (before && after) children.push(diffNodes(before, after))
    i = p + 1
    j = q + 1
  }
  return { op: 'edit', a, b, attrs, children }
}

/** A block that went and appears elsewhere, this much alike, has moved. */
const MOVED = 0.75
const MOST_MOVES = 40_000
const MOST_WORK = 4_000_000

function markMoves(root: BlockChange): void {
  const gone: Extract<BlockChange, { op: 'del' }>[] = []
  const come: Extract<BlockChange, { op: 'ins' }>[] = []
  const walk = (change: BlockChange): void => {
    if (change.op === 'del') gone.push(change)
    else if (change.op === 'ins') come.push(change)
    else if (change.op === 'edit') for (const child of change.children ?? []) walk(child)
  }
  walk(root)
  if (gone.length * come.length > MOST_MOVES) return
  if (
    sharedWork(
      gone.map(({ a }) => a),
      come.map(({ b }) => b),
    ) > MOST_WORK
  )
    return
  let number = 0
  for (const ins of come) {
    let best: (typeof gone)[number] | null = null
    let top = MOVED
    for (const del of gone) {
      if (del.move !== undefined || wordCount(del.a) < 3) continue
      const alike = keyOf(del.a) === keyOf(ins.b) ? 2 : similarity(del.a, ins.b)
      if (alike > top) {
        top = alike
        best = del
      }
    }
    if (!best) continue
    best.move = ins.move = ++number
    if (best.a.type === ins.b.type) ins.change = diffNodes(best.a, ins.b)
  }
}

/** The newer state, made from the older one and what the changes bring: the proof that a list of changes is complete. */
export function applyDiff(old: DocNode, change: BlockChange): DocNode {
  switch (change.op) {
    case 'same':
      return old
    case 'del':
    case 'ins':
      throw new Error('Only a document or block that is in both states can be changed.')
    case 'edit': {
      const content = change.inline
        ? applyInline(old, change.b, change.inline)
        : applyChildren(old, change.children ?? [])
      return { ...change.b, content }
    }
  }
}

function applyInline(old: DocNode, newer: DocNode, changes: readonly InlineChange[]): DocNode[] {
  const [cutOld, cutNewer] = [cutterOf(old), cutterOf(newer)]
  return joinText(
    changes.flatMap(({ op, fromA, toA, fromB, toB }) => {
      if (op === 'del') return []
      return op === 'same' ? cutOld(fromA, toA) : cutNewer(fromB, toB)
    }),
  )
}

function applyChildren(old: DocNode, changes: readonly BlockChange[]): DocNode[] {
  const before = childrenOf(old)
  let i = 0
  const out: DocNode[] = []
  for (const change of changes) {
    if (change.op === 'ins') out.push(change.b)
    else if (change.op === 'del') i++
    else out.push(applyDiff(before[i++] as DocNode, change))
  }
  return out
}

/** How much changed, for one line in a list of versions: characters come and gone, blocks moved. */
export function sizeOfDiff(root: BlockChange): { added: number; removed: number; moved: number } {
  const sum = { added: 0, removed: 0, moved: 0 }
  const walk = (change: BlockChange): void => {
    if (change.op === 'ins') {
      if (change.move === undefined) sum.added += lengthOf(change.b)
      else {
        sum.moved++
        if (change.change) walk(change.change)
      }
    } else if (change.op === 'del') {
      if (change.move === undefined) sum.removed += lengthOf(change.a)
    } else if (change.op === 'edit') {
      for (const child of change.children ?? []) walk(child)
      for (const { op, fromA, toA, fromB, toB } of change.inline ?? []) {
        if (op === 'ins') sum.added += toB - fromB
        if (op === 'del') sum.removed += toA - fromA
      }
    }
  }
  walk(root)
  return sum
}

const lengthOf = (node: DocNode): number =>
  node.type === 'text' ? (node.text ?? '').length : childrenOf(node).reduce((sum, child) => sum + lengthOf(child), 0)
