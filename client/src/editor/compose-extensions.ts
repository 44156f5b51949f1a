import { documentExtensions } from '@commonplace/document/schema'
import type { Extensions } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { closeHistory } from '@tiptap/pm/history'
import { menus, type Shared, VIEWS } from './extensions.ts'
import { pictures } from './views/pictures.ts'
import { ShownSections, shownSectionView } from './views/shown-section.ts'

/** Undoing in a text of one's own. That of several undoes what this person did, and brings its own. */
export const ownSteps = UndoRedo.extend({
  onBeforeCreate() {
    const { editor } = this
    editor.on('endStep', () => editor.view.dispatch(closeHistory(editor.state.tr)))
  },
})

/** The extensions of a text that one person writes and then sends. */
export function composeExtensions(shared: Shared): Extensions {
  return [
    ...documentExtensions({ assignIds: false, replace: [shownSectionView(new ShownSections(null)), ...VIEWS] }),
    ownSteps,
    pictures(null, shared.onProblem),
    ...menus(shared),
  ]
}
