import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
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

/** The marks after a change: they move along, and only the blocks that it touched are looked at again. */
export function markTouched(before: DecorationSet, tr: Transaction, marksOf: MarksOf): DecorationSet {
  if (!tr.docChanged) return before
  let marks = before.map(tr.mapping, tr.doc)
  for (const [pos, block] of touchedBlocks(tr)) {
    const stale = marks.find(pos, pos + block.nodeSize)
    const fresh = marksOf(block, pos)
    if (stale.length > 0) marks = marks.remove(stale)
    if (fresh.length > 0) marks = marks.add(tr.doc, [...fresh])
  }
  return marks
}

function touchedBlocks({ mapping, doc }: Transaction): ReadonlyMap<number, Node> {
  const blocks = new Map<number, Node>()
  mapping.maps.forEach((map, i) => {
    const later = mapping.slice(i + 1)
    map.forEach((_from, _to, start, end) => {
      const from = Math.max(0, later.map(start, -1) - 1)
      const to = Math.min(doc.content.size, later.map(end, 1) + 1)
      doc.nodesBetween(from, to, (node, pos) => {
        if (node.isTextblock) blocks.set(pos, node)
        return !node.isTextblock
      })
    })
  })
  return blocks
}
