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
import { words } from '../../words/en.ts'

const GIVEN = ['member', 'guest', 'host'] as const

/** Links that let people in. A link is shown once, when it is made. */
export function Invites({ screen: { slug } }: { screen: ScreenOf<'invites'> }) {
  const list = useRoute(routes.listInvites, calls.community(slug))
  const create = useAct(routes.createInvite)
  const revoke = useAct(routes.revokeInvite)
  const [made, setMade] = useState<string | null>(null)
  const about = { what: words.people.invite, where: addresses.list(slug, 'invites') }
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const role = GIVEN.find((one) => one === textIn(form, 'role')) ?? 'member'
    const input = { role, uses: Number(textIn(form, 'uses')), days: Number(textIn(form, 'days')) }
    const done = await create.act({ params: { slug }, input }, about)
    if (done?.output) setMade(new URL(done.output.url, location.href).href)
  }
  return (
    <div className="narrow">
      <Head title={words.people.invites} hidden />
      <h1 tabIndex={-1}>{words.people.invites}</h1>
      <p className="quiet-line">{words.people.invitesAbout}</p>
      {made ? (
        <div className="made" role="status">
          <p>{words.people.inviteMade}</p>
          <CopyLine text={made} />
        </div>
      ) : null}
      <form className="form inline" onSubmit={make}>
        <Field label={words.people.as} name="role" refusal={create.refusal}>
          {(control) => (
            <select {...control} name="role">
              {GIVEN.map((role) => (
                <option key={role} value={role}>
                  {words.people.roles[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.people.uses} name="uses" refusal={create.refusal}>
          {(control) => <input {...control} type="number" name="uses" min={1} max={1000} defaultValue={25} required />}
        </Field>
        <Field label={words.people.days} name="days" refusal={create.refusal}>
          {(control) => <input {...control} type="number" name="days" min={1} max={365} defaultValue={14} required />}
        </Field>
        <button type="submit" className="button primary" disabled={create.busy}>
          {words.people.makeInvite}
        </button>
      </form>
      <FormProblem refusal={create.refusal ?? revoke.refusal} fields={['role', 'uses', 'days']} />
      <ul className="people">
        {list.data.items.map((invite) => (
          <li className="person" key={invite.id}>
            <div>
              <b className="name">{words.people.roles[invite.role]}</b>
              <p className="quiet">
                {words.people.usesLeft(invite.usesLeft)} · {words.people.until} <Day at={invite.expiresAt} />
              </p>
            </div>
            <button
              type="button"
              className="button quiet"
              onClick={() => void revoke.act({ params: { slug, id: invite.id } }, about)}
            >
              {words.people.revoke}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
