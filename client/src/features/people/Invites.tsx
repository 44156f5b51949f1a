import { routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { joiningWords } from '../../words/doors.ts'
import { peopleWords } from '../../words/people.ts'

const GIVEN = ['member', 'guest', 'host'] as const

/** Links that let people in. A link is shown once, when it is made. */
export function Invites({ screen: { slug } }: { screen: ScreenOf<'invites'> }) {
  const list = useRoute(routes.listInvites, calls.community(slug))
  const create = useAct(routes.createInvite)
  const revoke = useAct(routes.revokeInvite)
  const [made, setMade] = useState<string | null>(null)
  const about = { what: peopleWords.invite, where: addresses.list(slug, 'invites') }
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const role = GIVEN.find((one) => one === textIn(form, 'role')) ?? 'member'
    const email = textIn(form, 'email').trim()
    const input = {
      ...{ role, uses: Number(textIn(form, 'uses')), days: Number(textIn(form, 'days')) },
      ...(email === '' ? {} : { email }),
    }
    const done = await create.act({ params: { slug }, input }, about)
    if (!done?.output) return
    setMade(new URL(done.output.url, location.href).href)
    if (done.output.sent) toast(joiningWords.inviteSent)
  }
  return (
    <div className="narrow">
      <Head title={peopleWords.invites} hidden />
      <h1 tabIndex={-1}>{peopleWords.invites}</h1>
      <p className="quiet-line">{peopleWords.invitesAbout}</p>
      {made ? (
        <div className="made" role="status">
          <p>{peopleWords.inviteMade}</p>
          <CopyLine text={made} />
        </div>
      ) : null}
      <form className="form inline" onSubmit={make}>
        <Field label={peopleWords.as} name="role" refusal={create.refusal}>
          {(control) => (
            <select {...control} name="role">
              {GIVEN.map((role) => (
                <option key={role} value={role}>
                  {peopleWords.roles[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={peopleWords.uses} name="uses" refusal={create.refusal}>
          {(control) => <input {...control} type="number" name="uses" min={1} max={1000} defaultValue={25} required />}
        </Field>
        <Field label={peopleWords.days} name="days" refusal={create.refusal}>
          {(control) => <input {...control} type="number" name="days" min={1} max={365} defaultValue={14} required />}
        </Field>
        <Field label={joiningWords.inviteEmail} name="email" refusal={create.refusal}>
          {(control) => <input {...control} type="email" name="email" />}
        </Field>
        <button type="submit" className="button primary" disabled={create.busy}>
          {peopleWords.makeInvite}
        </button>
      </form>
      <FormProblem refusal={create.refusal ?? revoke.refusal} fields={['role', 'uses', 'days', 'email']} />
      <ul className="people">
        {list.data.items.map((invite) => (
          <li className="person" key={invite.id}>
            <div>
              <b className="name">{peopleWords.roles[invite.role]}</b>{' '}
              <span className="quiet">{invite.email ?? ''}</span>
              <p className="quiet">
                {peopleWords.usesLeft(invite.usesLeft)} · {peopleWords.until} <Day at={invite.expiresAt} />
              </p>
            </div>
            <button
              type="button"
              className="button quiet"
              onClick={() => void revoke.act({ params: { slug, id: invite.id } }, about)}
            >
              {peopleWords.revoke}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
