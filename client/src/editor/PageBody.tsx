import type { PageShape } from '@commonplace/api'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { addresses } from '../addresses.ts'
import { keepQuoted } from '../data/quoted.ts'
import { beginRemark } from '../data/remarking.ts'
import { navigate } from '../navigation.ts'
import type { DocumentSession } from '../offline/session/index.ts'
import { words } from '../words/editor.ts'
import { AdoptedActs } from './AdoptedActs.tsx'
import { addressOf } from './blocks/block-acts.ts'
import { blockOf } from './blocks/block-at.ts'
import { pageExtensions } from './extensions.ts'
import { communityLookup } from './online-lookup.ts'
import { pasteHelp } from './paste/help.ts'
import { Picker } from './picker/Picker.tsx'
import { PickerStore } from './picker/picker-store.ts'
import { Others } from './presence/Others.tsx'
import { blockWords, type SelectedWords, SelectionToolbar } from './SelectionToolbar.tsx'
import type { TooNew } from './shared-text.ts'
import { TitleField } from './TitleField.tsx'
import { copyText } from './tools/copy-text.ts'
import { Tools } from './tools/Tools.tsx'
import { useDoors } from './tools/use-doors.ts'
import { uploadTo } from './upload.ts'
import { attach, tellProblem } from './views/pictures.ts'
import { QuestionCards } from './views/question-card.ts'
import { WovenAnswers } from './views/woven-answers.ts'

/** Blocks of a page that counts as long. */
const LONG = 120

interface Props {
  page: PageShape
  session: DocumentSession
  user: { name: string; hue: number }
  kind: ReactNode
  facts: ReactNode
  /** Somebody with a newer program put in what this one does not know: it is only read from here on. */
  tooNew: boolean
  onTooNew(how: TooNew | null): void
  onDone(): void
}

/** The live title and text. Mounted only once the document is whole. */
export function PageBody({ page, session, user, kind, facts, tooNew, onTooNew, onDone }: Props) {
  const [picker] = useState(() => new PickerStore())
  const [cards] = useState(() => new QuestionCards())
  useEffect(() => cards.take(page.html), [cards, page.html])
  const [woven] = useState(() => new WovenAnswers())
  const doors = useDoors()
  const files = useRef<HTMLInputElement>(null)
  const leave = useRef(onDone)
  leave.current = onDone
  const [lookup] = useState(() => communityLookup(page.communitySlug))
  const [upload] = useState(() => uploadTo(page))
  const { readOnly, serverTrouble } = useSyncExternalStore(session.state.subscribe, session.state.get)
  const editable = readOnly === null && !tooNew

  const editor = useEditor(
    {
      extensions: pageExtensions({
        doc: session.doc,
        onTooNew,
        awareness: session.awareness,
        user,
        cards,
        woven,
        picker,
        lookup,
        placeholder: words.startWriting,
        upload,
        offers: { attach: () => files.current?.click(), find: () => doors.find(true) },
        keys: { onMenu: () => doors.openMenu(true), onLeave: () => leave.current() },
        paste: pasteHelp(lookup, upload),
        onFind: () => doors.find(true),
        onProblem: tellProblem,
      }),
      immediatelyRender: false,
      // A render per keystroke would be felt on a long page; what the screen needs of the state it asks for itself.
      shouldRerenderOnTransaction: false,
      // Its style sheet would be an inline style, which the content security policy forbids; editor.css has those rules.
      injectCSS: false,
      // The keys go to the text at once, and the place that was being read stays in view.
      onCreate: ({ editor }) => editor.commands.focus('start', { scrollIntoView: false }),
      editable,
      editorProps: {
        // Blocks out of sight are not laid out (editor.css); on a short page that would only cost.
        attributes: {
          class: session.doc.getXmlFragment('default').length > LONG ? 'prose editing long' : 'prose editing',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.body(page.title),
        },
      },
    },
    [session, page.id],
  )

  useEffect(() => {
    editor?.setEditable(editable)
  }, [editor, editable])

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
  const ask = (selected: SelectedWords) => {
    keepQuoted({ pageId: page.id, ...selected })
    void navigate(addresses.ask(page.communitySlug, { pageId: page.id, quote: selected.quote }))
  }
  const say = (on: SelectedWords | null) => {
    if (on) beginRemark({ pageId: page.id, on })
  }
  return (
    <>
      <header className="page-head">
        {kind}
        <TitleField doc={session.doc} editable={editable} onLeave={() => editor.commands.focus('start')} />
        {facts}
        {tooNew && (
          <p className="notice" role="status">
            {words.unknownContent}
          </p>
        )}
        {(readOnly ?? serverTrouble) !== null && (
          <p className="notice" role="status">
            {readOnly ?? serverTrouble}
          </p>
        )}
      </header>
      <EditorContent className="page-body" editor={editor} />
      <Others editor={editor} session={session} />
      <SelectionToolbar editor={editor} onAsk={ask} {...(page.may.remark ? { onComment: say } : {})} />
      <Tools
        editor={editor}
        doors={doors}
        onAsk={() => {
          const quoted = blockWords(editor)
          if (quoted) ask(quoted)
        }}
        {...(page.may.remark ? { onComment: () => say(blockWords(editor)) } : {})}
        onCopyLink={() => {
          const block = blockOf(editor.state)
          const link = block && new URL(page.url + addressOf(block), location.href).href
          if (link) copyText(link, words.block.linkCopied)
        }}
        onAttach={() => files.current?.click()}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={words.blocks.picture}
        onChange={({ target }) => {
          attach(editor.view, [...(target.files ?? [])], null, upload, tellProblem).catch(tellProblem)
          target.value = ''
        }}
      />
      <Picker editor={editor} store={picker} />
      <AdoptedActs page={page} editor={editor} woven={woven} />
    </>
  )
}
