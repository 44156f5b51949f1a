import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { signInWords } from '../../words/doors.ts'

/** What a link in a mail leads to. Pressed, not opened, it signs in: what looks into mails ahead of people uses nothing up. */
export function MailLink({ screen: { code } }: { screen: ScreenOf<'mail-link'> }) {
  const link = useRoute(routes.readSignInLink, calls.code(code))
  const { act, busy, refusal } = useAct(routes.signInByLink)
  if (link.pending) return <Waiting />
  if (!link.data) return <FailedView failed={link} />
  const { email, isNew, community } = link.data
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = textIn(new FormData(event.currentTarget), 'name')
    const call = { params: { code }, input: isNew ? { name } : {} }
    const done = await act(call, { what: signInWords.linkTitle, where: '/' })
    const [first] = done?.output?.memberships ?? []
    if (done?.output) location.assign(first ? first.community.url : '/')
  }
  return (
    <div className="card-screen">
      <Head title={signInWords.linkTitle} hidden />
      <h1 tabIndex={-1}>{signInWords.linkTitle}</h1>
      <p>{signInWords.linkFor(email)}</p>
      {isNew ? <p>{signInWords.linkNew(community)}</p> : null}
      <form className="form" onSubmit={go} method="post">
        {isNew ? (
          <Field label={signInWords.linkName} name="name" refusal={refusal}>
            {(control) => <input {...control} name="name" autoComplete="name" required maxLength={80} />}
          </Field>
        ) : null}
        <FormProblem refusal={refusal} fields={isNew ? ['name'] : []} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {signInWords.linkGo}
          </button>
        </div>
      </form>
    </div>
  )
}
