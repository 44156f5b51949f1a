import { type QuestionShape, routes } from '@commonplace/api'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useAddress } from '../../navigation.ts'
import { Composer } from '../../ui/Composer.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

/** Where an answer is written. The draft stays on the device until it was sent, through a reload and through signing in again. */
export function AnswerForm({ question, slug }: { question: QuestionShape; slug: string }) {
  const draft = useDraft(`answer:${question.id}`)
  const [round, setRound] = useState(0)
  const ids = useRef({ id: newId(), documentId: newId() })
  const { act, busy, refusal } = useAct(routes.answerQuestion)
  const { member } = useMe()
  const here = useAddress()
  if (!question.may.answer) {
    return member ? null : (
      <p className="answer-invite">
        {askingWords.question.signInToAnswer}{' '}
        <a href={addresses.signIn(here)} data-key="r">
          {words.signIn.action}
        </a>
      </p>
    )
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(
      { params: { id: question.id }, input: { ...ids.current, markdown: draft.text } },
      { what: askingWords.question.answerTo(question.title), where: pathOf(question.url) || addresses.community(slug) },
    )
    if (!done) return
    draft.forget()
    ids.current = { id: newId(), documentId: newId() }
    setRound((count) => count + 1)
    toastDone(done, askingWords.question.answerSent)
  }
  return (
    <form className="form answer-form" onSubmit={send} data-key="r">
      <h3>{askingWords.question.yourAnswer}</h3>
      <Composer
        label={askingWords.question.yourAnswer}
        text={draft.text}
        onChange={draft.write}
        round={`${round} ${draft.restored}`}
      />
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy || draft.text.trim() === ''}>
          {askingWords.question.sendAnswer}
        </button>
      </div>
    </form>
  )
}
