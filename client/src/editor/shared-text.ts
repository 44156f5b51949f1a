import { installFastRemote } from '@commonplace/document/fast-remote'
import { firstUnknown } from '@commonplace/document/unknown'
import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin } from '@tiptap/pm/state'
import * as Y from 'yjs'

/**
 * How a text stands that holds what this program does not know. `unread`: it did when the editor was made, so nothing of it is shown;
 * `held`: it came while the text was open, which shows what it was before.
 */
export type TooNew = 'unread' | 'held'

interface Options {
  readonly doc: Y.Doc
  /** Null once all of it is known again. */
  onTooNew(how: TooNew | null): void
}

/**
 * The text that several people write at once, bound to an editor. Two promises are kept here, whatever key, menu or bar asks for a change:
 * what a newer program wrote is never written over, and where nothing may be written nothing is. What others write comes in all the same.
 */
export const sharedText = ({ doc, onTooNew }: Options) => {
  let known = true
  return Collaboration.extend({
    addCommands() {
      const { undo, redo } = this.parent?.() ?? {}
      const writable = () => known && this.editor.options.editable
      // These change the document itself, past every transaction of the editor.
      return {
        undo: () => (props) => writable() && (undo?.()(props) ?? false),
        redo: () => (props) => writable() && (redo?.()(props) ?? false),
      }
    },
    addProseMirrorPlugins() {
      const { editor } = this
      const body = doc.getXmlFragment('default')
      // Asked at the last moment: between a look at the text and its being bound more of it may have come.
      known = firstUnknown(body, editor.schema) === null
      this.options.fragment = known ? body : new Y.Doc().getXmlFragment('default')
      if (!known) onTooNew('unread')
      return [
        ...(this.parent?.() ?? []),
        new Plugin({
          filterTransaction: (tr) => !tr.docChanged || isChangeOrigin(tr) || (known && editor.options.editable),
          view(view) {
            installFastRemote(view, (unknown) => {
              known = unknown === null
              onTooNew(known ? null : 'held')
            })
            return {}
          },
        }),
      ]
    },
  })
}
