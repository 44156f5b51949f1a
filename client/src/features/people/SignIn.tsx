import { routes } from '@commonplace/api'
import { type FormEvent, useRef, useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { signInWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { peopleWords } from '../../words/people.ts'

/** Mail address and passphrase, or another way; then back to where one was. */
export function SignIn({ screen: { next, trouble } }: { screen: ScreenOf<'sign-in'> }) {
  const { act, busy, refusal } = useAct(routes.signIn)
  const email = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = { email: textIn(form, 'email'), password: textIn(form, 'password') }
    const done = await act({ input }, { what: words.signIn.title, where: next })
    if (done?.output) location.assign(next)
  }
  return (
    <div className="card-screen">
      <Head title={words.signIn.title} hidden />
      <h1 tabIndex={-1}>{words.signIn.title}</h1>
      {trouble ? (
        <p className="problem boxed" role="alert">
          {signInWords.trouble[trouble]}
        </p>
      ) : null}
      <form className="form" onSubmit={submit} method="post">
        <Field label={peopleWords.email} name="email" refusal={refusal}>
          {(control) => (
            <input {...control} ref={email} type="email" name="email" autoComplete="username webauthn" required />
          )}
        </Field>
        <Field label={peopleWords.passphrase} name="password" refusal={refusal}>
          {(control) => <input {...control} type="password" name="password" autoComplete="current-password" required />}
        </Field>
        <FormProblem refusal={refusal} fields={['email', 'password']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.signIn.action}
          </button>
        </div>
        <p className="hint">{words.signIn.help}</p>
      </form>
      <OtherWays next={next} typed={() => email.current?.value ?? ''} />
    </div>
  )
}

/** What else this installation and this browser can do. */
function OtherWays({ next, typed }: { next: string; typed: () => string }) {
  const ways = useRoute(routes.readWaysIn).data
  const begin = useAct(routes.beginPasskeySignIn)
  const finish = useAct(routes.signInByPasskey)
  const link = useAct(routes.sendSignInLink)
  const [told, setTold] = useState<string | null>(null)
  const live = useTakenOver()
  const about = { what: words.signIn.title, where: next }
  const byPasskey = async () => {
    setTold(null)
    const begun = (await begin.act({}, about))?.output
    if (!begun) return
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const credential = await startAuthentication({ optionsJSON: begun.options as never })
      const input = { challenge: begun.challenge, credential: credential as never }
      if ((await finish.act({ input }, about))?.output) location.assign(next)
    } catch {
      // Closed by the person, not there, or what asks for it could not be fetched.
      setTold(signInWords.passkeyFailed)
    }
  }
  const byMail = async () => {
    const email = typed()
    if (await link.act({ input: { email } }, about)) setTold(signInWords.mailSent(email))
  }
  return (
    <div className="form">
      {live && 'PublicKeyCredential' in window ? (
        <button type="button" className="button" onClick={() => void byPasskey()} disabled={begin.busy || finish.busy}>
          {signInWords.passkey}
        </button>
      ) : null}
      {ways?.service ? (
        <a className="button" href={`${ways.service.url}?next=${encodeURIComponent(next)}`} target="_self">
          {signInWords.with(ways.service.name)}
        </a>
      ) : null}
      {ways?.mail && live ? (
        <button type="button" className="button" onClick={() => void byMail()} disabled={link.busy}>
          {signInWords.byMail}
        </button>
      ) : null}
      {told ? <p role="status">{told}</p> : null}
      <FormProblem refusal={begin.refusal ?? finish.refusal ?? link.refusal} fields={[]} />
    </div>
  )
}
