import { type GatheringShape, routes } from '@commonplace/api'
import { type FormEvent, useRef } from 'react'
import { pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { programmeWords as said } from '../../words/programme.ts'

/** Who shows what, in the order of signing up, and the way to sign up oneself. */
export function Showings({ gathering }: { gathering: GatheringShape }) {
  const { showings, may, url } = gathering
  const { act, busy } = useSaidAct(routes.withdrawShowing)
  if (showings.length === 0 && !may.attend) return null
  return (
    <section aria-labelledby="showings">
      <h2 className="ruled" id="showings">
        {said.showing}
      </h2>
      {showings.length === 0 ? <p className="quiet-line">{said.nothingShown}</p> : null}
      <ul className="rows tight">
        {showings.map(({ id, title, minutes, by, may: { withdraw } }) => (
          <li className="row" key={id}>
            <div className="row-main">
              <b dir="auto">{title}</b>
              <div className="row-note">
                {by.name} · {said.minutes(minutes)}
              </div>
            </div>
            {withdraw ? (
              <button
                type="button"
                className="button quiet"
                aria-label={said.withdrawLabel(title)}
                disabled={busy}
                onClick={() => void act({ params: { id } }, { what: said.showsWhat(title), where: pathOf(url) })}
              >
                {said.withdraw}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {may.attend ? <SignUp gathering={gathering} /> : null}
    </section>
  )
}

function SignUp({ gathering: { gatheringId, at, url } }: { gathering: GatheringShape }) {
  const { act, busy, refusal } = useAct(routes.addShowing)
  // Tried again, it is the same showing; the next one is another.
  const id = useRef(newId())
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const title = textIn(data, 'title')
    const input = { id: id.current, title, minutes: Number(textIn(data, 'minutes')) }
    const done = await act(
      { params: { id: gatheringId, at }, input },
      { what: said.showsWhat(title), where: pathOf(url) },
    )
    if (!done) return
    id.current = newId()
    form.reset()
    toastDone(done)
  }
  return (
    <form className="form show-form" method="post" onSubmit={(event) => void send(event)}>
      <div className="form-line">
        <Field label={said.showTitle} name="title" refusal={refusal}>
          {(control) => <input {...control} name="title" required maxLength={120} />}
        </Field>
        <Field label={said.showMinutes} name="minutes" refusal={refusal}>
          {(control) => <input {...control} type="number" name="minutes" required min={1} max={180} defaultValue={5} />}
        </Field>
      </div>
      <FormProblem refusal={refusal} fields={['title', 'minutes']} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy}>
          {said.signUp}
        </button>
      </div>
    </form>
  )
}
