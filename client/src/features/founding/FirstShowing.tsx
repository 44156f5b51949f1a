import { routes } from '@commonplace/api'
import { type FormEvent, useRef } from 'react'
import { addresses } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { ownZone } from '../../ui/ZoneField.tsx'
import { foundingWords } from '../../words/founding.ts'
import { programmeWords } from '../../words/programme.ts'
import { OccurrenceLine } from '../shared/OccurrenceLine.tsx'
import type { StartShape } from './start-shape.ts'

const said = foundingWords.gathering

/** The first Show & Tell: a day is all it needs. */
export function FirstShowing({ slug, gathering }: { slug: string; gathering: StartShape['gathering'] }) {
  const { act, busy, refusal } = useAct(routes.planGathering)
  const id = useRef(newId())
  // Where its reader is only their browser knows.
  const zone = useTakenOver() ? ownZone() : 'UTC'
  if (gathering)
    return (
      <>
        <ul className="rows tight">
          <OccurrenceLine row={gathering} />
        </ul>
        <p className="after-list">
          <a className="tag-link" href={addresses.list(slug, 'programme')}>
            {programmeWords.all}
          </a>
        </p>
      </>
    )
  const plan = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const start = `${textIn(form, 'day')}T${textIn(form, 'time')}`
    const about = { what: programmeWords.kinds['show-and-tell'], where: addresses.list(slug, 'start') }
    const input = {
      id: id.current,
      title: programmeWords.kinds['show-and-tell'],
      kind: 'show-and-tell' as const,
      start,
      zone,
    }
    if (await act({ params: { slug }, input }, about)) toast(said.done)
  }
  return (
    <form className="form" method="post" onSubmit={(event) => void plan(event)}>
      <p>{said.about}</p>
      <div className="form-line">
        <Field label={said.day} name="start" refusal={refusal}>
          {(control) => <input {...control} type="date" name="day" required />}
        </Field>
        <Field label={said.time} name="time">
          {(control) => <input {...control} type="time" name="time" required defaultValue="18:00" />}
        </Field>
      </div>
      <p className="hint">{said.zone(zone)}</p>
      <FormProblem refusal={refusal} fields={['start']} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy}>
          {said.plan}
        </button>
      </div>
    </form>
  )
}
