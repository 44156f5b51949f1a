import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { useSyncExternalStore } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import type { RemoteEdit, RemoteEdits } from './remote-edits.ts'

interface Props {
  editor: Editor
  edits: RemoteEdits
  aloud: boolean
  onAloud(aloud: boolean): void
  onClose(): void
}

function goTo(editor: Editor, { blockId }: RemoteEdit): void {
  let at: number | null = null
  editor.state.doc.forEach((node, pos) => {
    if (blockId !== null && node.attrs.id === blockId) at = pos
  })
  if (at === null) {
    toast(words.presence.gone)
    return
  }
  const selection = Selection.near(editor.state.doc.resolve(at + 1))
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView())
  editor.commands.focus()
}

/** The last changes of others, to go to. */
export function LiveEdits({ editor, edits, aloud, onAloud, onClose }: Props) {
  const list = useSyncExternalStore(edits.subscribe, edits.get)
  return (
    <Dialog title={words.presence.edits} onClose={onClose}>
      <label className="find-choice">
        <input type="checkbox" checked={aloud} onChange={({ target }) => onAloud(target.checked)} />
        {words.presence.announce}
      </label>
      {list.length === 0 ? (
        <p>{words.presence.none}</p>
      ) : (
        <>
          <p>{words.presence.editsHint}</p>
          <ol className="live-edits">
            {list.map((edit) => (
              <li key={edit.key}>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onClose()
                    requestAnimationFrame(() => goTo(editor, edit))
                  }}
                >
                  {words.presence.changed(edit.name, edit.where)}
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  )
}
