import { routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Avatar } from '../../ui/People.tsx'
import { Ago } from '../../ui/time.tsx'
import { keepingWords as said } from '../../words/doors.ts'

/** Who asks to come in, and who came lately: with whom, and whether anybody took up what they first said. */
export function Comers({ slug }: { slug: string }) {
  const requests = useRoute(routes.listJoinRequests, calls.community(slug)).data?.items ?? []
  const newcomers = useRoute(routes.listNewcomers, calls.community(slug)).data?.items ?? []
  const members = useRoute(routes.listMembers, newcomers.length > 0 ? calls.members(slug) : null).data?.items ?? []
  const settle = useAct(routes.settleJoinRequest)
  const buddy = useAct(routes.setBuddy)
  const about = { what: said.requests, where: addresses.list(slug, 'keeping') }
  const decide = (id: string, input: { accept: boolean; role?: 'guest' }) =>
    void settle.act({ params: { slug, id }, input }, about)
  return (
    <>
      {requests.length > 0 ? (
        <section>
          <h2>{said.requests}</h2>
          <ul className="people">
            {requests.map(({ id, person, email, note, at }) => (
              <li className="person" key={id}>
                <Avatar person={person} />
                <div>
                  <b className="name">{person.name}</b> <span className="quiet">{email}</span>
                  <p dir="auto">{note}</p>
                  <p className="quiet">
                    <Ago at={at} />
                  </p>
                </div>
                <div className="person-actions">
                  <button type="button" className="button primary" onClick={() => decide(id, { accept: true })}>
                    {said.letIn}
                  </button>
                  <button type="button" className="button" onClick={() => decide(id, { accept: true, role: 'guest' })}>
                    {said.letInAsGuest}
                  </button>
                  <button type="button" className="button quiet" onClick={() => decide(id, { accept: false })}>
                    {said.decline}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {newcomers.length > 0 ? (
        <section>
          <h2>{said.newcomers}</h2>
          <ul className="people">
            {newcomers.map(({ person, joinedAt, buddy: own, first }) => (
              <li className="person" key={person.id}>
                <Avatar person={person} />
                <div>
                  <b className="name">
                    <a href={addresses.member(slug, person.id)}>{person.name}</a>
                  </b>
                  <p className="quiet">
                    <Ago at={joinedAt} />
                    {first ? (
                      <>
                        {' · '}
                        <a href={pathOf(first.url)}>{first.title}</a>
                      </>
                    ) : null}
                  </p>
                  {first && !first.replied ? <p className="problem">{said.unanswered}</p> : null}
                </div>
                <label className="field">
                  <span className="quiet">{said.buddy}</span>
                  <select
                    value={own?.id ?? ''}
                    onChange={(event) =>
                      void buddy.act(
                        { params: { slug, id: person.id }, input: { buddy: event.target.value || null } },
                        about,
                      )
                    }
                  >
                    <option value="">{said.nobody}</option>
                    {members
                      .filter(({ id, role }) => role !== 'guest' && id !== person.id)
                      .map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                  </select>
                </label>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <FormProblem refusal={settle.refusal ?? buddy.refusal} fields={[]} />
    </>
  )
}
