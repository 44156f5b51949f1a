import { routes } from '@commonplace/api'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useAct } from '../../data/use-act.ts'
import { useSections } from '../../data/use-sections.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { foundingWords } from '../../words/founding.ts'
import { charterDraft } from './charter-draft.ts'
import type { StartShape } from './start-shape.ts'

const said = foundingWords.charter
const DAY_LETTERS = '2027-03-01'.length

function inAYear(): string {
  const day = new Date()
  day.setUTCFullYear(day.getUTCFullYear() + 1)
  return day.toISOString().slice(0, DAY_LETTERS)
}

interface Props {
  slug: string
  name: string
  charter: StartShape['charter']
}

/** The charter: drafted from three answers, and from then on a page like any other. */
export function CharterStep({ slug, name, charter }: Props) {
  if (!charter) return <DraftForm slug={slug} name={name} />
  return (
    <p>
      <a className="button" href={pathOf(charter.url)}>
        {said.open}
      </a>
    </p>
  )
}

function DraftForm({ slug, name }: Omit<Props, 'charter'>) {
  const sections = useSections(slug, 'charter')
  const make = useAct(routes.createPage)
  const set = useAct(routes.changePage)
  const title = useDraft(`start:${slug}:charter-title`, said.nameFirst(name))
  const answers = [
    useDraft(`start:${slug}:charter-1`),
    useDraft(`start:${slug}:charter-2`),
    useDraft(`start:${slug}:charter-3`),
  ]
  const [renewal] = useState(inAYear)
  // The same page however often it is tried.
  const ids = useRef({ id: newId(), documentId: newId() })
  const draft = charterDraft(
    sections,
    answers.map(({ text }) => text),
  )
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const day = textIn(new FormData(event.currentTarget), 'renewal')
    const { id } = ids.current
    const about = { what: title.text, where: addresses.page(slug, id) }
    const markdown = draft.map(({ heading, text }) => `## ${heading}\n\n${text}`.trim()).join('\n\n')
    const input = { ...ids.current, kind: 'charter' as const, title: title.text, markdown }
    const done = await make.act({ params: { slug }, input }, about)
    if (!done) return
    if (day !== '') await set.act({ params: { id }, input: { extra: { renewal: day } } }, about)
    for (const one of [title, ...answers]) one.forget()
    toastDone(done, said.made)
  }
  return (
    <form className="form" method="post" onSubmit={(event) => void send(event)}>
      <p>{said.about}</p>
      {said.questions.map((question, n) => (
        <Field key={question} label={question} name="markdown" refusal={null}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              required
              maxLength={2000}
              value={answers[n]?.text ?? ''}
              onChange={(event) => answers[n]?.write(event.target.value)}
            />
          )}
        </Field>
      ))}
      <Field label={said.name} name="title" refusal={make.refusal}>
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
      <Field label={said.renewal} hint={said.renewalHint} name="renewal">
        {(control) => <input {...control} type="date" name="renewal" defaultValue={renewal} />}
      </Field>
      <details open>
        <summary>{said.draft}</summary>
        <div className="prose charter-draft" dir="auto">
          {draft.map(({ heading, text }) => (
            <section key={heading}>
              <h3>{heading}</h3>
              {text ? <p>{text}</p> : null}
            </section>
          ))}
        </div>
      </details>
      <FormProblem refusal={make.refusal ?? set.refusal} fields={['title']} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={make.busy || set.busy}>
          {said.make}
        </button>
      </div>
    </form>
  )
}
