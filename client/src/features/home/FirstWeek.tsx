import { type CommunityShape, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { joinWords, firstWeekWords as said } from '../../words/doors.ts'

/** For somebody new: where to begin, and who looks after them. For somebody who is not in yet: the way in. */
export default function FirstWeek({ slug, community }: { slug: string; community: CommunityShape }) {
  const inside = community.role !== null
  const week = useRoute(routes.readFirstWeek, inside ? calls.community(slug) : null).data
  if (!inside) {
    return (
      <p className="after-list">
        <a className="button primary" href={addresses.list(slug, 'join')}>
          {community.joining === 'open' ? joinWords.join : joinWords.ask}
        </a>
      </p>
    )
  }
  if (!week?.isNew) return null
  return (
    <section className="first-week" aria-labelledby="first-week">
      <h2 className="ruled" id="first-week">
        {said.title}
      </h2>
      {week.buddy ? (
        <p>
          <a href={addresses.member(slug, week.buddy.id)}>{said.buddy(week.buddy.name)}</a>
        </p>
      ) : null}
      <ol className="end-list">
        {week.charter ? (
          <li>
            <a href={pathOf(week.charter.url)}>{said.charter}</a>
          </li>
        ) : null}
        {week.vouched.length > 0 ? (
          <li>
            {said.vouched}:{' '}
            {week.vouched.map((page, i) => (
              <span key={page.url}>
                {i > 0 ? ', ' : ''}
                <a href={pathOf(page.url)}>{page.title}</a>
              </span>
            ))}
          </li>
        ) : null}
        {week.question ? (
          <li>
            {said.question}: <a href={pathOf(week.question.url)}>{week.question.title}</a>
          </li>
        ) : null}
        {week.profile ? null : (
          <li>
            <a href="/me">{said.profile}</a>
          </li>
        )}
        {week.posted ? null : (
          <li>
            <a href={addresses.ask(slug)}>{said.post}</a>
          </li>
        )}
      </ol>
    </section>
  )
}
