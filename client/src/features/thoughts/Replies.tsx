import { type CommentShape, type PageShape, routes, type ThreadShape } from '@commonplace/api'
import { useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { thoughtWords as said } from '../../words/thoughts.ts'
import { CommentForm } from '../shared/comments/CommentForm.tsx'
import { CommentItem } from '../shared/comments/CommentItem.tsx'

interface Props {
  page: PageShape
  slug: string
  mayMake: { readonly question: boolean; readonly page: boolean }
}

/** What is said to a thought, in its threads, and how it goes on: the same that stands in the margin of its page. */
export function Replies({ page, slug, mayMake }: Props) {
  const about = { what: said.said(page.title), where: pathOf(page.url) }
  // The first that was said comes first, as one reads it.
  const threads = page.threads.filter(({ proposal }) => proposal === null).toReversed()
  return (
    <section className="thought-replies" aria-labelledby="replies">
      <h2 className="ruled" id="replies">
        {said.repliesTitle}
      </h2>
      {threads.length === 0 ? <p className="quiet-line">{said.replies(0)}</p> : null}
      {threads.map((thread) => (
        <article
          className="note comment-note"
          key={thread.id}
          aria-label={said.replyBy(thread.comments[0]?.by.name ?? '')}
        >
          <ol>
            {thread.comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} about={about}>
                <Becomes slug={slug} page={page} mayMake={mayMake} comment={comment} />
              </CommentItem>
            ))}
          </ol>
          {thread.may.reply ? <ReplyForm page={page} thread={thread} about={about} /> : null}
        </article>
      ))}
      {page.resolvedThreads > 0 ? (
        <p className="quiet-line">
          {said.settled(page.resolvedThreads)} <a href={pathOf(page.url)}>{said.onPage}</a>
        </p>
      ) : null}
      {page.may.remark && page.deletedAt === null ? <ReplyForm page={page} thread={null} about={about} /> : null}
    </section>
  )
}

interface BecomesProps extends Props {
  /** What is made something of; null for the thought itself. */
  comment: CommentShape | null
}

/** The ways from what was said to a question or a page of one's own. */
export function Becomes({ slug, page, mayMake, comment }: BecomesProps) {
  const from = { pageId: page.id, said: comment?.id ?? page.id }
  const { name } = comment?.by ?? page.createdBy
  return (
    <>
      {mayMake.question ? (
        <a className="link" href={addresses.askOf(slug, from)} aria-label={said.questionOf(name)}>
          {said.question}
        </a>
      ) : null}
      {mayMake.page ? (
        <a className="link" href={addresses.createOf(slug, 'practice', from)} aria-label={said.pageOf(name)}>
          {said.page}
        </a>
      ) : null}
    </>
  )
}

interface FormProps {
  page: PageShape
  /** What it goes on with; null begins a thread. */
  thread: ThreadShape | null
  about: { what: string; where: string }
}

function ReplyForm({ page, thread, about }: FormProps) {
  const [open, setOpen] = useState(false)
  const draft = useDraft(thread ? `comment:${thread.id}` : `remark:${page.id}:`)
  const key = useRef(newId())
  const button = useRef<HTMLButtonElement>(null)
  const done = () => {
    setOpen(false)
    // A second reply is another one.
    key.current = newId()
    requestAnimationFrame(() => button.current?.focus())
  }
  const beginner = thread?.comments[0]?.by.name
  const label = beginner === undefined ? said.reply : said.replyTo(beginner)
  if (!open)
    return (
      <p className="thread-acts">
        <button
          ref={button}
          type="button"
          className={thread ? 'link' : 'button'}
          aria-label={label}
          onClick={() => setOpen(true)}
        >
          {said.reply}
        </button>
      </p>
    )
  const input = { id: key.current, markdown: draft.text, ...(thread ? { replyTo: thread.id } : {}) }
  return (
    <CommentForm
      route={routes.commentPage}
      call={{ params: { id: page.id }, input }}
      text={draft.text}
      onText={draft.write}
      about={about}
      label={label}
      send={said.sendReply}
      onSent={draft.forget}
      onDone={done}
    />
  )
}
