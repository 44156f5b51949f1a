import { routes } from '@commonplace/api'
import { LONGEST_MEANING } from '@commonplace/domain'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { charterWords } from '../../words/charter.ts'
import { comparingWords } from '../../words/comparing.ts'
import { words } from '../../words/editor.ts'
import { type Answers, AnswersThese, answerBy } from './AnswersThese.tsx'

interface Props {
  page: { readonly id: string; readonly url: string; readonly charter?: unknown }
  /** The question this began from. */
  answering?: { readonly id: string; readonly title: string }
  onDone(): void
}

const LONGEST = 120

/** Keeps the present state under a name that people will look for, and says which questions it answers. */
export default function NameForm({ page, answering, onDone }: Props) {
  const [name, setName] = useState(answering ? words.history.answersName(answering.title).slice(0, LONGEST) : '')
  const [summary, setSummary] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const [answers, setAnswers] = useState<Answers>(() => (answering ? [answerBy(answering.id)] : []))
  const [means, setMeans] = useState(false)
  const [meaning, setMeaning] = useState('')
  const { act, busy, refusal } = useAct(routes.createVersion)
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(
      {
        params: { id: page.id },
        input: {
          name,
          ...(summary.trim() ? { summary } : {}),
          ...(means ? { meaning } : {}),
          ...(answers.length > 0 ? { answers: [...answers] } : {}),
        },
      },
      { what: words.history.nameIt, where: pathOf(page.url) },
    )
    if (!done) return
    toastDone(done, means ? charterWords.named : answers.length > 0 ? words.history.proposed : words.history.named)
    onDone()
  }
  return (
    <form className="name-version" onSubmit={keep}>
      <label>
        {words.history.nameLabel}
        <input
          ref={field}
          required
          maxLength={LONGEST}
          value={name}
          placeholder={words.history.namePlaceholder}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {comparingWords.note}
        <input
          maxLength={200}
          value={summary}
          placeholder={comparingWords.notePlaceholder}
          onChange={(event) => setSummary(event.target.value)}
        />
      </label>
      {page.charter ? (
        <>
          <label className="check">
            <input type="checkbox" checked={means} onChange={(event) => setMeans(event.target.checked)} />{' '}
            {charterWords.newMeaning}
          </label>
          <p className="hint">{charterWords.newMeaningHint}</p>
          {means ? (
            <label>
              {charterWords.why}
              <input
                required
                maxLength={LONGEST_MEANING}
                value={meaning}
                onChange={(event) => setMeaning(event.target.value)}
              />
            </label>
          ) : null}
        </>
      ) : null}
      <AnswersThese pageId={page.id} answers={answers} onChange={setAnswers} />
      <FormProblem refusal={refusal} fields={[]} />
      <p className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {words.history.nameSave}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {words.history.cancel}
        </button>
      </p>
    </form>
  )
}
