import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

declare module '@tiptap/core' {
  interface EditorEvents {
    /** A step of undoing ends here: heard by the history of a text of one's own. */
    endStep: undefined
  }
}

/** What was done before is one step of undoing, what comes now another: for a text of several and for one of one's own. */
export function endStep(editor: Editor): void {
  yUndoPluginKey.getState(editor.state)?.undoManager?.stopCapturing()
  editor.emit('endStep', undefined)
}
