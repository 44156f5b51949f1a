import type { DocNode } from '@commonplace/document/json'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { holdPlace } from './held-places.ts'

/** Characters put in between two frames: more would be felt by who types meanwhile. */
const AT_ONCE = 6000

/** What was done before is one step of undoing, what comes now another. */
export function endStep(view: EditorView): void {
  yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing()
}

const sliceOf = (blocks: readonly Node[]): Slice => {
  // The first and last lines go on with what they are put into; anything else stands by itself.
  const open = (block: Node | undefined) => (block?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(Fragment.from(blocks), open(blocks[0]), open(blocks.at(-1)))
}

/** Puts a document in place of what is selected; a large one in parts, so that the window never stands still. */
export async function put(view: EditorView, json: DocNode, event: ClipboardEvent, label: string): Promise<void> {
  const blocks = (json.content ?? []).map((block) => view.state.schema.nodeFromJSON(block))
  const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0)
  const { from, to } = view.state.selection
  if (size <= AT_ONCE) {
    const slice = sliceOf(blocks)
    // A table within a table goes into its cells.
    if (view.someProp('handlePaste', (handle) => handle(view, event, slice))) return
    view.dispatch(view.state.tr.replaceRange(from, to, slice).scrollIntoView().setMeta('paste', true))
    return
  }
  const whole = parts(blocks)
  const first = whole.shift() ?? []
  view.dispatch(view.state.tr.replaceRange(from, to, new Slice(Fragment.from(first), 0, 0)).setMeta('paste', true))
  const $after = view.state.selection.$to
  const place = holdPlace(view, $after.depth > 0 ? $after.after(1) : $after.pos, label)
  for (const part of whole) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 8)))
    const at = place.now()
    if (at === null) break
    const $at = view.state.doc.resolve(at)
    view.dispatch(view.state.tr.insert($at.depth > 0 ? $at.after(1) : at, part).setMeta('paste', true))
  }
  place.take()
}

/** Blocks in parts of about the same size; one large block is a part of its own. */
function parts(blocks: readonly Node[]): Node[][] {
  const out: Node[][] = [[]]
  let size = 0
  for (const block of blocks) {
    if (size > 0 && size + block.nodeSize > AT_ONCE) {
      out.push([])
      size = 0
    }
    out.at(-1)?.push(block)
    size += block.nodeSize
  }
  return out
}
