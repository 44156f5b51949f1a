import { routes } from '@commonplace/api'
import { SCOPES } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Ago } from '../../ui/time.tsx'
import { accountWords, peopleWords } from '../../words/people.ts'

/** Tokens for programs that act as this member. A token is shown once, when it is made. */
export function Tokens() {
  const list = useRoute(routes.listTokens)
  const create = useAct(routes.createToken)
  const revoke = useAct(routes.revokeToken)
  const [made, setMade] = useState<string | null>(null)
  const about = { what: accountWords.tokens, where: '/me' }
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const scopes = SCOPES.filter((scope) => form.has(`scope.${scope}`))
    const done = await create.act({ input: { label: textIn(form, 'label'), scopes } }, about)
    if (done?.output) setMade(done.output.token)
  }
  return (
    <section>
      <h2>{accountWords.tokens}</h2>
      <p className="quiet-line">{accountWords.tokensAbout}</p>
      {made ? (
        <div className="made" role="status">
          <p>{accountWords.tokenMade}</p>
          <CopyLine text={made} />
        </div>
      ) : null}
      <ul className="people">
        {list.data?.items.map((token) => (
          <li className="person" key={token.id}>
            <div>
              <b className="name">{token.label}</b>
              <p className="quiet">
                {token.scopes.join(', ')} ·{' '}
                {token.lastUsedAt === null ? (
                  accountWords.neverUsed
                ) : (
                  <>
                    {accountWords.lastUsed} <Ago at={token.lastUsedAt} />
                  </>
                )}
              </p>
            </div>
            <button
              type="button"
              className="button quiet"
              onClick={() => void revoke.act({ params: { id: token.id } }, about)}
            >
              {peopleWords.revoke}
            </button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={make}>
        <Field label={accountWords.tokenLabel} name="label" refusal={create.refusal}>
          {(control) => <input {...control} name="label" required maxLength={80} />}
        </Field>
        <fieldset className="checks">
          <legend>{accountWords.scopes}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name={`scope.${scope}`} defaultChecked={scope === 'read'} />{' '}
              {accountWords.scope[scope]}
            </label>
          ))}
        </fieldset>
        <FormProblem refusal={create.refusal ?? revoke.refusal} fields={['label']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={create.busy}>
            {accountWords.makeToken}
          </button>
        </div>
      </form>
    </section>
  )
}
