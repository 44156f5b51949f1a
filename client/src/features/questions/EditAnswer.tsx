import { type AnswerShape, routes } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, Suspense, useState } from 'react'
import { useMe } from '../../data/me.ts'
import type { ActAbout } from '../../data/outbox.ts'
import { refreshRoute } from '../../data/query-client.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Composer } from '../../ui/Composer.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { late } from '../../ui/late.ts'
import { Waiting } from '../../ui/Trouble.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

interface Props {
  answer: AnswerShape
  about: ActAbout
  onDone: () => void
}

const LiveAnswer = late(() => import('../../editor/LiveAnswer.tsx'))

/** The text of an answer: by its author or a host as a draft that is saved, by everybody together where it was opened to them. */
export function EditAnswer(props: Props) {
  const me = useMe()
  const client = useQueryClient()
  if (!props.answer.shared) return <AnswerDraft {...props} />
  const done = () => {
    refreshRoute(client, 'readQuestion', { id: props.answer.questionId })
    props.onDone()
  }
  return (
    <Suspense fallback={<Waiting />}>
      <p className="quiet-line">{askingWords.standing.live}</p>
      <LiveAnswer answer={props.answer} me={me} onDone={done} />
    </Suspense>
  )
}

function AnswerDraft({ answer, about, onDone }: Props) {
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
      <Composer label={askingWords.question.yourAnswer} text={markdown} onChange={setText} round={answer.id} />
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
