import { type PageShape, routes, type ThreadShape } from '@commonplace/api'
import { useRef, useState } from 'react'
import { newId } from '../../../data/api.ts'
import { useDraft } from '../../../data/drafts.ts'
import { useAct } from '../../../data/use-act.ts'
import { FormProblem } from '../../../ui/Field.tsx'
import { toastDone } from '../../../ui/toasts.tsx'
import { useSaidAct } from '../../../ui/use-said-act.ts'
import { words } from '../../../words/en.ts'
import { marginWords as said, suggestWords as suggested } from '../../../words/margin.ts'
import { CommentForm } from '../../shared/comments/CommentForm.tsx'
import { CommentItem } from '../../shared/comments/CommentItem.tsx'
import { Decide, Proposal } from './Proposal.tsx'
import { dataOf } from './ThreadNotes.tsx'

interface Props {
  page: PageShape
  thread: ThreadShape
  about: { what: string; where: string }
}

/** One thread of the margin: what it is about where that is gone, what is said, and how it goes on. */
export function Thread({ page, thread, about }: Props) {
  const { id, quote, stands, comments, resolved, takenBack, proposal, outcome, may } = thread
  const [replying, setReplying] = useState(false)
  const beginner = comments[0]?.by.name ?? ''
  const lost = quote !== null && stands === null
  return (
    <article
      className="note comment-note"
      id={`t-${id}`}
      tabIndex={-1}
      aria-label={said.about(quote ?? page.title)}
      {...dataOf(stands)}
    >
      {lost ? <p className="note-kind">{said.lost}</p> : null}
      {lost || resolved ? quote && <blockquote dir="auto">{quote}</blockquote> : null}
      {proposal === null ? null : (
        <Proposal quote={stands?.quote ?? quote ?? ''} proposal={proposal} by={beginner} outcome={outcome} />
      )}
      <ol>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} about={about} />
        ))}
      </ol>
      {resolved ? <p className="note-foot">{said.settledBy(resolved.by.name)}</p> : null}
      {takenBack && !resolved ? <p className="note-foot">{suggested.takenBackBy(takenBack.by.name)}</p> : null}
      {replying ? (
        <Reply page={page} thread={thread} about={about} onDone={() => setReplying(false)} />
      ) : (
        <p className="thread-acts">
          {may.reply ? (
            <button
              type="button"
              className="link"
              data-key="r"
              aria-label={said.replyTo(beginner)}
              onClick={() => setReplying(true)}
            >
              {said.reply}
            </button>
          ) : null}
          {may.accept || may.reject || may.reconsider ? (
            <Decide thread={thread} beginner={beginner} page={page} />
          ) : null}
          {may.resolve && !may.reconsider && (proposal === null || outcome !== null) ? (
            <Settle thread={thread} beginner={beginner} about={about} />
          ) : null}
        </p>
      )}
    </article>
  )
}

function Settle({ thread, beginner, about }: Omit<Props, 'page'> & { beginner: string }) {
  const resolve = useAct(routes.resolveThread)
  const reopen = useSaidAct(routes.reopenThread)
  const call = { params: { id: thread.id } }
  const open = async () => {
    const done = await reopen.act(call, about)
    toastDone(done, said.reopened)
  }
  const settle = async () => {
    const done = await resolve.act(call, about)
    toastDone(done, said.resolved, { label: words.undo, run: () => void open() })
  }
  return (
    <>
      {thread.resolved ? (
        <button type="button" className="link" disabled={reopen.busy} onClick={open}>
          {said.reopen}
        </button>
      ) : (
        <button
          type="button"
          className="link"
          aria-label={said.resolveOf(beginner)}
          disabled={resolve.busy}
          onClick={settle}
        >
          {said.resolve}
        </button>
      )}
      <FormProblem refusal={resolve.refusal} fields={[]} />
    </>
  )
}

function Reply({ page, thread, about, onDone }: Props & { onDone: () => void }) {
  const draft = useDraft(`comment:${thread.id}`)
  const key = useRef(newId())
  return (
    <CommentForm
      route={routes.commentPage}
      call={{ params: { id: page.id }, input: { id: key.current, markdown: draft.text, replyTo: thread.id } }}
      text={draft.text}
      onText={draft.write}
      about={about}
      label={said.reply}
      send={said.sendReply}
      onSent={draft.forget}
      onDone={onDone}
    />
  )
}
