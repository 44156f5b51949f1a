import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { PersonFields, personFields, personIn } from '../../ui/PersonFields.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { toast } from '../../ui/toasts.tsx'
import { joinWords as said } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { peopleWords } from '../../words/people.ts'

/** Coming into a community that one sees: at once where it is open, by asking where its hosts decide. */
export function JoinHere({ screen: { slug } }: { screen: ScreenOf<'join-here'> }) {
  const answer = useRoute(routes.readCommunity, calls.community(slug))
  const { act, busy, refusal } = useAct(routes.joinCommunity)
  const withdraw = useAct(routes.withdrawRequest)
  const { member } = useMe()
  if (answer.pending) return <Waiting />
  const community = answer.data
  if (!community) return <FailedView failed={answer} />
  const about = { what: said.title(community.name), where: addresses.list(slug, 'join') }
  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const note = textIn(form, 'note')
    const input = member ? { note } : { note, person: personIn(form) }
    const done = await act({ params: { slug }, input }, about)
    if (!done?.output) return
    if (done.output.joined) location.assign(addresses.community(slug))
    else if (member) toast(said.sent)
    else location.reload()
  }
  const title = said.title(community.name)
  const asks = community.joining === 'request'
  return (
    <div className="card-screen">
      <Head title={title} hidden />
      <h1 tabIndex={-1}>{title}</h1>
      {community.sentence ? <p className="standfirst">{community.sentence}</p> : null}
      {community.role ? (
        <p>{said.joined}</p>
      ) : community.asked ? (
        <div role="status">
          {said.asked}{' '}
          <button type="button" className="link" onClick={() => void withdraw.act({ params: { slug } }, about)}>
            {said.withdraw}
          </button>
          <FormProblem refusal={withdraw.refusal} fields={[]} />
        </div>
      ) : (
        <>
          <p className="quiet-line">{said[community.joining]}</p>
          {community.joining === 'invite' ? null : (
            <form className="form" onSubmit={join} method="post">
              {member ? (
                <p>{peopleWords.joinSignedIn(member.name)}</p>
              ) : (
                <PersonFields prefix="person" refusal={refusal} />
              )}
              {asks ? (
                <Field label={said.note} name="note" refusal={refusal}>
                  {(control) => <textarea {...control} name="note" rows={3} maxLength={500} />}
                </Field>
              ) : null}
              <FormProblem refusal={refusal} fields={member ? ['note'] : ['note', ...personFields('person')]} />
              <div className="form-actions">
                <button type="submit" className="button primary" disabled={busy}>
                  {asks ? said.ask : said.join}
                </button>
              </div>
              {member ? null : (
                <p className="hint">
                  {said.knownAlready} <a href={addresses.signIn(addresses.list(slug, 'join'))}>{words.signIn.action}</a>
                </p>
              )}
            </form>
          )}
        </>
      )}
    </div>
  )
}
