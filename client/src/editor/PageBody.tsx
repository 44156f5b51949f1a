import type { PageShape } from '@commonplace/api'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { addresses } from '../addresses.ts'
import { keepQuoted } from '../data/quoted.ts'
import { navigate } from '../navigation.ts'
import type { DocumentSession } from '../offline/session/index.ts'
import { toast } from '../ui/toasts.tsx'
import { words } from '../words/editor.ts'
import { pageExtensions } from './extensions.ts'
import { communityLookup } from './online-lookup.ts'
import { Picker } from './picker/Picker.tsx'
import { PickerStore } from './picker/picker-store.ts'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { TitleField } from './TitleField.tsx'
import { uploadTo } from './upload.ts'

interface Props {
  page: PageShape
  session: DocumentSession
  user: { name: string; hue: number }
  kind: ReactNode
  facts: ReactNode
  onDone(): void
}

/** The live title and text. Mounted only once the document is whole. */
export function PageBody({ page, session, user, kind, facts, onDone }: Props) {
  const [picker] = useState(() => new PickerStore())
  const bylines = useMemo(
    () =>
      new Map(
        page.adoptions.map((one) => [one.id, { answeredBy: one.answeredBy.name, adoptedBy: one.adoptedBy.name }]),
      ),
    [page.adoptions],
  )
  const { readOnly } = useSyncExternalStore(session.state.subscribe, session.state.get)

  const editor = useEditor(
    {
      extensions: pageExtensions({
        doc: session.doc,
        awareness: session.awareness,
        user,
        bylines,
        picker,
        lookup: communityLookup(page.communitySlug),
        placeholder: words.startWriting,
        upload: uploadTo(page.id),
        onProblem: (problem) => toast(problem instanceof Error ? problem.message : words.pictureFailed),
      }),
      immediatelyRender: false,
      // A render per keystroke would be felt on a long page; what the screen needs of the state it asks for itself.
      shouldRerenderOnTransaction: false,
      // Its style sheet would be an inline style, which the content security policy forbids; editor.css has those rules.
      injectCSS: false,
      // The keys go to the text at once, and the place that was being read stays in view.
      onCreate: ({ editor }) => editor.commands.focus('start', { scrollIntoView: false }),
      editorProps: {
        attributes: {
          class: 'prose editing',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.body(page.title),
        },
      },
    },
    [session, page.id],
  )

  useEffect(() => {
    editor?.setEditable(readOnly === null)
  }, [editor, readOnly])

  useEffect(() => {
    if (!editor) return
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        // Before the text hears of it: there the same keys break the line.
        event.stopImmediatePropagation()
        onDone()
      }
    }
    const text = editor.view.dom
    text.addEventListener('keydown', leave, { capture: true })
    return () => text.removeEventListener('keydown', leave, { capture: true })
  }, [editor, onDone])

  if (!editor) return null
  return (
    <>
      <header className="page-head">
        {kind}
        <TitleField doc={session.doc} onLeave={() => editor.commands.focus('start')} />
        {facts}
        {readOnly !== null && (
          <p className="notice" role="status">
            {readOnly}
          </p>
        )}
      </header>
      <EditorContent className="page-body" editor={editor} />
      <SelectionToolbar
        editor={editor}
        onAsk={(selected) => {
          keepQuoted({ pageId: page.id, ...selected })
          void navigate(addresses.ask(page.communitySlug, { pageId: page.id, quote: selected.quote }))
        }}
      />
      <Picker editor={editor} store={picker} />
    </>
  )
}
