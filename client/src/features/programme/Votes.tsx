import { type DotVoteShape, type GatheringShape, routes, type TogetherShape } from '@commonplace/api'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { togetherWords as said } from '../../words/together.ts'

interface Props {
  vote: DotVoteShape
  url: string
  may: TogetherShape['may']
}

/** A vote by dots: what lies where, one's own dots to lay and take, and for whoever leads, the way to close it. */
export function Vote({ vote, url, may }: Props) {
  const place = useSaidAct(routes.placeDots)
  const close = useSaidAct(routes.closeVote)
  const { id, title, dots, options, people, closed } = vote
  const theirs = options.map(({ mine }) => mine)
  const key = theirs.join()
  // As one laid them just now, also while that waits on the device.
  const [placed, setPlaced] = useState<readonly number[]>(theirs)
  useEffect(() => setPlaced(key.split(',').map(Number)), [key])
  const left = dots - placed.reduce((sum, count) => sum + count, 0)
  const about = { what: said.voting(title), where: pathOf(url) }
  const lay = async (n: number, by: number) => {
    const before = placed
    const next = placed.map((count, at) => (at === n ? count + by : count))
    setPlaced(next)
    if (!(await place.act({ params: { id }, input: { placed: next } }, about))) setPlaced(before)
  }
  const open = may.vote && !closed
  return (
    <section className="dot-vote" aria-label={title}>
      <h4 dir="auto">{title}</h4>
      <ul className="rows tight">
        {options.map(({ text, count, mine }, n) => {
          const own = placed[n] ?? 0
          const all = count - mine + own
          return (
            <li className="row" key={text}>
              <div className="row-main">
                <span dir="auto">{text}</span>
                <div className="row-note">
                  {said.dotsOn(all)}
                  {own > 0 ? ` · ${said.mine(own)}` : ''}
                </div>
              </div>
              {open ? (
                <span className="dot-acts">
                  <button
                    type="button"
                    className="button"
                    aria-label={said.take(text)}
                    disabled={own === 0 || place.busy}
                    onClick={() => void lay(n, -1)}
                  >
                    −
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={said.lay(text)}
                    disabled={left === 0 || place.busy}
                    onClick={() => void lay(n, 1)}
                  >
                    +
                  </button>
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="quiet-line" role="status">
        {closed ? `${said.closed} ` : ''}
        {open ? `${said.yours(left)} ` : ''}
        {people > 0 ? said.people(people) : ''}
      </p>
      {may.lead && !closed ? (
        <button
          type="button"
          className="button quiet"
          aria-label={said.closeLabel(title)}
          disabled={close.busy}
          onClick={() => void close.act({ params: { id } }, about)}
        >
          {said.close}
        </button>
      ) : null}
    </section>
  )
}

const FIRST_DOTS = 3

/** Opens a vote by dots, for whoever leads. */
export function OpenVote({ gathering: { gatheringId, at, url } }: { gathering: GatheringShape }) {
  const { act, busy, refusal } = useAct(routes.openVote)
  // Tried again, it is the same vote; the next one is another.
  const id = useRef(newId())
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const title = textIn(data, 'title')
    const lines = textIn(data, 'options').split('\n')
    const options = lines.map((line) => line.trim()).filter(Boolean)
    const input = { id: id.current, title, options, dots: Number(textIn(data, 'dots')) }
    const about = { what: said.voting(title), where: pathOf(url) }
    if (!(await act({ params: { id: gatheringId, at }, input }, about))) return
    id.current = newId()
    form.reset()
  }
  return (
    <details>
      <summary>{said.open}</summary>
      <form className="form" method="post" onSubmit={(event) => void open(event)}>
        <Field label={said.question} name="title" refusal={refusal}>
          {(control) => <input {...control} name="title" required maxLength={120} />}
        </Field>
        <Field label={said.options} name="options" refusal={refusal}>
          {(control) => <textarea {...control} name="options" rows={4} required />}
        </Field>
        <Field label={said.dots} name="dots" refusal={refusal}>
          {(control) => (
            <input {...control} type="number" name="dots" required min={1} max={10} defaultValue={FIRST_DOTS} />
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['title', 'options', 'dots']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy}>
            {said.openNow}
          </button>
        </div>
      </form>
    </details>
  )
}
