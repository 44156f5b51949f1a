import { routes } from '@commonplace/api'
import { LONGEST_STATEMENT, MOST_STATEMENTS, PULSE_DAYS } from '@commonplace/domain'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { pulseWords } from '../../words/pulse.ts'

const said = pulseWords.open
const DAYS = [PULSE_DAYS.fewest, PULSE_DAYS.first, 14, PULSE_DAYS.most]
const PLACES = Array.from({ length: MOST_STATEMENTS }, (_, n) => n)

/** Where hosts open the next pulse; it begins with what the last one asked, so that answers can be held side by side. */
export function OpenPulse({ slug, before }: { slug: string; before: readonly string[] | null }) {
  const { act, busy, refusal } = useAct(routes.openPulse)
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const statements = PLACES.map((n) => textIn(form, `statement-${n}`).trim()).filter(Boolean)
    const about = { what: said.title, where: addresses.list(slug, 'pulse') }
    const days = Number(textIn(form, 'days'))
    if (await act({ params: { slug }, input: { statements, days } }, about)) toast(said.done)
  }
  return (
    <section aria-labelledby="open-a-pulse">
      <h2 id="open-a-pulse">{said.title}</h2>
      <p className="quiet-line">{said.about}</p>
      <form className="form" method="post" onSubmit={(event) => void open(event)}>
        {PLACES.map((n) => (
          <Field
            key={n}
            label={said.statement(n + 1)}
            name={n === 0 ? 'statements' : `statement-${n}`}
            refusal={refusal}
            {...(n === 0 ? { hint: said.hint } : {})}
          >
            {(control) => (
              <input
                {...control}
                name={`statement-${n}`}
                maxLength={LONGEST_STATEMENT}
                defaultValue={(before ?? said.first)[n] ?? ''}
              />
            )}
          </Field>
        ))}
        <Field label={said.days} name="days" refusal={refusal}>
          {(control) => (
            <select {...control} name="days" defaultValue={PULSE_DAYS.first}>
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {said.count(days)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['statements', 'days']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {said.action}
          </button>
        </div>
      </form>
    </section>
  )
}
