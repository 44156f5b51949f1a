import { routes, type ThoughtsShape } from '@commonplace/api'
import { WEEKDAYS, type Weekday } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { ownZone, ZoneField } from '../../ui/ZoneField.tsx'
import { thoughtWords as said } from '../../words/thoughts.ts'

interface Props {
  slug: string
  time: ThoughtsShape['time']
  onClose: () => void
}

const NEVER = 'never'
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** On which day and at which hour a thought is published, by whose clocks; or not by itself. */
export function TimeDialog({ slug, time, onClose }: Props) {
  const { act, busy, refusal } = useAct(routes.setThoughtTime)
  const [day, setDay] = useState<string>(time?.weekday ?? 'MO')
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const at = { hour: Number(textIn(form, 'hour')), zone: textIn(form, 'zone').trim() }
    const input = { time: day === NEVER ? null : { weekday: day as Weekday, ...at } }
    const about = { what: said.whenTitle, where: addresses.list(slug, 'thoughts') }
    if (!(await act({ params: { slug }, input }, about))) return
    toast(said.saved)
    onClose()
  }
  return (
    <Dialog title={said.whenTitle} onClose={onClose}>
      <form className="form" method="post" onSubmit={send}>
        <Field label={said.day} name="weekday" refusal={refusal}>
          {(control) => (
            <select {...control} value={day} onChange={(event) => setDay(event.target.value)}>
              {WEEKDAYS.map((one) => (
                <option key={one} value={one}>
                  {said.days[one]}
                </option>
              ))}
              <option value={NEVER}>{said.never}</option>
            </select>
          )}
        </Field>
        {day === NEVER ? null : (
          <>
            <Field label={said.hour} name="hour" refusal={refusal}>
              {(control) => (
                <select {...control} name="hour" defaultValue={time?.hour ?? 9}>
                  {HOURS.map((hour) => (
                    <option key={hour} value={hour}>
                      {`${String(hour).padStart(2, '0')}:00`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <ZoneField label={said.zone} zone={time?.zone ?? ownZone()} refusal={refusal} />
          </>
        )}
        <FormProblem refusal={refusal} fields={['weekday', 'hour', 'zone']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {said.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
