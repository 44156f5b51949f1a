import type { Node } from '@tiptap/pm/model'

/** Hears of a node of the later text, where it begins, and which one of the earlier text stood in its place (null: none did). */
export type OnChanged = (node: Node, pos: number, was: Node | null) => void

/**
 * Goes through what of `after` is not the very node that `before` has there, a node before what it holds. Nodes are compared by identity, which
 * every edit keeps for all that it leaves alone: the cost follows what was changed, however long the text is and however many steps it took.
 */
export function eachChanged(before: Node, after: Node, onChanged: OnChanged, start = 0): void {
  let from = 0
  let pos = start
  while (from < before.childCount && from < after.childCount && before.child(from) === after.child(from))
    pos += after.child(from++).nodeSize
  let [was, is] = [before.childCount, after.childCount]
  while (was > from && is > from && before.child(was - 1) === after.child(is - 1)) [was, is] = [was - 1, is - 1]
  for (let i = from; i < is; i++) {
    const node = after.child(i)
    // As many as before: each stands for the one that stood there.
    const old = was === is ? before.child(i) : null
    if (old !== node) {
      onChanged(node, pos, old)
      if (old?.type === node.type) eachChanged(old, node, onChanged, pos + 1)
      else
        node.descendants((inner, at) => {
          onChanged(inner, pos + 1 + at, null)
        })
    }
    pos += node.nodeSize
  }
}
