import { routes, urlOf } from '@commonplace/api'
import { useRoute } from '../../data/use-route.ts'
import { Ago } from '../../ui/time.tsx'
import { badgeWords } from '../../words/evidence.ts'
import { accountWords } from '../../words/people.ts'

/** What one earned anywhere, to take along: also from where one belongs no more. */
export function MyBadges() {
  const { items = [] } = useRoute(routes.listMyBadges).data ?? {}
  if (items.length === 0) return null
  return (
    <section>
      <h2>{badgeWords.badges}</h2>
      <p className="quiet-line">{accountWords.badgesAbout}</p>
      <ul className="people">
        {items.map(({ id, name, community, earnedAt }) => (
          <li className="person" key={id}>
            <div>
              <b className="name" dir="auto">
                {name}
              </b>
              <p className="quiet">
                <span dir="auto">{community}</span> · <Ago at={earnedAt} />
              </p>
            </div>
            <a
              className="button quiet"
              href={urlOf(routes.readBadgeCredential, { params: { id } })}
              aria-label={`${badgeWords.take}: ${name}`}
              download
            >
              {badgeWords.take}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
