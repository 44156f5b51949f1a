import { type CommentShape, routes } from '@commonplace/api'
import { type ReactNode, useState } from 'react'
import type { ActAbout } from '../../../data/outbox.ts'
import { useAct } from '../../../data/use-act.ts'
import { useContentLanguage } from '../../../ui/content-language.ts'
import { FormProblem } from '../../../ui/Field.tsx'
import { Ago } from '../../../ui/time.tsx'
import { toastDone } from '../../../ui/toasts.tsx'
import { askingWords } from '../../../words/asking.ts'
import { CommentForm } from './CommentForm.tsx'

/** One comment of a thread, to be read, changed and taken back. */
export function CommentItem({
  comment,
  about,
  children,
}: {
  comment: CommentShape
  about: ActAbout
  /** What more can be done with it. */
  children?: ReactNode
}) {
  const [editing, setEditing] = useState(false)
  const language = useContentLanguage()
  const remove = useAct(routes.deleteComment)
  const takeBack = async () => {
    if (!confirm(askingWords.comments.removeSure)) return
    const done = await remove.act({ params: { id: comment.id } }, about)
    toastDone(done, askingWords.comments.removed)
  }
  if (editing) return <EditComment comment={comment} about={about} onDone={() => setEditing(false)} />
  return (
    <li className="comment" id={`c-${comment.id}`}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from the document's schema, which holds no unsafe markup */}
      <div className="comment-text" dir="auto" lang={language} dangerouslySetInnerHTML={{ __html: comment.html }} />
      <p className="comment-by">
        <b className="name">{comment.by.name}</b> · <Ago at={comment.at} />
        {comment.changedAt > comment.at ? ` · ${askingWords.comments.changed}` : ''}
        {comment.may.edit ? (
          <button type="button" className="link" onClick={() => setEditing(true)}>
            {askingWords.comments.edit}
          </button>
        ) : null}
        {comment.may.delete ? (
          <button type="button" className="link" onClick={takeBack}>
            {askingWords.comments.remove}
          </button>
        ) : null}
        {children}
      </p>
      <FormProblem refusal={remove.refusal} fields={[]} />
    </li>
  )
}

function EditComment({ comment, about, onDone }: { comment: CommentShape; about: ActAbout; onDone: () => void }) {
  const [text, setText] = useState(comment.markdown)
  return (
    <li>
      <CommentForm
        route={routes.changeComment}
        call={{ params: { id: comment.id }, input: { markdown: text } }}
        text={text}
        onText={setText}
        about={about}
        label={askingWords.comments.edit}
        onDone={onDone}
      />
    </li>
  )
}
