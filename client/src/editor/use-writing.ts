import type { Editor } from '@tiptap/core'
import { useEditor } from '@tiptap/react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { keptPlace } from '../data/begin-at.ts'
import { typeAhead } from '../data/typed-ahead.ts'
import type { DocumentSession } from '../offline/session/index.ts'
import { useContentLanguage } from '../ui/content-language.ts'
import { words } from '../words/editor.ts'
import { pageExtensions } from './extensions.ts'
import { communityLookup } from './online-lookup.ts'
import { pasteHelp } from './paste/help.ts'
import { PickerStore } from './picker/picker-store.ts'
import type { TooNew } from './shared-text.ts'
import { useDoors } from './tools/use-doors.ts'
import { tellProblem, type Upload } from './views/pictures.ts'
import { QuestionCards } from './views/question-card.ts'
import { ShownSections } from './views/shown-section.ts'
import type { WovenAnswers } from './views/woven-answers.ts'

/** Blocks of a text that counts as long. */
const LONG = 120

export interface Writing {
  readonly session: DocumentSession
  readonly user: { readonly name: string; readonly hue: number }
  /** The community whose pages, members and tags are offered. */
  readonly slug: string
  /** The text as it is read: its cards are shown while it is written too. */
  readonly html: string
  readonly label: string
  readonly className: string
  readonly caret: 'start' | 'end'
  readonly woven: WovenAnswers
  /** The page whose text it is, which may show sections of others; left out where it is of no page. */
  readonly pageId?: string
  /** Null where the text has no files of its own. */
  readonly upload: Upload | null
  /** Lets a file be chosen. */
  readonly onAttach?: () => void
  /** Asks a question about what is written. */
  readonly onAskTyped?: (editor: Editor, title: string) => void
  /** Somebody with a newer program put in what this one does not know: it is only read from here on. */
  readonly tooNew: boolean
  onTooNew(how: TooNew | null): void
  /** Told once all of a text is drawn that comes part by part; left out, it is drawn at once. */
  readonly onWhole?: () => void
  /** It is shown, and takes the keys; left out, from the beginning on. */
  readonly drawn?: boolean
  onDone(): void
}

/** The editor of a text that several write at once, what stands around it, and what is wrong with it at the moment. */
export function useWriting(writing: Writing) {
  const { session, user, slug, html, woven, upload, tooNew, onTooNew } = writing
  const [picker] = useState(() => new PickerStore())
  const [cards] = useState(() => new QuestionCards())
  useEffect(() => cards.take(html), [cards, html])
  const [shown] = useState(() => new ShownSections(writing.pageId ?? null))
  useEffect(() => shown.take(html), [shown, html])
  const [lookup] = useState(() => communityLookup(slug))
  const doors = useDoors()
  const lang = useContentLanguage()
  const latest = useRef(writing)
  latest.current = writing
  const { readOnly, serverTrouble } = useSyncExternalStore(session.state.subscribe, session.state.get)
  const editable = readOnly === null && !tooNew

  const begin = (editor: Editor) => {
    const at = writing.caret === 'start' ? keptPlace(editor.view) : null
    editor.commands.focus(at ?? writing.caret, { scrollIntoView: false })
    typeAhead(editor.view)
  }
  const editor = useEditor(
    {
      extensions: pageExtensions({
        ...{ doc: session.doc, awareness: session.awareness, user, onTooNew },
        ...{ cards, shown, woven, picker, lookup, upload },
        placeholder: words.startWriting,
        offers: {
          ...(writing.onAttach ? { attach: () => latest.current.onAttach?.() } : {}),
          ...(writing.onAskTyped
            ? { ask: (editor: Editor, title: string) => latest.current.onAskTyped?.(editor, title) }
            : {}),
          find: () => doors.find(true),
          ...(writing.pageId === undefined ? {} : { show: () => doors.show(true) }),
        },
        keys: { onMenu: () => doors.openMenu(true), onLeave: () => latest.current.onDone() },
        ...(writing.onWhole ? { onWhole: () => latest.current.onWhole?.() } : {}),
        paste: pasteHelp(lookup, upload, writing.pageId === undefined ? null : shown),
        onFind: () => doors.find(true),
        onProblem: tellProblem,
      }),
      immediatelyRender: false,
      // A render per keystroke would be felt on a long page; what the screen needs of the state it asks for itself.
      shouldRerenderOnTransaction: false,
      // Its style sheet would be an inline style, which the content security policy forbids; editor.css has those rules.
      injectCSS: false,
      // They are drawn as the editor is made. Done once more as it is put on the screen, all of the text would be drawn twice.
      onBeforeCreate: ({ editor }) => {
        editor.createNodeViews = () => undefined
      },
      // The keys go to the text at once, and the place that was being read stays in view.
      onCreate: ({ editor }) => {
        if (writing.drawn === undefined) begin(editor)
      },
      editable,
      editorProps: {
        // Blocks out of sight are not laid out (editor.css); in a short text that would only cost.
        attributes: ({ doc }) => ({
          class: `${writing.className}${doc.childCount > LONG ? ' long' : ''}`,
          role: 'textbox',
          dir: 'auto',
          ...(lang ? { lang } : {}),
          'aria-multiline': 'true',
          'aria-label': writing.label,
        }),
      },
    },
    [session],
  )
  useEffect(() => {
    editor?.setEditable(editable)
  }, [editor, editable])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is shown
  useEffect(() => {
    if (editor && writing.drawn) begin(editor)
  }, [editor, writing.drawn])

  useEffect(() => {
    if (!editor) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      // Before the text hears of it: there the same keys break the line.
      event.stopImmediatePropagation()
      latest.current.onDone()
    }
    const text = editor.view.dom
    text.addEventListener('keydown', leave, { capture: true })
    return () => text.removeEventListener('keydown', leave, { capture: true })
  }, [editor])

  return { editor, editable, doors, picker, lookup, shown, trouble: readOnly ?? serverTrouble }
}
