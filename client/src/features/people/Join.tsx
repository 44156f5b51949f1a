import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { useAddress } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { PersonFields, personFields, personIn } from '../../ui/PersonFields.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'
import { peopleWords } from '../../words/people.ts'

/** What an invite link leads to: in with one button for members, with a few fields for somebody new. */
export function Join({ screen: { code } }: { screen: ScreenOf<'join'> }) {
  const invite = useRoute(routes.readInvite, calls.code(code))
  const { act, busy, refusal } = useAct(routes.acceptInvite)
  const { member } = useMe()
  const here = useAddress()
  if (invite.pending) return <Waiting />
  if (!invite.data) return <FailedView failed={invite} />
  const { community, role } = invite.data
  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = member ? {} : { person: personIn(new FormData(event.currentTarget)) }
    const done = await act({ params: { code }, input }, { what: community.name, where: here })
    if (done?.output) location.assign(addresses.community(community.slug))
  }
  return (
    <div className="card-screen">
      <Head title={peopleWords.joinTitle(community.name)} hidden />
      <h1 tabIndex={-1}>{peopleWords.joinTitle(community.name)}</h1>
      {community.sentence ? <p className="standfirst">{community.sentence}</p> : null}
      <p className="quiet-line">{peopleWords.joinAs(peopleWords.roles[role])}</p>
      <form className="form" onSubmit={join} method="post">
        {member ? <p>{peopleWords.joinSignedIn(member.name)}</p> : <PersonFields prefix="person" refusal={refusal} />}
        <FormProblem refusal={refusal} fields={member ? [] : personFields('person')} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {peopleWords.join}
          </button>
        </div>
        {member ? null : (
          <p className="hint">
            {peopleWords.knownAlready} <a href={addresses.signIn(here)}>{words.signIn.action}</a>
          </p>
        )}
      </form>
    </div>
  )
}
