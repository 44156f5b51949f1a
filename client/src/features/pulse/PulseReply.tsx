import { type OutputOf, Refusal, routes } from '@commonplace/api'
import { AGREEMENTS, LONGEST_PULSE_COMMENT } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { pulseWords as said } from '../../words/pulse.ts'

type Open = NonNullable<OutputOf<typeof routes.readPulse>['open']>

/** Where somebody replies. Nothing of it is kept on the device but what waits to be sent. */
export function PulseReply({ slug, pulse: { id, statements } }: { slug: string; pulse: Open }) {
  const { act, busy, refusal } = useAct(routes.replyToPulse)
  const [empty, setEmpty] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const agreements = statements.map((_, n) => Number(textIn(form, `agree-${n}`)) || null)
    const comment = textIn(form, 'comment')
    setEmpty(comment.trim() === '' && agreements.every((one) => one === null))
    if (comment.trim() === '' && agreements.every((one) => one === null)) return
    const about = { what: said.title, where: addresses.list(slug, 'pulse') }
    const done = await act({ params: { id }, input: { agreements, comment } }, about)
    toastDone(done, done?.output?.counted === false ? said.before : said.sent)
  }
  const problem = empty ? new Refusal('bad-input', said.sayOne) : refusal
  return (
    <form className="form" method="post" onSubmit={(event) => void send(event)}>
      {statements.map((statement, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a statement is its place, and the same words may stand twice
        <fieldset key={n} className="checks pulse-scale">
          <legend dir="auto">{statement}</legend>
          {AGREEMENTS.map((value) => (
            <label key={value}>
              <input type="radio" name={`agree-${n}`} value={value} /> {said.agree[value]}
            </label>
          ))}
          <label>
            <input type="radio" name={`agree-${n}`} value="" defaultChecked /> {said.none}
          </label>
        </fieldset>
      ))}
      <Field label={said.comment} hint={said.commentHint} name="comment" refusal={problem}>
        {(control) => <textarea {...control} name="comment" rows={3} maxLength={LONGEST_PULSE_COMMENT} />}
      </Field>
      <p className="hint">{said.how}</p>
      <FormProblem refusal={problem} fields={['comment']} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {said.send}
        </button>
      </div>
    </form>
  )
}
