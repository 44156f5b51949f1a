import { routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Ago, useTakenOver } from '../../ui/time.tsx'
import { ownWords } from '../../words/doors.ts'
import { accountWords } from '../../words/people.ts'

const isAddress = (host: string) => /^[\d.]+$|:/.test(host)

/** Passkeys: nothing to remember, nothing to type, nothing that another site could ask for. */
export function Passkeys() {
  const list = useRoute(routes.listPasskeys)
  const begin = useAct(routes.beginPasskey)
  const add = useAct(routes.addPasskey)
  const remove = useAct(routes.removePasskey)
  const [failed, setFailed] = useState(false)
  const live = useTakenOver()
  const about = { what: ownWords.passkeys, where: '/me' }
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const label = textIn(new FormData(event.currentTarget), 'label')
    setFailed(false)
    const begun = (await begin.act({}, about))?.output
    if (!begun) return
    try {
      const { startRegistration } = await import('@simplewebauthn/browser')
      const credential = await startRegistration({ optionsJSON: begun.options as never })
      await add.act({ input: { challenge: begun.challenge, label, credential: credential as never } }, about)
    } catch {
      // Closed by the person, not there, or what asks for it could not be fetched.
      setFailed(true)
    }
  }
  const possible = live && 'PublicKeyCredential' in window && !isAddress(location.hostname)
  return (
    <section className="form">
      <h2>{ownWords.passkeys}</h2>
      <p className="quiet-line">{ownWords.passkeysAbout}</p>
      <ul className="end-list">
        {list.data?.items.map(({ id, label, lastUsedAt }) => (
          <li key={id}>
            <b>{label}</b>{' '}
            <span className="quiet">
              {lastUsedAt === null ? accountWords.neverUsed : accountWords.lastUsed}{' '}
              {lastUsedAt === null ? null : <Ago at={lastUsedAt} />}
            </span>{' '}
            <button type="button" className="link" onClick={() => void remove.act({ params: { id } }, about)}>
              {ownWords.end}
            </button>
          </li>
        ))}
      </ul>
      {possible ? (
        <form className="form" onSubmit={make}>
          <Field label={ownWords.passkeyLabel} name="label" refusal={add.refusal}>
            {(control) => (
              <input {...control} name="label" required maxLength={80} defaultValue={ownWords.passkeyDefault} />
            )}
          </Field>
          {failed ? (
            <p className="problem" role="alert">
              {ownWords.passkeyFailed}
            </p>
          ) : null}
          <FormProblem refusal={begin.refusal ?? add.refusal ?? remove.refusal} fields={['label']} />
          <div className="form-actions">
            <button type="submit" className="button" disabled={begin.busy || add.busy}>
              {ownWords.addPasskey}
            </button>
          </div>
        </form>
      ) : live ? (
        <p className="hint">{ownWords.passkeyHere}</p>
      ) : null}
    </section>
  )
}
