// The part of an editor that Yjs talks to, without a browser: tests of merging run in milliseconds.
import type { Schema } from '@tiptap/pm/model'
import { EditorState, type Plugin, type PluginView, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

export class HeadlessEditor {
  state: EditorState
  readonly composing = false
  readonly #views: PluginView[]

  /** With `drawn: false` nothing is shown to begin with. */
  constructor(body: Y.XmlFragment, schema: Schema, plugins: readonly Plugin[] = [], drawn = true) {
    const { doc, mapping } = drawn
      ? initProseMirrorDoc(body, schema)
      : { doc: schema.node('doc', null, [schema.node('paragraph')]), mapping: new Map() }
    this.state = EditorState.create({
      schema,
      doc,
      plugins: [ySyncPlugin(body, { mapping }), yUndoPlugin(), ...plugins],
    })
    // The plugins ask for no more of a view than is here: its state, dispatch and focus.
    const view = this as unknown as EditorView
    this.#views = this.state.plugins.flatMap((plugin) => plugin.spec.view?.(view) ?? [])
  }

  readonly hasFocus = (): boolean => false

  readonly dispatch = (transaction: Transaction): void => this.updateState(this.state.apply(transaction))

  updateState(state: EditorState): void {
    const before = this.state
    this.state = state
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before)
  }

  /** What follows is undone without what went before. */
  stopCapturing(): void {
    yUndoPluginKey.getState(this.state)?.undoManager.stopCapturing()
  }

  undo(): boolean {
    return yUndoPluginKey.getState(this.state)?.undoManager.undo() != null
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }
}
