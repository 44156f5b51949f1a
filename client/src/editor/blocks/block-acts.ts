import { headingIdOf } from '@commonplace/document/heading-ids'
import type { Editor } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { type Block, blockAround, blockOf } from './block-at.ts'

/** The block changes places with its neighbour: above (-1) or below (1). False at the edge of what it stands in. */
export const moveBlock =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const block = blockOf(state)
    if (!block) return false
    const $pos = state.doc.resolve(block.pos)
    const other = $pos.parent.maybeChild($pos.index() + by)
    if (!other) return false
    if (dispatch) {
      const start = by < 0 ? block.pos - other.nodeSize : block.pos
      const order = by < 0 ? [block.node, other] : [other, block.node]
      const tr = state.tr.replaceWith(start, start + block.node.nodeSize + other.nodeSize, Fragment.from(order))
      const now = by < 0 ? start : start + other.nodeSize
      dispatch(tr.setSelection(sameWithin(state.selection, block, tr.doc, now)).scrollIntoView())
    }
    return true
  }

/** The selection a block had, once it stands somewhere else. */
function sameWithin(selection: Selection, block: Block, doc: Node, now: number): Selection {
  if (selection instanceof NodeSelection && selection.from === block.pos) return NodeSelection.create(doc, now)
  const end = now + block.node.nodeSize
  const at = (place: number) => Math.max(now, Math.min(end, place - block.pos + now))
  return TextSelection.between(doc.resolve(at(selection.anchor)), doc.resolve(at(selection.head)))
}

/** A copy of the block right below it, with the caret at the same place of the copy. Its id is its own. */
export const duplicateBlock: Command = (state, dispatch) => {
  const block = blockOf(state)
  if (!block) return false
  if (dispatch) {
    const copy = block.node.type.create({ ...block.node.attrs, id: null }, block.node.content, block.node.marks)
    const now = block.pos + block.node.nodeSize
    const tr = state.tr.insert(now, copy)
    dispatch(tr.setSelection(sameWithin(state.selection, block, tr.doc, now)).scrollIntoView())
  }
  return true
}

/** Takes the block out; with it the list or quote that held nothing else. */
export const deleteBlock: Command = (state, dispatch) => {
  const block = blockOf(state)
  if (!block) return false
  if (dispatch) {
    let $at = state.doc.resolve(block.pos)
    let size = block.node.nodeSize
    let from = block.pos
    while ($at.depth > 0 && $at.parent.childCount === 1) {
      from = $at.before()
      size = $at.parent.nodeSize
      $at = state.doc.resolve(from)
    }
    const tr = state.tr.delete(from, from + size)
    if (tr.doc.childCount === 0) tr.insert(0, state.schema.nodes.paragraph?.create() ?? Fragment.empty)
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView())
  }
  return true
}

/** The block as a whole, in place of the caret in it: what Escape does first. False where it already is. */
export const selectBlock: Command = (state, dispatch) => {
  const block = blockOf(state)
  if (!block || state.selection instanceof NodeSelection || !NodeSelection.isSelectable(block.node)) return false
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, block.pos)))
  return true
}

/** An empty line below the block, with the caret on it. */
export const lineBelow: Command = (state, dispatch) => {
  const block = blockOf(state)
  const top = block && outermost(state.doc.resolve(block.pos).depth === 0 ? block : null, block, state.doc)
  if (!top) return false
  const line = state.schema.nodes.paragraph?.create()
  if (dispatch && line) {
    const at = top.pos + top.node.nodeSize
    const tr = state.tr.insert(at, line)
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  }
  return true
}

/** An item of a list holds lines of its own kind only: below it means below the list. */
function outermost(top: Block | null, block: Block, doc: Node): Block | null {
  if (top) return top
  const $pos = doc.resolve(block.pos)
  for (let depth = $pos.depth; depth > 0; depth--) {
    const parent = depth > 1 ? $pos.node(depth - 1).type.name : 'doc'
    if (!/List$/.test($pos.node(depth).type.name)) return block
    if (!/List$|Item$/.test(parent)) return { node: $pos.node(depth), pos: $pos.before(depth) }
  }
  return block
}

/** The selection goes to a block that was pointed at. */
export function toBlock(editor: Editor, pos: number): void {
  const { state } = editor
  const node = state.doc.nodeAt(pos)
  if (!node) return
  const own = blockAround(state.selection.$from)
  if (own?.pos === pos && !(state.selection instanceof NodeSelection)) return
  const selection = node.isAtom ? NodeSelection.create(state.doc, pos) : Selection.near(state.doc.resolve(pos + 1))
  editor.view.dispatch(state.tr.setSelection(selection))
}

/** Where a link to the block leads: its heading, else its first words as the browser finds them. */
export function addressOf({ node }: Block): string {
  const words = node.textContent.replace(/\s+/g, ' ').trim()
  if (node.type.name === 'heading') return `#${headingIdOf(words)}`
  const first = words.split(' ').slice(0, 8).join(' ')
  // A hyphen means something in a text fragment and has to be written as its number.
  // The block is named too, for a page that comes to show it: browsers look at the words alone.
  const id = typeof node.attrs.id === 'string' ? `b-${node.attrs.id}` : ''
  return first === '' ? '' : `#${id}:~:text=${encodeURIComponent(first).replaceAll('-', '%2D')}`
}
