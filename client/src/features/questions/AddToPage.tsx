import { type AnswerShape, type QuestionShape, routes, type SearchHit } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Spine } from '../../ui/Kind.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'

interface Props {
  answer: AnswerShape
  question: QuestionShape
  slug: string
  onClose: () => void
}

interface Chosen {
  readonly id: string
  readonly title: string
}

/** Weaves an answer into a page: the page first (the one asked from is offered), then the heading it goes under. */
export function AddToPage({ answer, question, slug, onClose }: Props) {
  const [page, setPage] = useState<Chosen | null>(question.about)
  return (
    <Dialog title={words.adoption.addTitle} onClose={onClose}>
      {page ? (
        <ChooseHeading
          page={page}
          answer={answer}
          question={question}
          onOther={() => setPage(null)}
          onClose={onClose}
        />
      ) : (
        <ChoosePage slug={slug} start={question.title} onChoose={setPage} />
      )}
    </Dialog>
  )
}

function ChoosePage({ slug, start, onChoose }: { slug: string; start: string; onChoose: (page: Chosen) => void }) {
  const [text, setText] = useState('')
  const q = useLate(text.trim())
  const found = useRoute(routes.search, q ? { params: { slug }, query: { q, limit: 20 } } : null)
  const similar = useRoute(routes.findSimilar, q ? null : { params: { slug }, query: { text: start.slice(0, 500) } })
  const hits = (q ? found.data?.items : similar.data?.items) ?? []
  const pages = new Map(hits.filter((hit) => hit.kind === 'page').map((hit): [string, SearchHit] => [hit.id, hit]))
  return (
    <div className="form">
      <Field label={words.adoption.whichPage} name="pageId">
        {(control) => (
          <input {...control} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <ul className="choices">
        {[...pages.values()].map((hit) => (
          <li key={hit.id}>
            <button type="button" onClick={() => onChoose({ id: hit.id, title: hit.title })}>
              <Spine kind={hit.pageKind ?? 'note'} />
              {hit.title}
            </button>
          </li>
        ))}
      </ul>
      {q && found.data && pages.size === 0 ? <p className="quiet-line">{words.adoption.noPage}</p> : null}
    </div>
  )
}

interface HeadingProps {
  page: Chosen
  answer: AnswerShape
  question: QuestionShape
  onOther: () => void
  onClose: () => void
}

function ChooseHeading({ page, answer, question, onOther, onClose }: HeadingProps) {
  const full = useRoute(routes.readPage, calls.page(page.id)).data
  const { act, busy, refusal } = useAct(routes.adoptAnswer)
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const heading = textIn(new FormData(event.currentTarget), 'heading')
    const where = full ? pathOf(full.url) : pathOf(question.url)
    const done = await act(
      { params: { id: answer.id }, input: { id: newId(), pageId: page.id, ...(heading ? { heading } : {}) } },
      { what: words.adoption.about(page.title), where },
    )
    if (!done) return
    onClose()
    const look = { label: words.adoption.look, run: () => void navigate(where) }
    toast(done.queued ? words.queued : words.adoption.added(page.title), look)
  }
  return (
    <form className="form" onSubmit={add}>
      <p>
        <b className="name">{page.title}</b>{' '}
        <button type="button" className="link" onClick={onOther}>
          {words.adoption.otherPage}
        </button>
      </p>
      <fieldset className="outline">
        <legend>{words.adoption.whichHeading}</legend>
        {full?.headings.map(({ id, level, text }) => (
          <label key={id} className={`depth-${Math.min(level - 1, 3)}`}>
            <input type="radio" name="heading" value={text} /> {text}
          </label>
        ))}
        <label>
          <input type="radio" name="heading" value="" defaultChecked /> {words.adoption.atEnd}
        </label>
      </fieldset>
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {words.adoption.add}
        </button>
      </div>
    </form>
  )
}
