import { type GatheringShape, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Day } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { programmeWords as said } from '../../words/programme.ts'

/** That it is over or closed, with its recap; for whoever may close it, the way to. */
export function Closing({ gathering, over }: { gathering: GatheringShape; over: boolean }) {
  const { act, busy, refusal } = useAct(routes.closeGathering)
  const { gatheringId: id, at, title, url, closed, recap, may, cancelled } = gathering
  if (cancelled !== null) return null
  const close = async () => {
    const done = await act({ params: { id, at } }, { what: said.closing(title), where: pathOf(url) })
    toastDone(done, said.closedNow)
  }
  if (closed)
    return (
      <p className="notice">
        {said.closedBy(closed.by.name)} <Day at={closed.at} />.{' '}
        {recap ? (
          <>
            {said.recapIs} <a href={pathOf(recap.url)}>{recap.title}</a>.
          </>
        ) : null}
      </p>
    )
  if (!may.close) return over ? <p className="quiet-line">{said.over}</p> : null
  return (
    <section className="notice" aria-label={said.close}>
      <p>
        {over ? `${said.over} ` : ''}
        {said.closeAbout}
      </p>
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="button" className="button" disabled={busy} onClick={() => void close()}>
          {said.close}
        </button>
      </div>
    </section>
  )
}
