import { routes } from '@commonplace/api'
import { FIRST_QUESTIONS } from '@commonplace/domain'
import { type FormEvent, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { foundingWords } from '../../words/founding.ts'
import type { StartShape } from './start-shape.ts'

const said = foundingWords.questions

/** The questions a community begins with, asked here as they would be anywhere. */
export function FirstQuestions({ slug, questions }: { slug: string; questions: StartShape['questions'] }) {
  return (
    <>
      <p>{said.about}</p>
      {questions.length > 0 ? (
        <ul className="end-list">
          {questions.map(({ id, title, url }) => (
            <li key={id}>
              <a href={pathOf(url)} dir="auto">
                {title}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {questions.length < FIRST_QUESTIONS ? <AskOne slug={slug} hint={said.hints[questions.length] ?? ''} /> : null}
    </>
  )
}

function AskOne({ slug, hint }: { slug: string; hint: string }) {
  const { act, busy, refusal } = useAct(routes.askQuestion)
  const title = useDraft(`start:${slug}:question`)
  const more = useDraft(`start:${slug}:question-more`)
  const ids = useRef({ id: newId(), documentId: newId() })
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const about = { what: title.text, where: addresses.list(slug, 'start') }
    const input = { ...ids.current, title: title.text, markdown: more.text }
    const done = await act({ params: { slug }, input }, about)
    if (!done) return
    ids.current = { id: newId(), documentId: newId() }
    title.forget()
    more.forget()
    toastDone(done)
  }
  return (
    <form className="form" method="post" onSubmit={(event) => void ask(event)}>
      <Field label={said.title} hint={hint} name="title" refusal={refusal}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={200}
            value={title.text}
            onChange={(event) => title.write(event.target.value)}
          />
        )}
      </Field>
      <Field label={said.more} name="markdown" refusal={refusal}>
        {(control) => (
          <textarea {...control} rows={2} value={more.text} onChange={(event) => more.write(event.target.value)} />
        )}
      </Field>
      <FormProblem refusal={refusal} fields={['title', 'markdown']} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy}>
          {said.ask}
        </button>
      </div>
    </form>
  )
}
