import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'

/** A block that is taken, moved and named as a whole, and where it begins. */
export interface Block {
  readonly node: Node
  readonly pos: number
}

/** In these blocks stand one by one; an item of a list is a block of its own. */
const HOLDERS = new Set(['doc', 'blockquote', 'callout', 'detailsContent', 'bulletList', 'orderedList', 'taskList'])

/** The nearest block around a place, or the one that begins there. */
export function blockAround($pos: ResolvedPos): Block | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    if (HOLDERS.has($pos.node(depth - 1).type.name)) return { node: $pos.node(depth), pos: $pos.before(depth) }
  }
  const next = $pos.nodeAfter
  return next?.isBlock ? { node: next, pos: $pos.pos } : null
}

/** The block that is selected, or in which the caret stands. */
export function blockOf({ selection }: EditorState): Block | null {
  if (selection instanceof NodeSelection && selection.node.isBlock) return { node: selection.node, pos: selection.from }
  return blockAround(selection.$from)
}
