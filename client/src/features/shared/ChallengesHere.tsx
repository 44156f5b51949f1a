import { routes } from '@commonplace/api'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { challengeWords as said } from '../../words/challenges.ts'
import { ChallengeLine } from './ChallengeLine.tsx'

/** The challenges that are open or come, within the programme; where there are none, hosts find the way to make one. */
export function ChallengesHere({ slug }: { slug: string }) {
  const list = useRoute(routes.listChallenges, calls.community(slug)).data
  if (!list || (list.current.length + list.past.length === 0 && !list.may.make)) return null
  return (
    <section aria-labelledby="challenges">
      <h2 className="ruled" id="challenges">
        {said.title}
      </h2>
      {list.current.length === 0 ? <p className="quiet-line">{said.none}</p> : null}
      <ul className="rows">
        {list.current.map((row) => (
          <ChallengeLine key={row.id} row={row} />
        ))}
      </ul>
      <p className="after-list">
        <a className="tag-link" href={addresses.list(slug, 'challenges')}>
          {said.all}
        </a>
      </p>
    </section>
  )
}
