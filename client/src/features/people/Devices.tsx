import { routes } from '@commonplace/api'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Ago } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { accountWords } from '../../words/people.ts'

const said = accountWords.devices

/** Where one is signed in. Another screen can be signed out from here, and a lost one told to forget everything. */
export function Devices() {
  const sessions = useRoute(routes.listSessions)
  const end = useAct(routes.endSession)
  const stop = async (id: string, wipe: boolean) => {
    if (wipe && !window.confirm(said.wipeSure)) return
    const call = { params: { id }, query: { wipe: wipe ? 'true' : 'false' } as const }
    if (await end.act(call, { what: said.title, where: '/me' })) toast(wipe ? said.wiped : said.ended)
  }
  const items = sessions.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="form">
      <h2>{said.title}</h2>
      <p className="quiet-line">{said.about}</p>
      <ul className="end-list">
        {items.map(({ id, device, seenAt, here, wipedAt }) => (
          <li key={id}>
            <b>{device || said.unnamed}</b>{' '}
            <span className="quiet">
              {here ? said.here : wipedAt !== null ? said.toldToForget : said.seen}{' '}
              {here ? null : <Ago at={wipedAt ?? seenAt} />}
            </span>{' '}
            {here || wipedAt !== null ? null : (
              <>
                <button type="button" className="link" onClick={() => stop(id, false)}>
                  {said.end}
                </button>{' '}
                <button type="button" className="link danger" onClick={() => stop(id, true)}>
                  {said.wipe}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <FormProblem refusal={end.refusal} fields={[]} />
    </section>
  )
}
