import { type OutputOf, routes } from '@commonplace/api'
import { ROLES, type Role } from '@commonplace/domain'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { Avatar } from '../../ui/People.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'

type MemberRow = OutputOf<typeof routes.listMembers>['items'][number]

/** Who is in the community; hosts also see to roles here. */
export function Members({ screen: { slug } }: { screen: ScreenOf<'members'> }) {
  const list = useRoute(routes.listMembers, calls.members(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const mayManage = community?.may.manageMembers ?? false
  return (
    <div className="list-screen">
      <Head title={words.nav.members} hidden />
      <header className="list-head">
        <h1 tabIndex={-1}>{words.nav.members}</h1>
        {mayManage ? (
          <a className="button" href={addresses.list(slug, 'invites')}>
            {words.people.invite}
          </a>
        ) : null}
      </header>
      <ul className="people">
        {list.data.items.map((member) => (
          <MemberLine key={member.id} member={member} slug={slug} mayManage={mayManage} />
        ))}
      </ul>
    </div>
  )
}

function MemberLine({ member, slug, mayManage }: { member: MemberRow; slug: string; mayManage: boolean }) {
  const { act, busy, refusal } = useAct(routes.changeMember)
  const remove = useAct(routes.removeMember)
  const me = useMe().member?.id
  const about = { what: member.name, where: addresses.list(slug, 'members') }
  const params = { slug, id: member.id }
  const setRole = async (role: Role) => {
    if (await act({ params, input: { role } }, about))
      toast(words.people.roleChanged(member.name, words.people.roles[role]))
  }
  const takeOut = async () => {
    if (!confirm(words.people.removeSure(member.name))) return
    if (await remove.act({ params }, about)) toast(words.people.removed(member.name))
  }
  const manages = mayManage && member.role !== 'founder' && member.id !== me
  return (
    <li className="person">
      <Avatar person={member} />
      <div>
        <b className="name">{member.name}</b>
        {member.email ? <span className="quiet"> {member.email}</span> : null}
        <p className="quiet">
          {words.people.did(member.pages, member.answers)} · {words.people.since} <Day at={member.joinedAt} />
        </p>
        <FormProblem refusal={refusal ?? remove.refusal} fields={[]} />
      </div>
      {manages ? (
        <div className="person-actions">
          <select
            aria-label={words.people.roleOf(member.name)}
            value={member.role}
            disabled={busy}
            onChange={(event) => {
              const role = ROLES.find((one) => one === event.target.value)
              if (role) void setRole(role)
            }}
          >
            {ROLES.filter((role) => role !== 'founder').map((role) => (
              <option key={role} value={role}>
                {words.people.roles[role]}
              </option>
            ))}
          </select>
          <button type="button" className="button quiet" onClick={takeOut}>
            {words.people.remove}
          </button>
        </div>
      ) : (
        <span className="quiet">{words.people.roles[member.role]}</span>
      )}
    </li>
  )
}
