import { CALLOUT_TONES } from '@commonplace/document/tones'
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { DocumentSession } from '../offline/session/index.ts'
import { htmlWords } from '../words/html.ts'
import { Picker } from './picker/Picker.tsx'
import type { PickerStore } from './picker/picker-store.ts'
import { Others } from './presence/Others.tsx'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { blockWords, type SelectedWords } from './selected-words.ts'
import { Tools } from './tools/Tools.tsx'
import type { Doors } from './tools/use-doors.ts'

export interface BesideProps {
  editor: Editor
  session: DocumentSession
  doors: Doors
  picker: PickerStore
  onAsk?: (about: SelectedWords) => void
  onComment?: (on: SelectedWords) => void
  onSuggest?: (on: SelectedWords) => void
  onCopyLink?: () => void
  onAttach?: () => void
}

/** What stands around a text that several write: the bars and menus, and what the others do. */
export function Beside({ editor, session, doors, picker, onAsk, onComment, onSuggest, ...tools }: BesideProps) {
  // What a callout is called, in the language of its reader: the style sheet says it (editor.css).
  useEffect(() => {
    const { style } = editor.view.dom
    for (const tone of CALLOUT_TONES) style.setProperty(`--said-${tone}`, JSON.stringify(htmlWords.callouts[tone]))
  }, [editor])
  const ofBlock = (act: (words: SelectedWords) => void) => () => {
    const words = blockWords(editor)
    if (words) act(words)
  }
  return (
    <>
      <Others editor={editor} session={session} />
      <SelectionToolbar
        editor={editor}
        {...(onAsk ? { onAsk } : {})}
        {...(onComment ? { onComment } : {})}
        {...(onSuggest ? { onSuggest } : {})}
      />
      <Tools
        editor={editor}
        doors={doors}
        {...(onAsk ? { onAsk: ofBlock(onAsk) } : {})}
        {...(onComment ? { onComment: ofBlock(onComment) } : {})}
        {...tools}
      />
      <Picker editor={editor} store={picker} />
    </>
  )
}
