import { countWords } from './derive.ts'
import { type BlockChange, cutterOf } from './diff.ts'
import { type DocNode, textOf } from './json.ts'

export interface ChangedWords {
  readonly added: number
  readonly removed: number
  /** Blocks that only stand elsewhere. */
  readonly moved: number
}

/** Words that came and went, and blocks that moved, between two states. */
export function changedWords(root: BlockChange): ChangedWords {
  let added = 0
  let removed = 0
  let moved = 0
  const walk = (change: BlockChange): void => {
    if (change.op === 'ins' && change.move !== undefined) {
      moved++
      if (change.change) walk(change.change)
    } else if (change.op === 'ins') added += countWords(textOf(change.b))
    else if (change.op === 'del' && change.move === undefined) removed += countWords(textOf(change.a))
    else if (change.op === 'edit') {
      for (const child of change.children ?? []) walk(child)
      const [cutA, cutB] = [cutterOf(change.a), cutterOf(change.b)]
      for (const { op, fromA, toA, fromB, toB } of change.inline ?? []) {
        if (op === 'ins') added += wordsIn(cutB(fromB, toB))
        if (op === 'del') removed += wordsIn(cutA(fromA, toA))
      }
    }
  }
  walk(root)
  return { added, removed, moved }
}

const wordsIn = (parts: readonly DocNode[]): number => countWords(parts.map(textOf).join(''))
