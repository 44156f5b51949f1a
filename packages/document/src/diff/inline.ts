import { childrenOf, type DocMark, type DocNode, joinText, keyOf, marksKey, text } from '../json.ts'
import { hasLetters, numbering, wordsOf } from './match.ts'
import { hunksOf } from './sequence.ts'

/** What became of a stretch of a line. Offsets count characters of text; any other inline node counts as one. */
export interface InlineChange {
  /** `mark`: the same words with other marks. */
  readonly op: 'same' | 'mark' | 'del' | 'ins'
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

interface Token {
  readonly key: string
  readonly blank: boolean
  readonly marks: string
  readonly at: number
}

function tokensOf(content: readonly DocNode[]): { tokens: Token[]; size: number } {
  const tokens: Token[] = []
  let at = 0
  for (const part of content) {
    if (part.type !== 'text') {
      tokens.push({ key: keyOf(part), blank: false, marks: '', at })
      at++
      continue
    }
    const marks = marksKey(part.marks)
    for (const word of wordsOf(part.text ?? '')) {
      tokens.push({ key: `"${word}`, blank: !hasLetters(word), marks, at })
      at += word.length
    }
  }
  return { tokens, size: at }
}

/**
 * The changes that lead from one line to another, word by word. Blanks and signs between two changes are drawn into them, so that
 * “a b” to “c d” reads as one change.
 */
export function diffInline(a: DocNode, b: DocNode): InlineChange[] {
  const before = tokensOf(childrenOf(a))
  const after = tokensOf(childrenOf(b))
  const number = numbering()
  const hunks: [number, number, number, number][] = []
  const keys = (tokens: readonly Token[]): number[] => tokens.map(({ key }) => number(key))
  for (const hunk of hunksOf(keys(before.tokens), keys(after.tokens))) {
    const last = hunks.at(-1)
    if (last && hunk[0] - last[1] <= 2 && before.tokens.slice(last[1], hunk[0]).every(({ blank }) => blank)) {
      last[1] = hunk[1]
      last[3] = hunk[3]
    } else hunks.push([...hunk])
  }
  const startA = (i: number): number => before.tokens[i]?.at ?? before.size
  const startB = (j: number): number => after.tokens[j]?.at ?? after.size
  const out: InlineChange[] = []
  const push = (op: InlineChange['op'], i0: number, i1: number, j0: number, j1: number): void => {
    const change = { op, fromA: startA(i0), toA: startA(i1), fromB: startB(j0), toB: startB(j1) }
    const last = out.at(-1)
    if (last?.op === op) out[out.length - 1] = { ...last, toA: change.toA, toB: change.toB }
    else if (change.fromA !== change.toA || change.fromB !== change.toB) out.push(change)
  }
  let i = 0
  let j = 0
  const end = [before.tokens.length, before.tokens.length, after.tokens.length, after.tokens.length] as const
  for (const [fromA, toA, fromB, toB] of [...hunks, end]) {
    for (; i < fromA; i++, j++) {
      push(before.tokens[i]?.marks === after.tokens[j]?.marks ? 'same' : 'mark', i, i + 1, j, j + 1)
    }
    if (toA > fromA) push('del', fromA, toA, j, j)
    if (toB > fromB) push('ins', toA, toA, fromB, toB)
    i = toA
    j = toB
  }
  return out
}

/** The inline content between two offsets. */
export const cutInline = (block: DocNode, from: number, to: number): DocNode[] => cutterOf(block)(from, to)

/** The same for many stretches of one block, each beginning at or behind where the last began: its content is gone through once. */
export function cutterOf(block: DocNode): (from: number, to: number) => DocNode[] {
  const parts = childrenOf(block)
  let first = 0
  let start = 0
  const sizeOf = (part: DocNode | undefined): number => (part?.type === 'text' ? (part.text ?? '').length : 1)
  return (from, to) => {
    while (first < parts.length && start + sizeOf(parts[first]) <= from) start += sizeOf(parts[first++])
    const out: DocNode[] = []
    for (let i = first, at = start; i < parts.length && at < to; i++) {
      const part = parts[i] as DocNode
      const size = sizeOf(part)
      const marks: readonly DocMark[] = part.marks ?? []
      if (at + size > from) {
        if (part.type !== 'text') out.push(part)
        else out.push(text((part.text ?? '').slice(Math.max(0, from - at), Math.min(size, to - at)), marks))
      }
      at += size
    }
    return joinText(out)
  }
}
