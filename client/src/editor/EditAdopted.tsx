import { type AdoptionShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../addresses.ts'
import { useAct } from '../data/use-act.ts'
import { useRoute } from '../data/use-route.ts'
import { Composer } from '../ui/Composer.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormProblem } from '../ui/Field.tsx'
import { FailedView, Waiting } from '../ui/Trouble.tsx'
import { toastDone } from '../ui/toasts.tsx'
import { useDeciding } from '../ui/use-deciding.ts'
import { adoptingWords } from '../words/adopting.ts'
import { words } from '../words/editor.ts'
import { words as said } from '../words/en.ts'

interface Props {
  adoption: AdoptionShape
  onClose: () => void
  onDecided: () => void
}

/** Changing the words of a woven answer: they are the answer's, and the page's only once it lets go of the answer. */
export function EditAdopted({ adoption, onClose, onDecided }: Props) {
  const [writing, setWriting] = useState(false)
  const { decide, busy, refusal } = useDeciding()
  const { answeredBy, mayEditAnswer, questionUrl } = adoption
  const detach = async () => {
    if (!(await decide('detach', adoption))) return
    onClose()
    onDecided()
  }
  return (
    <Dialog title={words.editAdopted.title(answeredBy.name)} onClose={onClose} wide={writing}>
      {writing ? (
        <AnswerWords adoption={adoption} onClose={onClose} onDecided={onDecided} />
      ) : (
        <div className="form">
          <p>{words.editAdopted.explain}</p>
          <FormProblem refusal={refusal} fields={[]} />
          <ul className="choices">
            {mayEditAnswer ? (
              <li>
                <button type="button" onClick={() => setWriting(true)}>
                  <span>
                    <b className="name">{words.editAdopted.answer}</b>
                    <span className="quiet-line"> {words.editAdopted.answerHint}</span>
                  </span>
                </button>
              </li>
            ) : null}
            <li>
              <button type="button" disabled={busy} onClick={detach}>
                <span>
                  <b className="name">{words.editAdopted.detach}</b>
                  <span className="quiet-line"> {words.editAdopted.detachHint}</span>
                </span>
              </button>
            </li>
          </ul>
          {mayEditAnswer ? null : (
            <p className="quiet-line">
              {words.editAdopted.notYours(answeredBy.name)}{' '}
              <a href={pathOf(questionUrl)}>{words.editAdopted.toAnswer}</a>
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}

/** The answer as it reads now; saved, it is changed at its question and in this page. */
function AnswerWords({ adoption, onClose, onDecided }: Props) {
  const source = useRoute(routes.readQuestion, { params: { id: adoption.questionId }, query: { format: 'markdown' } })
  const [text, setText] = useState<string | null>(null)
  const change = useAct(routes.changeAnswer)
  const update = useAct(routes.updateAdoption)
  const found = source.data?.answerList.find((one) => one.id === adoption.answerId)?.markdown
  if (source.pending) return <Waiting />
  if (found === undefined) return <FailedView failed={source} />
  const markdown = text ?? found
  const about = { what: adoptingWords.about(adoption.pageTitle), where: pathOf(adoption.pageUrl) }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await change.act({ params: { id: adoption.answerId }, input: { markdown } }, about))) return
    const done = await update.act({ params: { id: adoption.id } }, about)
    if (!done) return
    toastDone(done, words.editAdopted.saved)
    onClose()
    onDecided()
  }
  return (
    <form className="form" onSubmit={save}>
      <Composer label={words.editAdopted.answer} text={markdown} onChange={setText} round={adoption.id} />
      <FormProblem refusal={change.refusal ?? update.refusal} fields={[]} />
      <div className="form-actions">
        <button
          type="submit"
          className="button primary"
          disabled={change.busy || update.busy || markdown.trim() === ''}
        >
          {said.save}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {said.cancel}
        </button>
      </div>
    </form>
  )
}
