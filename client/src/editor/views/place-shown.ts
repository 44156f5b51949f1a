import type { DocNode } from '@commonplace/document/json'
import { MOST_SHOWN, type ShownRef, shownIn } from '@commonplace/document/shown'
import type { Editor, Range } from '@tiptap/core'
import { words } from '../../words/editor.ts'
import { putBlock } from '../blocks/go-behind.ts'
import { endStep } from '../end-step.ts'
import type { Shown, ShownSections } from './shown-section.ts'

/** Why a section is not put into this text, in a sentence; null where it can be. */
export function refusedHere(editor: Editor, found: Shown): string | null {
  if (found.leadsBack) return words.shown.cycle
  if (found.state !== 'shown') return words.shown.notThere
  return shownIn(editor.getJSON() as DocNode).length >= MOST_SHOWN ? words.shown.most(MOST_SHOWN) : null
}

/** Puts a section in place of a range, as one step of undoing, with the caret behind it. */
export function placeShown(editor: Editor, range: Range, ref: ShownRef): void {
  endStep(editor)
  putBlock(editor, range, 'shownSection', { pageId: ref.pageId, blockId: ref.blockId || null })
}

/** Puts the words of a shown section in its place, as words of this text, in one step of undoing. False where it is gone meanwhile. */
export async function unsync(editor: Editor, sections: ShownSections, pos: number): Promise<boolean> {
  const before = editor.state.doc.nodeAt(pos)
  if (before?.type.name !== 'shownSection') return false
  const blocks = await sections.copy({
    pageId: String(before.attrs.pageId ?? ''),
    blockId: String(before.attrs.blockId ?? ''),
  })
  if (editor.isDestroyed) return false
  // Others wrote meanwhile: it is looked for by its own id, wherever it stands now.
  let at = -1
  editor.state.doc.descendants((node, place) => {
    if (
      at < 0 &&
      node.type.name === 'shownSection' &&
      (node === before || (node.attrs.id && node.attrs.id === before.attrs.id))
    )
      at = place
    return at < 0
  })
  if (at < 0 || blocks.length === 0 || !editor.isEditable) return false
  endStep(editor)
  editor
    .chain()
    .focus()
    .insertContentAt({ from: at, to: at + before.nodeSize }, blocks as never)
    .run()
  endStep(editor)
  return true
}
