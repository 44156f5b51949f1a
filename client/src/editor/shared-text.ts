import { installFastRemote, readCaret } from '@commonplace/document/fast-remote'
import { firstUnknown } from '@commonplace/document/unknown'
import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/**
 * How a text stands that holds what this program does not know. `unread`: it did when the editor was made, so nothing of it is shown;
 * `held`: it came while the text was open, which shows what it was before.
 */
export type TooNew = 'unread' | 'held'

/** Blocks from which on a text is drawn part by part, and blocks in each part: all at once, the window would stand still. */
const LONG = 400
const PART = 150

/** Whether a text is so long that it is drawn part by part. */
export const comesInParts = (doc: Y.Doc): boolean => doc.getXmlFragment('default').length > LONG

/** The window draws, and answers whoever does something, before more comes. */
const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 4)))

interface Options {
  readonly doc: Y.Doc
  /** The text is drawn part by part, and not written in before all of it is: then this is told. Left out, it is drawn at once. */
  readonly onWhole?: () => void
  /** Null once all of it is known again. */
  onTooNew(how: TooNew | null): void
}

/** What happens beside somebody who writes: carets of others that move, and parts of a large paste that come one by one. */
const happensBeside = (tr: Transaction): boolean =>
  !tr.selectionSet && (tr.getMeta(yCursorPluginKey) !== undefined || tr.getMeta('paste') === true)

const readsCaret = (view: EditorView): boolean => {
  readCaret(view)
  return false
}

/**
 * The text that several people write at once, bound to an editor. Two promises are kept here, whatever key, menu or bar asks for a change:
 * what a newer program wrote is never written over, and where nothing may be written nothing is. What others write comes in all the same.
 */
export const sharedText = ({ doc, onTooNew, onWhole }: Options) => {
  let known = true
  let whole = true
  return Collaboration.extend({
    addCommands() {
      const { undo, redo } = this.parent?.() ?? {}
      const writable = () => known && whole && this.editor.options.editable
      // These change the document itself, past every transaction of the editor.
      return {
        undo: () => (props) => writable() && (undo?.()(props) ?? false),
        redo: () => (props) => writable() && (redo?.()(props) ?? false),
      }
    },
    // No caret is put back to where it was a moment ago.
    dispatchTransaction({ transaction, next }) {
      if (happensBeside(transaction)) {
        readCaret(this.editor.view)
        const now = this.editor.state.selection.map(transaction.doc, transaction.mapping)
        if (!now.eq(transaction.selection)) transaction.setSelection(now)
      }
      next(transaction)
    },
    addProseMirrorPlugins() {
      const { editor } = this
      const body = doc.getXmlFragment('default')
      // Asked at the last moment: between a look at the text and its being bound more of it may have come.
      known = firstUnknown(body, editor.schema) === null
      this.options.fragment = known ? body : new Y.Doc().getXmlFragment('default')
      if (!known) onTooNew('unread')
      whole = !known || !onWhole
      // Given a mapping, the binding leaves it to us to draw what is there.
      if (!whole) this.options.ySyncOptions = { mapping: new Map() }
      return [
        ...(this.parent?.() ?? []),
        new Plugin({
          props: { editable: () => whole, handleDOMEvents: { keydown: readsCaret, keyup: readsCaret } },
          filterTransaction: (tr) =>
            !tr.docChanged || isChangeOrigin(tr) || (known && whole && editor.options.editable),
          view(view) {
            const tell = (unknown: string | null) => {
              known = unknown === null
              onTooNew(known ? null : 'held')
            }
            const drawn = () => {
              whole = true
              onWhole?.()
            }
            installFastRemote(view, tell, whole ? undefined : { blocks: PART, pause: frame, onWhole: drawn })
            return {}
          },
        }),
      ]
    },
  })
}
