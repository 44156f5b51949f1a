import { type OutputOf, routes } from '@commonplace/api'
import { ROLES, type Role } from '@commonplace/domain'
import { useRef, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Avatar } from '../../ui/People.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { profileWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { peopleWords } from '../../words/people.ts'

type MemberRow = OutputOf<typeof routes.listMembers>['items'][number]

/** Who is in the community; hosts also see to roles here. */
export function Members({ screen: { slug } }: { screen: ScreenOf<'members'> }) {
  const [q, setQ] = useState('')
  const list = useRoute(routes.listMembers, calls.members(slug, useLate(q.trim())))
  const kept = useRef(list.data)
  if (list.data) kept.current = list.data
  const shown = list.data ?? kept.current
  const me = useMe().member?.id
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  if (!shown) return list.pending ? <Waiting /> : <FailedView failed={list} />
  const mayManage = community?.may.manageMembers ?? false
  const invite = mayManage ? (
    <a className="button" href={addresses.list(slug, 'invites')}>
      {peopleWords.invite}
    </a>
  ) : null
  const alone = q.trim() === '' && shown.items.length === 1 && shown.items[0]?.id === me
  return (
    <div className="list-screen">
      <Head title={words.nav.members} hidden />
      <header className="list-head">
        <h1 tabIndex={-1}>{words.nav.members}</h1>
        {alone ? null : invite}
      </header>
      <KeptAge at={list.keptAt} />
      <search className="find-people">
        <label className="field">
          <span>{profileWords.find}</span>
          <input
            type="search"
            value={q}
            maxLength={80}
            placeholder={profileWords.findHint}
            onChange={(event) => setQ(event.target.value)}
          />
        </label>
      </search>
      {shown.items.length === 0 ? <p className="quiet-line">{profileWords.none}</p> : null}
      <ul className="people">
        {shown.items.map((member) => (
          <MemberLine key={member.id} member={member} slug={slug} mayManage={mayManage} />
        ))}
      </ul>
      {alone ? <Empty action={invite}>{peopleWords.alone}</Empty> : null}
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
      toast(peopleWords.roleChanged(member.name, peopleWords.roles[role]))
  }
  const takeOut = async () => {
    if (!confirm(peopleWords.removeSure(member.name))) return
    if (await remove.act({ params }, about)) toast(peopleWords.removed(member.name))
  }
  const manages = mayManage && member.role !== 'founder' && member.id !== me
  return (
    <li className="person">
      {member.portrait ? (
        <img className="portrait small" src={member.portrait} alt="" width={36} height={36} loading="lazy" />
      ) : (
        <Avatar person={member} />
      )}
      <div>
        <b className="name">
          <a href={addresses.member(slug, member.id)}>{member.name}</a>
        </b>
        {member.title ? <span className="quiet"> · {member.title}</span> : null}
        {member.email ? <span className="quiet"> {member.email}</span> : null}
        <p className="quiet">
          {peopleWords.did(member.pages, member.answers)} · {peopleWords.since} <Day at={member.joinedAt} />
        </p>
        {member.offers ? (
          <p dir="auto">
            {profileWords.theirOffers}: {member.offers}
          </p>
        ) : null}
        {member.topics.length > 0 ? <p className="quiet">{member.topics.join(', ')}</p> : null}
        <FormProblem refusal={refusal ?? remove.refusal} fields={[]} />
      </div>
      {manages ? (
        <div className="person-actions">
          <select
            aria-label={peopleWords.roleOf(member.name)}
            value={member.role}
            disabled={busy}
            onChange={(event) => {
              const role = ROLES.find((one) => one === event.target.value)
              if (role) void setRole(role)
            }}
          >
            {ROLES.filter((role) => role !== 'founder').map((role) => (
              <option key={role} value={role}>
                {peopleWords.roles[role]}
              </option>
            ))}
          </select>
          <button type="button" className="button quiet" onClick={takeOut}>
            {peopleWords.remove}
          </button>
        </div>
      ) : (
        <span className="quiet">{peopleWords.roles[member.role]}</span>
      )}
    </li>
  )
}
