import { withBlockIds } from '@commonplace/document/block-ids'
import type { DocNode } from '@commonplace/document/json'
import { givesIds } from '@commonplace/document/schema/block-ids'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { HeldPlace, type Place } from './held-places.ts'

/** Characters put in between two frames, to begin with: more would be felt by who types meanwhile. */
const AT_ONCE = 6000
/** A frame that took longer than this was too full, one that took less than a third of it has room. In milliseconds. */
const FULL = 120
const FEWEST = 2000
const MOST = 48_000

const sliceOf = (blocks: readonly Node[]): Slice => {
  // The first and last lines go on with what they are put into; anything else stands by itself.
  const open = (block: Node | undefined) => (block?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(Fragment.from(blocks), open(blocks[0]), open(blocks.at(-1)))
}

interface Where {
  readonly at: Place
  readonly event: ClipboardEvent
  /** What stands at the end of a large one while more of it comes. */
  readonly label: string
}

/**
 * Puts a document in place of what stands somewhere; a large one in parts, so that the window never stands still. Gives where it stands then;
 * null where it went into the cells of a table, or nowhere.
 */
export async function put(view: EditorView, json: DocNode, { at, event, label }: Where): Promise<HeldPlace | null> {
  if (!view.editable) return null
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1))
  const given = givesIds(view.state) ? withBlockIds(json, seed) : json
  const blocks = (given.content ?? []).map((block) => view.state.schema.nodeFromJSON(block))
  const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0)
  const { selection, tr } = view.state
  const atCaret = selection.from === at.from && selection.to === at.to
  if (size <= AT_ONCE) {
    const slice = sliceOf(blocks)
    // A table within a table goes into its cells.
    if (atCaret && view.someProp('handlePaste', (handle) => handle(view, event, slice))) return null
    tr.replaceRange(at.from, at.to, slice).setMeta('paste', true)
    view.dispatch(atCaret ? tr.scrollIntoView() : tr)
    return new HeldPlace(view, changedBy(tr))
  }
  const units = unitsOf(blocks)
  tr.replaceRange(at.from, at.to, new Slice(Fragment.from(take(units, AT_ONCE).nodes), 0, 0)).setMeta('paste', true)
  let began = performance.now()
  view.dispatch(tr)
  const { from, to } = changedBy(tr)
  const place = new HeldPlace(view, { from, to: besideBlock(tr.doc.resolve(to)) }, label)
  for (let room = AT_ONCE; units.length > 0; ) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 8)))
    const took = performance.now() - began
    room = took > FULL ? Math.max(FEWEST, room / 2) : took < FULL / 3 ? Math.min(MOST, room * 2) : room
    const now = place.now()
    if (now === null) return null
    began = performance.now()
    const end = besideBlock(view.state.doc.resolve(now.to))
    const more = insert(view.state.tr, end, take(units, room)).setMeta('paste', true)
    view.dispatch(place.moveIn(more, { from: now.from, to: more.mapping.map(end) }))
  }
  const end = place.take()
  return end && new HeldPlace(view, end)
}

/** Behind the block that ends at a place; children of a block that is partly there at the end of that block. */
function insert(tr: Transaction, end: number, { nodes, of }: Part): Transaction {
  if (!of) return tr.insert(end, nodes)
  // Where somebody turned it into something else meanwhile, the rest stands in a block of its own.
  if (tr.doc.resolve(end).nodeBefore?.type !== of.type) return tr.insert(end, of.copy(Fragment.from(nodes)))
  return tr.insert(end - 1, nodes)
}

/** Where what a transaction put in stands after it: beside the place it was meant for, where that could not hold it. */
function changedBy({ mapping, doc }: Transaction): Place {
  let [from, to] = [doc.content.size, 0]
  mapping.maps.forEach((map, i) => {
    const later = mapping.slice(i + 1)
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, later.map(start, -1))
      to = Math.max(to, later.map(end))
    })
  })
  return { from: Math.min(from, to), to }
}

/** Between two blocks of the text: before the one whose beginning the place is, else behind the one it stands in. */
function besideBlock($at: ResolvedPos): number {
  if ($at.depth === 0) return $at.pos
  return $at.pos - $at.depth === $at.before(1) ? $at.before(1) : $at.after(1)
}

/** What is put in at once: blocks, or children of a block that came before them. */
interface Part {
  readonly nodes: readonly Node[]
  readonly of: Node | null
}
interface Unit {
  readonly node: Node
  readonly of: Node | null
}

/** Blocks whose children can come one after the other. */
const DIVISIBLE = new Set(['bulletList', 'orderedList', 'taskList', 'table'])

/** Large lists and tables in their items and rows, with as many as go in at once in the block to begin with. */
function unitsOf(blocks: readonly Node[]): Unit[] {
  return blocks.flatMap((block) => {
    if (block.nodeSize <= AT_ONCE || !DIVISIBLE.has(block.type.name) || hasTallCells(block))
      return [{ node: block, of: null }]
    const rest: Unit[] = block.children.map((node) => ({ node, of: block }))
    const { nodes } = take(rest, AT_ONCE)
    return [{ node: block.copy(Fragment.from(nodes)), of: null }, ...rest]
  })
}

/** A cell over several rows needs them all: with some of them missing it would be cut to those that are there. */
function hasTallCells(table: Node): boolean {
  return table.children.some((row) => row.children.some(({ attrs }) => Number(attrs.rowspan ?? 1) > 1))
}

/** Takes the first units off: at least one, and as many of the same block as have room. */
function take(units: Unit[], room: number): Part {
  const of = units[0]?.of ?? null
  let size = 0
  let n = 0
  for (const unit of units) {
    size += unit.node.nodeSize
    if (unit.of !== of || (n > 0 && size > room)) break
    n++
  }
  return { nodes: units.splice(0, n).map(({ node }) => node), of }
}
