import { type GatheringShape, routes } from '@commonplace/api'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { togetherWords as said } from '../../words/together.ts'
import { RunClock } from './RunClock.tsx'
import { OpenVote, Vote } from './Votes.tsx'

/** What goes on while people are together: what is on and for how long, and votes by dots. Afterwards, what was voted on. */
export default function Together({ gathering, on }: { gathering: GatheringShape; on: boolean }) {
  const { gatheringId, at, url } = gathering
  const answer = useRoute(routes.readTogether, calls.gathering(gatheringId, at))
  const together = answer.data
  if (!together) return null
  const { votes, may } = together
  if (!on && votes.length === 0) return null
  return (
    <section aria-labelledby="together">
      <h2 className="ruled" id="together">
        {on ? said.title : said.votes}
      </h2>
      {on ? (
        <>
          <RunClock gathering={gathering} together={together} />
          <h3>{said.votes}</h3>
          {votes.length === 0 ? <p className="quiet-line">{said.noVotes}</p> : null}
        </>
      ) : null}
      {votes.map((vote) => (
        <Vote key={vote.id} vote={vote} url={url} may={may} />
      ))}
      {may.lead ? <OpenVote gathering={gathering} /> : null}
    </section>
  )
}
