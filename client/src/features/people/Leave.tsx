import { routes, urlOf } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { useMe } from '../../data/me.ts'
import { forgetStored } from '../../data/shared-computer.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { ownWords } from '../../words/doors.ts'

/** One's data to take along, and the way out: of one community, or for good. */
export function Leave() {
  const { member, memberships } = useMe()
  const out = useAct(routes.removeMember)
  const end = useAct(routes.leaveForGood)
  const about = { what: ownWords.leaveTitle, where: '/me' }
  const leaveOne = async (slug: string, name: string) => {
    if (!member || !confirm(ownWords.leaveCommunitySure(name))) return
    await out.act({ params: { slug, id: member.id } }, { what: name, where: addresses.community(slug) })
  }
  const leave = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = textIn(new FormData(event.currentTarget), 'password')
    if (!(await end.act({ input: { password, sure: true } }, about))) return
    forgetStored()
    location.assign('/')
  }
  return (
    <>
      <section>
        <h2>{ownWords.data}</h2>
        <p>
          <a href={urlOf(routes.exportMe, {})} download>
            {ownWords.export}
          </a>
        </p>
        <ul className="end-list">
          {memberships.map(({ community }) => (
            <li key={community.id}>
              {community.name}{' '}
              <button type="button" className="link" onClick={() => void leaveOne(community.slug, community.name)}>
                {ownWords.leaveCommunity}
              </button>
            </li>
          ))}
        </ul>
        <FormProblem refusal={out.refusal} fields={[]} />
      </section>
      <details className="leave">
        <summary>{ownWords.leaveTitle}</summary>
        <p>{ownWords.leaveAbout}</p>
        <form className="form" onSubmit={leave}>
          <Field label={ownWords.leavePassphrase} name="password" refusal={end.refusal}>
            {(control) => <input {...control} type="password" name="password" autoComplete="current-password" />}
          </Field>
          <label className="check">
            <input type="checkbox" required /> {ownWords.leaveSure}
          </label>
          <FormProblem refusal={end.refusal} fields={['password']} />
          <div className="form-actions">
            <button type="submit" className="button" disabled={end.busy}>
              {ownWords.leave}
            </button>
          </div>
        </form>
      </details>
    </>
  )
}
