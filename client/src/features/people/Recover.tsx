import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { NewPassphrase } from '../../ui/PersonFields.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { signInWords } from '../../words/doors.ts'

/** A new passphrase for somebody who was given a link by a host. */
export function Recover({ screen: { code } }: { screen: ScreenOf<'recover'> }) {
  const link = useRoute(routes.readRecovery, calls.code(code))
  const { act, busy, refusal } = useAct(routes.recover)
  if (link.pending) return <Waiting />
  if (!link.data) return <FailedView failed={link} />
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = textIn(new FormData(event.currentTarget), 'password')
    const done = await act({ params: { code }, input: { password } }, { what: signInWords.recoverTitle, where: '/' })
    if (done?.output) location.assign('/')
  }
  return (
    <div className="card-screen">
      <Head title={signInWords.recoverTitle} hidden />
      <h1 tabIndex={-1}>{signInWords.recoverTitle}</h1>
      <p>{signInWords.recoverFor(link.data.name)}</p>
      <form className="form" onSubmit={go} method="post">
        <NewPassphrase name="password" refusal={refusal} />
        <FormProblem refusal={refusal} fields={['password']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {signInWords.recoverGo}
          </button>
        </div>
      </form>
    </div>
  )
}
