import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { useAct } from '../../data/use-act.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { words } from '../../words/en.ts'

/** Mail address and passphrase; then back to where one was. */
export function SignIn({ screen: { next } }: { screen: ScreenOf<'sign-in'> }) {
  const { act, busy, refusal } = useAct(routes.signIn)
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
      <form className="form" onSubmit={submit} method="post">
        <Field label={words.people.email} name="email" refusal={refusal}>
          {(control) => <input {...control} type="email" name="email" autoComplete="username" required />}
        </Field>
        <Field label={words.people.passphrase} name="password" refusal={refusal}>
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
    </div>
  )
}
