import { type PageShape, routes } from '@commonplace/api'
import { type FormEvent, useEffect, useRef } from 'react'
import { pathOf } from '../../../addresses.ts'
import { newId } from '../../../data/api.ts'
import { useDraft } from '../../../data/drafts.ts'
import { beginRemark, type Remarked } from '../../../data/remarking.ts'
import { useAct } from '../../../data/use-act.ts'
import { Field, FormProblem } from '../../../ui/Field.tsx'
import { toast, toastDone } from '../../../ui/toasts.tsx'
import { words } from '../../../words/en.ts'
import { suggestWords as said } from '../../../words/margin.ts'

interface Props {
  page: PageShape
  on: NonNullable<Remarked['on']>
}

/** Words of the page are written as they should read, and a reason where it needs one. What was typed stays until it was taken. */
export function NewSuggestion({ page, on }: Props) {
  // Over several paragraphs a line for each: what a selection puts between them is more than one.
  const stands = on.quote.replace(/\s*\n\s*/g, '\n')
  const proposal = useDraft(`suggest:${page.id}:${on.quote}`, stands)
  const why = useDraft(`suggest:${page.id}:${on.quote}:why`)
  const key = useRef(newId())
  const form = useRef<HTMLFormElement>(null)
  const { act, busy, refusal } = useAct(routes.commentPage)
  // All of it, as it is at most other words for these: who types begins anew, and an arrow leads into it.
  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    field?.focus()
    field?.select()
  }, [])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (proposal.text.trim() === stands.trim()) return toast(said.same)
    const input = { id: key.current, markdown: why.text, proposal: proposal.text, on }
    const about = { what: said.about(page.title), where: pathOf(page.url) }
    const done = await act({ params: { id: page.id }, input }, about)
    if (!done) return
    proposal.forget()
    why.forget()
    toastDone(done)
    beginRemark(null)
  }
  return (
    <form
      className="note comment-note new comment-form"
      ref={form}
      data-quote={on.quote}
      data-before={on.before}
      data-after={on.after}
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && beginRemark(null)}
    >
      <Field label={stands.includes('\n') ? said.howEach : said.how} name="proposal" refusal={refusal}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            dir="auto"
            value={proposal.text}
            onChange={(event) => proposal.write(event.target.value)}
          />
        )}
      </Field>
      <Field label={said.why} name="markdown" refusal={refusal}>
        {(control) => (
          <input {...control} dir="auto" value={why.text} onChange={(event) => why.write(event.target.value)} />
        )}
      </Field>
      <FormProblem refusal={refusal} fields={['proposal', 'markdown']} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy}>
          {said.send}
        </button>
        <button type="button" className="button quiet" onClick={() => beginRemark(null)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
