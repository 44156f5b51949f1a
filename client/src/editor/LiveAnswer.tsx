import type { AnswerShape, Me } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useAddress } from '../navigation.ts'
import type { DocumentSession } from '../offline/session/index.ts'
import { Body } from '../ui/Body.tsx'
import { words } from '../words/editor.ts'
import { pageExtensions } from './extensions.ts'
import { communityLookup } from './online-lookup.ts'
import { pasteHelp } from './paste/help.ts'
import { Picker } from './picker/Picker.tsx'
import { PickerStore } from './picker/picker-store.ts'
import { Others } from './presence/Others.tsx'
import { PresenceList } from './presence/PresenceList.tsx'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import type { TooNew } from './shared-text.ts'
import { Tools } from './tools/Tools.tsx'
import { useDoors } from './tools/use-doors.ts'
import { useLeaving } from './use-leaving.ts'
import { useSession } from './use-session.ts'
import { useTooNew } from './use-too-new.ts'
import { tellProblem } from './views/pictures.ts'
import { QuestionCards } from './views/question-card.ts'
import { WovenAnswers } from './views/woven-answers.ts'
import './editor.css'

interface Props {
  answer: AnswerShape
  me: Me
  onDone(): void
}

/** An answer that several people write at once, in the place where it is read. */
export default function LiveAnswer({ answer, me, onDone }: Props) {
  const member = must(me.member, 'only a member is offered the editor')
  const opening = useSession({
    documentId: answer.documentId,
    memberId: member.id,
    name: member.name,
    hue: member.hue,
  })
  const { session, ready, failed } = opening
  const { tooNew, tell } = useTooNew(opening)
  const { leave, leaving } = useLeaving(session, onDone)
  const writable = ready && session !== null && tooNew !== 'unread'
  return (
    <div className="live-answer">
      {writable ? (
        <Writing
          answer={answer}
          session={session}
          user={{ name: member.name, hue: member.hue }}
          tooNew={tooNew !== null}
          onTooNew={tell}
          onDone={leave}
        />
      ) : (
        <Body id={answer.id} html={answer.html} />
      )}
      {failed ? (
        <p className="notice danger" role="alert">
          {session?.state.get().readOnly ?? words.openFailed}
        </p>
      ) : null}
      {tooNew !== null ? <p className="notice">{words.unknownContent}</p> : null}
      <div className="form-actions">
        <button type="button" className="button primary" disabled={leaving} onClick={leave}>
          {words.done}
        </button>
        {writable ? <PresenceList awareness={session.awareness} /> : null}
      </div>
    </div>
  )
}

interface WritingProps {
  answer: AnswerShape
  session: DocumentSession
  user: { name: string; hue: number }
  tooNew: boolean
  onTooNew(how: TooNew | null): void
  onDone(): void
}

/** What was woven into pages is only shown here, where it was copied into an answer. */
const NONE_WOVEN = new WovenAnswers()

function Writing({ answer, session, user, tooNew, onTooNew, onDone }: WritingProps) {
  const slug = useAddress().split('/')[1] ?? ''
  const [picker] = useState(() => new PickerStore())
  const doors = useDoors()
  const [cards] = useState(() => new QuestionCards())
  useEffect(() => cards.take(answer.html), [cards, answer.html])
  const { readOnly } = useSyncExternalStore(session.state.subscribe, session.state.get)
  const editable = readOnly === null && !tooNew
  const editor = useEditor(
    {
      extensions: pageExtensions({
        doc: session.doc,
        onTooNew,
        awareness: session.awareness,
        user,
        woven: NONE_WOVEN,
        cards,
        picker,
        lookup: communityLookup(slug),
        placeholder: words.startWriting,
        upload: null,
        onProblem: tellProblem,
        offers: { find: () => doors.find(true) },
        keys: { onMenu: () => doors.openMenu(true), onLeave: onDone },
        paste: pasteHelp(communityLookup(slug), null),
        onFind: () => doors.find(true),
      }),
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable,
      onCreate: ({ editor }) => editor.commands.focus('end', { scrollIntoView: false }),
      editorProps: {
        attributes: {
          class: 'prose editing compose',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.body(answer.by.name),
        },
        handleKeyDown: (_, event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return false
          onDone()
          return true
        },
      },
    },
    [session, answer.id],
  )
  useEffect(() => {
    editor?.setEditable(editable)
  }, [editor, editable])
  if (!editor) return null
  return (
    <div className="compose-box">
      {readOnly !== null ? (
        <p className="notice" role="status">
          {readOnly}
        </p>
      ) : null}
      <EditorContent editor={editor} />
      <Others editor={editor} session={session} />
      <SelectionToolbar editor={editor} />
      <Tools editor={editor} doors={doors} />
      <Picker editor={editor} store={picker} />
    </div>
  )
}
