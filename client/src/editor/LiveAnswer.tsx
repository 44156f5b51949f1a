import type { AnswerShape, Me } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { EditorContent } from '@tiptap/react'
import { useAddress } from '../navigation.ts'
import { Body } from '../ui/Body.tsx'
import { words } from '../words/editor.ts'
import { Beside } from './Beside.tsx'
import { OpenFailed } from './OpenFailed.tsx'
import { PresenceList } from './presence/PresenceList.tsx'
import { useLeaving } from './use-leaving.ts'
import { useSession } from './use-session.ts'
import { useTooNew } from './use-too-new.ts'
import { useWriting, type Writing } from './use-writing.ts'
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
        <WriteAnswer
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
      {failed ? <OpenFailed session={session} /> : null}
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

interface WritingProps extends Pick<Writing, 'session' | 'user' | 'tooNew' | 'onTooNew' | 'onDone'> {
  answer: AnswerShape
}

/** What was woven into pages is only shown here, where it was copied into an answer. */
const NONE_WOVEN = new WovenAnswers()

function WriteAnswer({ answer, ...writing }: WritingProps) {
  const slug = useAddress().split('/')[1] ?? ''
  const { editor, doors, picker, trouble } = useWriting({
    ...{ ...writing, slug, html: answer.html, woven: NONE_WOVEN, upload: null },
    label: words.body(answer.by.name),
    className: 'prose editing compose',
    caret: 'end',
  })
  if (!editor) return null
  return (
    <div className="compose-box">
      {trouble !== null ? (
        <p className="notice" role="status">
          {trouble}
        </p>
      ) : null}
      <EditorContent editor={editor} />
      <Beside {...{ editor, doors, picker }} session={writing.session} />
    </div>
  )
}
