import { type AnswerShape, type QuestionShape, routes } from '@commonplace/api'
import type { Kind } from '@commonplace/domain'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { useSections } from '../../data/use-sections.ts'
import { navigate } from '../../navigation.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { KindWord } from '../../ui/Kind.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { adoptingWords } from '../../words/adopting.ts'
import { arrangeWords } from '../../words/arranging.ts'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { Outline } from './Outline.tsx'

interface Props {
  kind: Kind
  answer: AnswerShape
  question: QuestionShape
  slug: string
  onOther: () => void
  onClose: () => void
}

/** A new page that begins with an answer: its headings are those of its kind, and the answer stands under one of them. */
export function StartPage({ kind, answer, question, slug, onOther, onClose }: Props) {
  const sections = useSections(slug, kind).map((text) => ({ id: text, level: 2, text }))
  const [title, setTitle] = useState(question.title)
  const [chosen, setHeading] = useState<string | null>(null)
  // Until one is chosen it is the first, whichever that turns out to be.
  const heading = chosen ?? sections[0]?.text ?? ''
  // The same page however often it is tried.
  const ids = useRef({ id: newId(), documentId: newId(), adoption: newId() })
  const create = useAct(routes.createPage)
  const adopt = useAct(routes.adoptAnswer)
  const start = async (event: FormEvent) => {
    event.preventDefault()
    const { adoption, ...page } = ids.current
    const where = addresses.page(slug, page.id)
    const made = await create.act(
      { params: { slug }, input: { ...page, kind, title, tags: [...question.tags] } },
      { what: arrangeWords.newAbout(title), where },
    )
    if (!made) return
    const done = await adopt.act(
      { params: { id: answer.id }, input: { id: adoption, pageId: page.id, ...(heading ? { heading } : {}) } },
      { what: adoptingWords.about(title), where },
    )
    if (!done) return
    onClose()
    toastDone(done, askingWords.adding.started(title))
    void navigate(made.output ? pathOf(made.output.url) : where)
  }
  return (
    <form className="form" onSubmit={start}>
      <p className="page-chosen">
        <KindWord kind={kind} />
        <button type="button" className="link" onClick={onOther}>
          {askingWords.adding.otherPage}
        </button>
      </p>
      <Field label={words.title} hint={arrangeWords.titleHint[kind]} name="title" refusal={create.refusal}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      {sections.length > 0 ? <Outline headings={sections} chosen={heading} onChoose={setHeading} /> : null}
      <FormProblem refusal={create.refusal ?? adopt.refusal} fields={['title']} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={create.busy || adopt.busy || title.trim() === ''}>
          {askingWords.adding.startIt}
        </button>
      </div>
    </form>
  )
}
