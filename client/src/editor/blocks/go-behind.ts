import type { Editor, Range } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'

/** Where a block stands that was put in place of a range: the line it was asked for in may have gone with it, or been parted by it. */
export function placeOf(doc: Node, from: number, type: string): number | undefined {
  return [from, from - 1, from + 1].find(
    (pos) => pos >= 0 && pos <= doc.content.size && doc.nodeAt(pos)?.type.name === type,
  )
}

/**
 * The caret into an empty line behind a block that holds no words, which is made where there is none: who types on neither writes over the
 * block nor into the heading below it.
 */
export function goBehind({ state, view }: Editor, pos: number): void {
  const { doc, tr, schema } = state
  const behind = pos + (doc.nodeAt(pos)?.nodeSize ?? 0)
  const next = doc.nodeAt(behind)
  const line = schema.nodes.paragraph?.create()
  if (line && (next?.type !== line.type || next.content.size > 0)) tr.insert(behind, line)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView())
  view.focus()
}

/** Puts a block that holds no words in place of a range, with the caret behind it. */
export function putBlock(editor: Editor, range: Range, type: string, attrs: Record<string, string | null> = {}): void {
  editor.chain().focus().insertContentAt(range, { type, attrs }).run()
  const at = placeOf(editor.state.doc, range.from, type)
  if (at !== undefined) goBehind(editor, at)
}
