import { type AnswerShape, type QuestionShape, routes } from '@commonplace/api'
import type { Kind } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { adoptingWords } from '../../words/adopting.ts'
import { askingWords } from '../../words/asking.ts'
import { ChoosePage, type Chosen } from './ChoosePage.tsx'
import { Outline } from './Outline.tsx'
import { StartPage } from './StartPage.tsx'

interface Props {
  answer: AnswerShape
  question: QuestionShape
  slug: string
  onClose: () => void
}

/** Weaves an answer into a page: the page first (the one asked from is offered at once), then the heading it goes under. Or a new page begins with it. */
export function AddToPage({ answer, question, slug, onClose }: Props) {
  const [page, setPage] = useState<Chosen | null>(question.about)
  const [kind, setKind] = useState<Kind | null>(null)
  const places = useRoute(routes.suggestPlaces, { params: { id: answer.id } })
  const suggested = places.data?.items ?? []
  const other = () => {
    setPage(null)
    setKind(null)
  }
  return (
    <Dialog title={askingWords.adding.title} onClose={onClose}>
      {kind ? (
        <StartPage kind={kind} answer={answer} question={question} slug={slug} onOther={other} onClose={onClose} />
      ) : page ? (
        <ChooseHeading
          page={page}
          fits={suggested.find((one) => one.page.id === page.id)?.heading ?? null}
          answer={answer}
          question={question}
          onOther={other}
          onClose={onClose}
        />
      ) : (
        <ChoosePage
          slug={slug}
          title={question.title}
          suggested={places.unreachable ? null : suggested}
          onChoose={setPage}
          onStart={setKind}
        />
      )}
    </Dialog>
  )
}

interface HeadingProps {
  page: Chosen
  /** The heading it fits under best, where one is nearer than others. */
  fits: string | null
  answer: AnswerShape
  question: QuestionShape
  onOther: () => void
  onClose: () => void
}

function ChooseHeading({ page, fits, answer, question, onOther, onClose }: HeadingProps) {
  const full = useRoute(routes.readPage, calls.page(page.id)).data
  const [chosen, setChosen] = useState<string | null>(null)
  const { act, busy, refusal } = useAct(routes.adoptAnswer)
  const heading = chosen ?? full?.headings.find(({ text }) => text === fits)?.text ?? ''
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const where = full ? pathOf(full.url) : pathOf(question.url)
    const id = newId()
    const done = await act(
      { params: { id: answer.id }, input: { id, pageId: page.id, ...(heading ? { heading } : {}) } },
      { what: adoptingWords.about(page.title), where },
    )
    if (!done) return
    onClose()
    const look = { label: askingWords.adding.look, run: () => void navigate(`${where}#adopted-${id}`) }
    toastDone(done, askingWords.adding.added(page.title), look)
  }
  return (
    <form className="form" onSubmit={add}>
      <p className="page-chosen">
        <b className="name">{page.title}</b>
        <button type="button" className="link" onClick={onOther}>
          {askingWords.adding.otherPage}
        </button>
      </p>
      <Outline headings={full?.headings ?? []} chosen={heading} onChoose={setChosen} />
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {askingWords.adding.add}
        </button>
      </div>
    </form>
  )
}
