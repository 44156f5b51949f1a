import * as Y from 'yjs'
import { diffInline } from '../diff/inline.ts'
import { numbering } from '../diff/match.ts'
import { hunksOf } from '../diff/sequence.ts'
import { type Attrs, childrenOf, type DocNode, joinText, keyOf, node, stableJson, text } from '../json.ts'
import { inlineToY, marksToY, readFragment, toY } from '../y.ts'

/** Text as one run, or one inline node between two runs. */
type Run = { readonly parts: DocNode[] } | { readonly atom: DocNode }

const plain = (parts: readonly DocNode[]): string => parts.map((part) => part.text ?? '').join('')

function runsOf(content: readonly DocNode[]): Run[] {
  const runs: Run[] = []
  for (const part of joinText(content)) {
    const last = runs.at(-1)
    if (part.type !== 'text') runs.push({ atom: part })
    else if (last && 'parts' in last) last.parts.push(part)
    else runs.push({ parts: [part] })
  }
  return runs
}

/** One line of text and inline nodes, edited word by word. Runs are paired by kind, then each is edited and its marks set. */
export function patchLine(y: Y.XmlFragment, target: DocNode): void {
  const children = y.toArray().filter((child) => child instanceof Y.XmlText || child instanceof Y.XmlElement)
  if (children.length !== y.length) return
  const runs = runsOf(childrenOf(target))
  const pairs = pairRuns(children, runs)
  for (const [i, j] of pairs) {
    const child = children[i]
    const run = runs[j]
    if (child instanceof Y.XmlText && run && 'parts' in run) patchText(child, run.parts)
  }
  const kept = new Set(pairs.map(([i]) => i))
  const placed = new Set(pairs.map(([, j]) => j))
  for (let i = children.length - 1; i >= 0; i--) if (!kept.has(i)) y.delete(i, 1)
  for (let j = 0; j < runs.length; j++) {
    const run = runs[j]
    if (!run || placed.has(j)) continue
    y.insert(j, 'atom' in run ? [toY(run.atom)] : inlineToY(run.parts))
  }
}

const kindOf = (key: string): string => (key.startsWith('"') ? '"' : key)

function pairRuns(children: readonly (Y.XmlText | Y.XmlElement)[], runs: readonly Run[]): [number, number][] {
  const number = numbering()
  const keysA = children.map((child) => (child instanceof Y.XmlText ? `"${textIn(child)}` : keyOf(atomIn(child))))
  const keysB = runs.map((run) => ('parts' in run ? `"${plain(run.parts)}` : keyOf(run.atom)))
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  const end = [children.length, children.length, runs.length, runs.length] as const
  for (const [fromA, toA, fromB, toB] of [...hunksOf(keysA.map(number), keysB.map(number)), end]) {
    while (i < fromA) pairs.push([i++, j++])
    let p = fromA
    let q = fromB
    while (p < toA && q < toB) {
      if (kindOf(keysA[p] ?? '') === kindOf(keysB[q] ?? '')) pairs.push([p++, q++])
      else if (toA - p > toB - q) p++
      else q++
    }
    i = toA
    j = toB
  }
  return pairs
}

interface DeltaRun {
  readonly insert: string
  readonly attributes?: Record<string, Attrs>
}

const deltaOf = (ytext: Y.XmlText): DeltaRun[] => ytext.toDelta() as DeltaRun[]
const textIn = (ytext: Y.XmlText): string =>
  deltaOf(ytext)
    .map(({ insert }) => insert)
    .join('')

function atomIn(element: Y.XmlElement): DocNode {
  const attrs = element.getAttributes() as unknown as Attrs
  return node(element.nodeName, attrs, element.length > 0 ? childrenOf(readFragment(element)) : [])
}

function patchText(ytext: Y.XmlText, parts: readonly DocNode[]): void {
  const before = textIn(ytext)
  const after = plain(parts)
  if (before !== after) {
    const line = (words: string): DocNode => node('paragraph', null, words === '' ? [] : [text(words)])
    // From the end backwards, so that the offsets of the older text hold.
    for (const { op, fromA, toA, fromB, toB } of diffInline(line(before), line(after)).reverse()) {
      if (op === 'del') ytext.delete(fromA, toA - fromA)
      else if (op === 'ins') ytext.insert(fromA, after.slice(fromB, toB))
    }
  }
  patchMarks(ytext, parts)
}

/** Sets the marks where they differ. The words are equal already. */
function patchMarks(ytext: Y.XmlText, parts: readonly DocNode[]): void {
  const edges = new Set<number>()
  const spread = (runs: readonly { length: number; marks: Record<string, Attrs> }[]) => {
    let at = 0
    return runs.map(({ length, marks }) => {
      edges.add(at)
      at += length
      edges.add(at)
      return { from: at - length, to: at, marks }
    })
  }
  const now = spread(
    deltaOf(ytext).map(({ insert, attributes }) => ({ length: insert.length, marks: attributes ?? {} })),
  )
  const wanted = spread(parts.map((part) => ({ length: (part.text ?? '').length, marks: marksToY(part.marks) })))
  const cuts = [...edges].sort((a, b) => a - b)
  // Cuts and runs are both in order, so each list is gone through once.
  const follow = (runs: typeof now) => {
    let at = 0
    return (from: number): Record<string, Attrs> => {
      while (at < runs.length && (runs[at]?.to ?? 0) <= from) at++
      return runs[at]?.marks ?? {}
    }
  }
  const [nowAt, wantedAt] = [follow(now), follow(wanted)]
  for (let k = 0; k + 1 < cuts.length; k++) {
    const from = cuts[k] as number
    const to = cuts[k + 1] as number
    const change = marksBetween(nowAt(from), wantedAt(from))
    if (Object.keys(change).length > 0) ytext.format(from, to - from, change)
  }
}

function marksBetween(now: Record<string, Attrs>, wanted: Record<string, Attrs>): Record<string, Attrs | null> {
  const change: Record<string, Attrs | null> = {}
  for (const name of Object.keys(now)) if (!(name in wanted)) change[name] = null
  for (const [name, attrs] of Object.entries(wanted)) {
    const had = now[name]
    if (had === undefined || markKey(had) !== markKey(attrs)) change[name] = attrs
  }
  return change
}

/** Editors write empty attributes of a mark as null, we leave them out: the same mark. */
const markKey = (attrs: Attrs): string =>
  stableJson(Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null)))
