import { type AnswerShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import type { ActAbout } from '../../data/outbox.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Composer } from '../../ui/Composer.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'

interface Props {
  answer: AnswerShape
  about: ActAbout
  onDone: () => void
}

/** The text of an answer, by its author or a host. */
export function EditAnswer({ answer, about, onDone }: Props) {
  const source = useRoute(routes.readQuestion, { params: { id: answer.questionId }, query: { format: 'markdown' } })
  const found = source.data?.answerList.find((one) => one.id === answer.id)?.markdown
  const [text, setText] = useState<string | null>(null)
  const { act, busy, refusal } = useAct(routes.changeAnswer)
  if (found === undefined) return <Waiting />
  const markdown = text ?? found
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await act({ params: { id: answer.id }, input: { markdown } }, about)) onDone()
  }
  return (
    <form className="form" onSubmit={save}>
      <Composer label={words.questions.yourAnswer} text={markdown} onChange={setText} round={answer.id} />
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy || markdown.trim() === ''}>
          {words.save}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
