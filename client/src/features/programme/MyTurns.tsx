import { type RotaShape, routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { dayOf } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { rotaWords as said } from '../../words/rota.ts'

type Mine = NonNullable<RotaShape['mine']>

const shown = (day: string): string => dayOf(Date.parse(`${day}T00:00Z`), 'UTC')

/** What one says of one's own turns: that one takes them, when one is away, whether twice in a row. */
export function MyTurns({ slug, mine }: { slug: string; mine: RotaShape['mine'] }) {
  const offer = useAct(routes.offerToHost)
  const withdraw = useAct(routes.withdrawOffer)
  const about = { what: said.title, where: addresses.list(slug, 'rota') }
  const say = async (input: Partial<Mine>) => {
    const done = await offer.act({ params: { slug }, input }, about)
    toastDone(done, words.saved)
    return done !== null
  }
  const busy = offer.busy || withdraw.busy
  if (mine === null)
    return (
      <section className="my-turns" aria-label={said.mine}>
        <FormProblem refusal={offer.refusal} fields={[]} />
        <button type="button" className="button primary" disabled={busy} onClick={() => void say({})}>
          {said.offer}
        </button>
      </section>
    )
  return (
    <section className="my-turns" aria-labelledby="my-turns">
      <h2 className="ruled" id="my-turns">
        {said.mine}
      </h2>
      <p>{said.offered}</p>
      <label className="check">
        <input
          type="checkbox"
          checked={mine.twice}
          disabled={busy}
          onChange={({ target }) => void say({ twice: target.checked })}
        />
        {said.twice}
      </label>
      <AwayForm mine={mine} busy={busy} refusal={offer.refusal} onSay={say} />
      <FormProblem refusal={withdraw.refusal} fields={[]} />
      <div className="form-actions">
        <button
          type="button"
          className="button quiet"
          disabled={busy}
          onClick={() => void withdraw.act({ params: { slug } }, about)}
        >
          {said.withdraw}
        </button>
      </div>
    </section>
  )
}

interface AwayProps {
  mine: Mine
  busy: boolean
  refusal: ReturnType<typeof useAct>['refusal']
  onSay: (input: Partial<Mine>) => Promise<boolean>
}

function AwayForm({ mine: { away }, busy, refusal, onSay }: AwayProps) {
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const more = { from: textIn(data, 'from'), to: textIn(data, 'to') }
    const sorted = [...away, more].sort((a, b) => (a.from < b.from ? -1 : 1))
    if (await onSay({ away: sorted })) form.reset()
  }
  return (
    <section aria-labelledby="my-away">
      <h3 id="my-away">{said.away}</h3>
      {away.length === 0 ? <p className="quiet-line">{said.awayNone}</p> : null}
      <ul className="rows tight">
        {away.map(({ from, to }, index) => (
          <li className="row" key={`${from} ${to}`}>
            <div className="row-main">{said.awayFrom(shown(from), shown(to))}</div>
            <button
              type="button"
              className="button quiet"
              disabled={busy}
              aria-label={said.removeAway(shown(from), shown(to))}
              onClick={() => void onSay({ away: away.filter((_, n) => n !== index) })}
            >
              {said.takeBack}
            </button>
          </li>
        ))}
      </ul>
      <form className="form" method="post" onSubmit={(event) => void add(event)}>
        <div className="form-line away-line">
          <Field label={said.from} name="away" refusal={refusal}>
            {(control) => <input {...control} type="date" name="from" required />}
          </Field>
          <Field label={said.to} name="to" refusal={refusal}>
            {(control) => <input {...control} type="date" name="to" required />}
          </Field>
        </div>
        <FormProblem refusal={refusal} fields={['away']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy}>
            {said.addAway}
          </button>
        </div>
      </form>
    </section>
  )
}
