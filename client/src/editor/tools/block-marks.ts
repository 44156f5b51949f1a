import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AttrStep } from '@tiptap/pm/transform'
import { type Decoration, DecorationSet } from '@tiptap/pm/view'

/** What is marked in a block of text that begins at `pos`. It depends on that block alone. */
export type MarksOf = (block: Node, pos: number) => readonly Decoration[]

/** All marks of a text: once, when it is opened or what is marked changes. */
export function markAll(doc: Node, marksOf: MarksOf): DecorationSet {
  const marks: Decoration[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) marks.push(...marksOf(node, pos))
    return !node.isTextblock
  })
  return marks.length > 0 ? DecorationSet.create(doc, marks) : DecorationSet.empty
}

/** More steps than this touch so much that moving the marks along each of them costs more than marking all. */
const MANY_STEPS = 100

/** The marks after a change: they move along, and only the blocks that it touched are looked at again. */
export function markTouched(before: DecorationSet, tr: Transaction, marksOf: MarksOf): DecorationSet {
  if (!tr.docChanged) return before
  if (tr.steps.length > MANY_STEPS) return markAll(tr.doc, marksOf)
  let marks = before.map(tr.mapping, tr.doc)
  for (const [pos, block] of touchedBlocks(tr)) {
    const stale = marks.find(pos, pos + block.nodeSize)
    const fresh = marksOf(block, pos)
    if (stale.length > 0) marks = marks.remove(stale)
    if (fresh.length > 0) marks = marks.add(tr.doc, [...fresh])
  }
  return marks
}

function touchedBlocks({ mapping, steps, doc }: Transaction): ReadonlyMap<number, Node> {
  const blocks = new Map<number, Node>()
  const touch = (from: number, to: number): void => {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      if (node.isTextblock) blocks.set(pos, node)
      return !node.isTextblock
    })
  }
  steps.forEach((step, i) => {
    const later = mapping.slice(i + 1)
    // An attribute that changes moves nothing.
    if (step instanceof AttrStep) touch(later.map(step.pos, 1), later.map(step.pos + 1, 1))
    step.getMap().forEach((_from, _to, start, end) => {
      touch(later.map(start, -1), later.map(end, 1))
    })
  })
  return blocks
}
