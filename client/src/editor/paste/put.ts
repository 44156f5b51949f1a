import type { DocNode } from '@commonplace/document/json'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { HeldPlace, type Place } from './held-places.ts'

/** Characters put in between two frames: more would be felt by who types meanwhile. */
const AT_ONCE = 6000

/** What was done before is one step of undoing, what comes now another: for a text of several and for one of one's own. */
export function endStep(view: EditorView): void {
  yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing()
  view.dispatch(closeHistory(view.state.tr))
}

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
  const blocks = (json.content ?? []).map((block) => view.state.schema.nodeFromJSON(block))
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
  const whole = parts(blocks)
  tr.replaceRange(at.from, at.to, new Slice(Fragment.from(whole.shift() ?? []), 0, 0)).setMeta('paste', true)
  view.dispatch(tr)
  const { from, to } = changedBy(tr)
  const place = new HeldPlace(view, { from, to: besideBlock(tr.doc.resolve(to)) }, label)
  for (const part of whole) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 8)))
    const now = place.now()
    if (now === null) return null
    const to = besideBlock(view.state.doc.resolve(now.to))
    const more = view.state.tr.insert(to, part).setMeta('paste', true)
    view.dispatch(place.moveIn(more, { from: now.from, to: more.mapping.map(to) }))
  }
  const end = place.take()
  return end && new HeldPlace(view, end)
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
