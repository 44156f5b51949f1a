import { type CommentShape, routes } from '@commonplace/api'
import { useRef, useState } from 'react'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import type { ActAbout } from '../../data/outbox.ts'
import { askingWords } from '../../words/asking.ts'
import { CommentForm } from '../shared/comments/CommentForm.tsx'
import { CommentItem } from '../shared/comments/CommentItem.tsx'

/** Longer threads begin folded; what was said last is what is being talked about. */
const SHOWN = 5

interface Props {
  /** The question or answer the thread stands below. */
  id: string
  kind: 'question' | 'answer'
  comments: readonly CommentShape[]
  may: boolean
  about: ActAbout
}

/** The thread below a question or an answer. */
export function Comments({ id, kind, comments, may, about }: Props) {
  const [all, setAll] = useState(false)
  const [writing, setWriting] = useState(false)
  if (comments.length === 0 && !may) return null
  const folded = all ? 0 : Math.max(0, comments.length - SHOWN)
  return (
    <div className="thread">
      {comments.length > 0 ? (
        <ol aria-label={askingWords.comments.title}>
          {folded > 0 ? (
            <li>
              <button type="button" className="link" onClick={() => setAll(true)}>
                {askingWords.comments.more(folded)}
              </button>
            </li>
          ) : null}
          {comments.slice(folded).map((comment) => (
            <CommentItem key={comment.id} comment={comment} about={about} />
          ))}
        </ol>
      ) : null}
      {!may ? null : writing ? (
        <NewComment id={id} kind={kind} about={about} onDone={() => setWriting(false)} />
      ) : (
        <button type="button" className="link" onClick={() => setWriting(true)}>
          {askingWords.comments.add}
        </button>
      )}
    </div>
  )
}

function NewComment({ id, kind, about, onDone }: Omit<Props, 'comments' | 'may'> & { onDone: () => void }) {
  const draft = useDraft(`comment:${id}`)
  const key = useRef(newId())
  const route = kind === 'question' ? routes.commentQuestion : routes.commentAnswer
  return (
    <CommentForm
      route={route}
      call={{ params: { id }, input: { id: key.current, markdown: draft.text } }}
      text={draft.text}
      onText={draft.write}
      about={{ ...about, what: askingWords.comments.about(about.what) }}
      label={askingWords.comments.label}
      onSent={draft.forget}
      onDone={onDone}
    />
  )
}
