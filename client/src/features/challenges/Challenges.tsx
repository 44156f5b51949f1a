import { routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { challengeWords as said } from '../../words/challenges.ts'
import { ChallengeLine } from '../shared/ChallengeLine.tsx'
import { ProgrammeHead } from '../shared/ProgrammeHead.tsx'
import { MakeDialog } from './ChallengeForm.tsx'

/** What a community tries together: what is open or comes, and what was. */
export function Challenges({ screen: { slug } }: { screen: ScreenOf<'challenges'> }) {
  const list = useRoute(routes.listChallenges, calls.community(slug))
  const [making, setMaking] = useState(false)
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const { current, past, may } = list.data
  return (
    <div className="list-screen">
      <Head title={said.title} description={said.about} canonical={addresses.list(slug, 'challenges')} />
      <ProgrammeHead slug={slug} title={said.title} about={said.about}>
        {may.make ? (
          <div className="form-actions">
            <button type="button" className="button" data-key="c" onClick={() => setMaking(true)}>
              {said.make}
            </button>
          </div>
        ) : null}
      </ProgrammeHead>
      <KeptAge at={list.keptAt} />
      <section aria-labelledby="current">
        <h2 className="ruled" id="current">
          {said.current}
        </h2>
        {current.length === 0 ? <Empty>{said.none}</Empty> : null}
        <ul className="rows">
          {current.map((row) => (
            <ChallengeLine key={row.id} row={row} />
          ))}
        </ul>
      </section>
      {past.length > 0 ? (
        <section className="programme-past" aria-labelledby="past">
          <h2 className="ruled" id="past">
            {said.past}
          </h2>
          <ul className="rows">
            {past.map((row) => (
              <ChallengeLine key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ) : null}
      {making ? <MakeDialog slug={slug} onClose={() => setMaking(false)} /> : null}
    </div>
  )
}
