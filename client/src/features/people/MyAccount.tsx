import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import LanguageSwitch from '../../frame/LanguageSwitch.tsx'
import LetterKeys from '../../frame/LetterKeys.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { keyWords } from '../../words/keys.ts'
import { accountWords, peopleWords } from '../../words/people.ts'
import { Devices } from './Devices.tsx'
import { Leave } from './Leave.tsx'
import { MyBadges } from './MyBadges.tsx'
import { MyMails } from './MyMails.tsx'
import { MyProfile } from './MyProfile.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Tokens } from './Tokens.tsx'

const HERE = '/me'

/** One's own account: who one is, how one signs in and where, what one earned, which mails come, and the way out. */
export function MyAccount() {
  const { member, memberships } = useMe()
  const name = useAct(routes.changeMe)
  const secret = useAct(routes.changeMe)
  if (!member) {
    const action = (
      <a className="button primary" href={addresses.signIn(HERE)}>
        {words.signIn.action}
      </a>
    )
    return <Trouble title={accountWords.title} sentence={words.signIn.needed} action={action} status={401} />
  }
  const about = { what: accountWords.title, where: HERE }
  const saveName = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (await name.act({ input: { name: textIn(form, 'name') } }, about)) toast(words.saved)
  }
  const savePassphrase = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const password = { now: textIn(form, 'now'), next: textIn(form, 'next') }
    if (!(await secret.act({ input: { password } }, about))) return
    element.reset()
    toast(accountWords.passphraseChanged)
  }
  return (
    <div className="narrow">
      <Head title={accountWords.title} hidden />
      <h1 tabIndex={-1}>{accountWords.title}</h1>
      <p className="quiet-line">{member.email}</p>
      <ul className="end-list">
        {memberships.map(({ community, role }) => (
          <li key={community.id}>
            <a href={addresses.community(community.slug)}>{community.name}</a>
            <span className="quiet"> {peopleWords.roles[role]}</span>
          </li>
        ))}
      </ul>
      <MyProfile />
      <form className="form" onSubmit={saveName}>
        <Field label={peopleWords.name} name="name" refusal={name.refusal}>
          {(control) => <input {...control} name="name" defaultValue={member.name} required maxLength={80} />}
        </Field>
        <FormProblem refusal={name.refusal} fields={['name']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={name.busy}>
            {words.save}
          </button>
        </div>
      </form>
      <section className="form">
        <h2>{words.languages.label}</h2>
        <LanguageSwitch />
        <p className="hint">{words.languages.hint}</p>
      </section>
      <section className="form">
        <h2>{keyWords.title}</h2>
        <LetterKeys />
      </section>
      <form className="form" onSubmit={savePassphrase}>
        <h2>{accountWords.passphrase}</h2>
        <input type="hidden" name="username" autoComplete="username" value={member.email} readOnly />
        <Field label={accountWords.now} name="password.now" refusal={secret.refusal}>
          {(control) => <input {...control} type="password" name="now" autoComplete="current-password" required />}
        </Field>
        <Field
          label={accountWords.next}
          hint={peopleWords.passphraseHint}
          name="password.next"
          refusal={secret.refusal}
        >
          {(control) => (
            <input {...control} type="password" name="next" autoComplete="new-password" required minLength={12} />
          )}
        </Field>
        <FormProblem refusal={secret.refusal} fields={['password.now', 'password.next']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={secret.busy}>
            {accountWords.change}
          </button>
        </div>
      </form>
      <MyBadges />
      <MyMails />
      <Passkeys />
      <Devices />
      <Tokens />
      <Leave />
    </div>
  )
}
