import { routes, urlOf } from '@commonplace/api'
import { Suspense } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { late } from '../../ui/late.ts'
import { Avatar } from '../../ui/People.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day, useTakenOver } from '../../ui/time.tsx'
import { profileWords } from '../../words/doors.ts'
import { badgeWords } from '../../words/evidence.ts'
import { peopleWords } from '../../words/people.ts'
import { HostActs } from './HostActs.tsx'
import { TitleForm } from './TitleForm.tsx'

const Thanked = late(() => import('./Thanked.tsx'))

/** Somebody of the community: what they can help with, and what they gave. */
export function MemberProfile({ screen: { slug, id } }: { screen: ScreenOf<'member'> }) {
  const answer = useRoute(routes.readMember, calls.member(slug, id))
  const mayManage = useRoute(routes.readCommunity, calls.community(slug)).data?.may.manageMembers ?? false
  const me = useMe().member?.id
  const live = useTakenOver()
  if (answer.pending) return <Waiting />
  const member = answer.data
  if (!member) return <FailedView failed={answer} />
  const said = member.offers !== '' || member.seeks !== '' || member.topics.length > 0
  return (
    <div className="narrow">
      <Head title={member.name} hidden />
      <header className="person-head">
        {member.portrait ? (
          <img className="portrait" src={member.portrait} alt="" width={96} height={96} />
        ) : (
          <Avatar person={member} />
        )}
        <div>
          <h1 tabIndex={-1}>{member.name}</h1>
          {member.title ? (
            <p className="quiet" dir="auto">
              {member.title}
            </p>
          ) : null}
          <p className="quiet">
            {peopleWords.roles[member.role]} · {peopleWords.since} <Day at={member.joinedAt} />
            {member.email ? ` · ${member.email}` : ''}
          </p>
        </div>
      </header>
      <KeptAge at={answer.keptAt}>{profileWords.keptPart}</KeptAge>
      {said ? (
        <dl className="facts">
          <Said name={profileWords.theirOffers} text={member.offers} />
          <Said name={profileWords.theirSeeks} text={member.seeks} />
          <Said name={profileWords.topics} text={member.topics.join(', ')} />
        </dl>
      ) : (
        <p className="quiet-line">{profileWords.nothing}</p>
      )}
      {me === member.id ? (
        <p>
          <a href="/me">{profileWords.edit}</a>
        </p>
      ) : null}
      {member.badges.length > 0 ? (
        <section>
          <h2>{badgeWords.badges}</h2>
          <ul className="end-list">
            {member.badges.map(({ id, name, challenge, page, version, may }) => (
              <li key={id}>
                <a href={pathOf(challenge.url)} dir="auto">
                  {name}
                </a>
                {page ? (
                  <>
                    {' · '}
                    <a href={pathOf(page.url)} dir="auto">
                      {badgeWords.on(page.title, version)}
                    </a>
                  </>
                ) : null}
                {may.download ? (
                  <>
                    {' · '}
                    <a href={urlOf(routes.readBadgeCredential, { params: { id } })} download>
                      {badgeWords.take}
                    </a>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {member.stewards.length > 0 ? (
        <section>
          <h2>{profileWords.stewards}</h2>
          <ul className="end-list">
            {member.stewards.map((page) => (
              <li key={page.id}>
                <a href={pathOf(page.url)}>{page.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {member.answered.length > 0 ? (
        <section>
          <h2>{profileWords.answered}</h2>
          <ul className="end-list">
            {member.answered.map((one) => (
              <li key={one.url}>
                <a href={pathOf(one.url)}>{one.title}</a>
                {one.accepted ? <span className="quiet"> {profileWords.accepted}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {live ? (
        <Suspense>
          <Thanked slug={slug} id={member.id} />
        </Suspense>
      ) : null}
      {mayManage ? <TitleForm key={member.title} slug={slug} member={member} /> : null}
      {mayManage && me !== member.id ? <HostActs slug={slug} member={member} /> : null}
    </div>
  )
}

function Said({ name, text }: { name: string; text: string }) {
  return text === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  )
}
