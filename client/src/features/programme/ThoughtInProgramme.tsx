import { routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { beginning } from '../../words/dates.ts'
import { thoughtWords as said } from '../../words/thoughts.ts'

/** The thought of the week within the programme; where there is none, hosts find the way to begin. */
export function ThoughtInProgramme({ slug }: { slug: string }) {
  const thoughts = useRoute(routes.readThoughts, calls.community(slug)).data
  const zone = useTakenOver() ? undefined : 'UTC'
  if (!thoughts) return null
  const { current, past, nextAt, may } = thoughts
  if (!current && past.length === 0 && nextAt === null && !may.fill) return null
  return (
    <section aria-labelledby="thoughts">
      <h2 className="ruled" id="thoughts">
        {said.title}
      </h2>
      {current ? (
        <ul className="rows">
          <li className="row">
            <div className="row-main">
              <a className="row-title" href={pathOf(current.url)} dir="auto">
                {current.title}
              </a>
              <div className="row-note">{said.replies(current.replies)}</div>
            </div>
          </li>
        </ul>
      ) : (
        <p className="quiet-line">{past.length > 0 ? said.gone : said.none}</p>
      )}
      {nextAt === null ? null : <p className="quiet-line">{said.next(beginning(nextAt, zone))}</p>}
      <p className="after-list">
        <a className="tag-link" href={addresses.list(slug, 'thoughts')}>
          {said.all}
        </a>
      </p>
    </section>
  )
}
