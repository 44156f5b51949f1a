import type { Route } from '@commonplace/api'
import { type FormEvent, useId } from 'react'
import type { ActAbout } from '../../../data/outbox.ts'
import { useAct } from '../../../data/use-act.ts'
import { FormProblem } from '../../../ui/Field.tsx'
import { toastDone } from '../../../ui/toasts.tsx'
import { askingWords } from '../../../words/asking.ts'
import { words } from '../../../words/en.ts'
import { MentionText } from './MentionText.tsx'

interface Props {
  route: Route
  call: { params: Record<string, unknown>; input: Record<string, unknown> }
  text: string
  onText: (text: string) => void
  about: ActAbout
  label: string
  send?: string
  onSent?: () => void
  onDone: () => void
}

/** A few lines of Markdown; ⌘Enter sends them. What was typed stays where it is until it was taken. */
export function CommentForm({ route, call, text, onText, about, label, send: sendLabel, onSent, onDone }: Props) {
  const { act, busy, refusal } = useAct(route)
  const field = useId()
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    const done = await act(call, about)
    if (!done) return
    onSent?.()
    toastDone(done)
    onDone()
  }
  return (
    <form className="comment-form" onSubmit={send}>
      <label className="visually-hidden" htmlFor={field}>
        {label}
      </label>
      <MentionText
        id={field}
        slug={about.where.split('/')[1] ?? ''}
        text={text}
        label={label}
        onText={onText}
        onSend={() => void send()}
        onLeave={onDone}
      />
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy || text.trim() === ''}>
          {sendLabel ?? askingWords.comments.send}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
