import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { mailWords } from '../../words/mails.ts'

const said = mailWords.leave

/** The way out of mails, for whoever followed the link in one. Without a script the form does the same. */
export function Unsubscribe({ screen: { code } }: { screen: ScreenOf<'unsubscribe'> }) {
  const link = useRoute(routes.readUnsubscribe, { params: { token: code } })
  const { act, busy, refusal } = useAct(routes.unsubscribe)
  if (link.pending) return <Waiting />
  if (!link.data) return <FailedView failed={link} />
  const { community, kind, ended } = link.data
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    await act({ params: { token: code } }, { what: said.title, where: '/' })
  }
  return (
    <div className="card-screen">
      <Head title={said.title} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      {ended ? (
        <p role="status">{said.ended}</p>
      ) : (
        <form className="form" method="post" onSubmit={(event) => void go(event)}>
          <p>{said[kind](community)}</p>
          <FormProblem refusal={refusal} fields={[]} />
          <div className="form-actions">
            <button type="submit" className="button primary" disabled={busy}>
              {said.action}
            </button>
          </div>
        </form>
      )}
    </div>
  )
}
