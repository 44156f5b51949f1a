import { useState, useSyncExternalStore } from 'react'
import { pathOf } from '../../addresses.ts'
import { exactly } from '../../words/dates.ts'
import { libraryWords } from '../../words/library.ts'
import type { ActRow } from '../device/open-device.ts'
import type { Outbox } from '../outbox/outbox.ts'

const said = libraryWords

/** The words of an act that a person may still change, by the name of the field that holds them. */
function textOf(input: unknown): { field: 'markdown' | 'title'; text: string } | null {
  if (typeof input !== 'object' || input === null) return null
  for (const field of ['markdown', 'title'] as const) {
    const text = (input as Record<string, unknown>)[field]
    if (typeof text === 'string') return { field, text }
  }
  return null
}

/** What the person did that is not sent yet: each can be changed or taken back. */
export function Waiting({ outbox }: { outbox: Outbox }) {
  const acts = useSyncExternalStore(outbox.acts.subscribe, outbox.acts.get, outbox.acts.get)
  if (acts.length === 0) return <p className="library-note">{said.waitingNone}</p>
  return (
    <ul className="library-waiting">
      {acts.map((act) => (
        <WaitingAct key={act.key} act={act} outbox={outbox} />
      ))}
    </ul>
  )
}

function WaitingAct({ act, outbox }: { act: ActRow; outbox: Outbox }) {
  const [editing, setEditing] = useState(false)
  const written = textOf(act.input)
  return (
    <li>
      <div>
        <a href={act.about.where}>{act.about.what}</a>{' '}
        <time dateTime={new Date(act.madeAt).toISOString()}>{exactly(act.madeAt)}</time>
      </div>
      {act.refusal ? <p className="library-refused">{said.refusedBecause(act.refusal.sentence)}</p> : null}
      {act.nearly ? (
        <div className="library-nearly">
          <p>
            {said.nearly(act.nearly.by)} <a href={pathOf(act.nearly.url)}>{act.nearly.title}</a>
          </p>
          <div className="library-acts">
            <button
              type="button"
              className="button"
              onClick={() => void outbox.join(act.key, said.joining).then(() => outbox.flush())}
            >
              {said.join}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void outbox.sendAllTheSame(act.key).then(() => outbox.flush())}
            >
              {said.askAllTheSame}
            </button>
          </div>
        </div>
      ) : null}
      {written && editing ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const text = String(new FormData(event.currentTarget).get('text') ?? '')
            setEditing(false)
            void outbox.change(act.key, { ...(act.input as object), [written.field]: text }).then(() => outbox.flush())
          }}
        >
          <textarea name="text" aria-label={act.about.what} defaultValue={written.text} rows={6} />
          <button type="submit" className="button">
            {said.save}
          </button>
        </form>
      ) : null}
      {written && !editing ? <p className="library-text">{written.text}</p> : null}
      <div className="library-acts">
        {written && !editing ? (
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {said.edit}
          </button>
        ) : null}
        {act.refusal ? (
          <button
            type="button"
            className="button"
            onClick={() => void outbox.again(act.key).then(() => outbox.flush())}
          >
            {said.again}
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => void outbox.withdraw(act.key)}>
          {said.withdraw}
        </button>
      </div>
    </li>
  )
}
