import { type OccurrenceRow, routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { programmeWords as said } from '../../words/programme.ts'
import { ChallengesHere } from '../shared/ChallengesHere.tsx'
import { OccurrenceLine } from '../shared/OccurrenceLine.tsx'
import { CalendarDialog } from './CalendarDialog.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { ThoughtInProgramme } from './ThoughtInProgramme.tsx'

const lineOf = (over: boolean) => (row: OccurrenceRow) => (
  <OccurrenceLine key={`${row.gatheringId} ${row.at}`} row={row} over={over} />
)

/** When a community comes together: what comes, and what was. */
export function Programme({ screen: { slug } }: { screen: ScreenOf<'programme'> }) {
  const list = useRoute(routes.readProgramme, calls.community(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const [planning, setPlanning] = useState(false)
  const [asked, setAsked] = useState(false)
  if (list.data === undefined && !list.pending) return <FailedView failed={list} />
  const { coming = [], past = [], next = null } = list.data ?? {}
  const plan = community?.may.plan ? (
    <button type="button" className="button" data-key="c" onClick={() => setPlanning(true)}>
      {said.plan}
    </button>
  ) : null
  return (
    <div className="list-screen">
      <Head
        title={community ? `${said.title} · ${community.name}` : said.title}
        description={said.about}
        canonical={addresses.list(slug, 'programme')}
      />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{said.title}</h1>
          <p className="quiet-line">{said.about}</p>
        </div>
        <div className="form-actions">
          {community?.role ? (
            <a className="button quiet" href={addresses.list(slug, 'rota')}>
              {said.rota}
            </a>
          ) : null}
          {community?.role ? (
            <button type="button" className="button quiet" onClick={() => setAsked(true)}>
              {said.calendar.button}
            </button>
          ) : null}
          {plan}
        </div>
      </header>
      <KeptAge at={list.keptAt} />
      {list.pending ? <Waiting /> : null}
      <section aria-labelledby="coming">
        <h2 className="ruled" id="coming">
          {said.coming}
        </h2>
        {coming.length === 0 && list.data ? <Empty>{said.none}</Empty> : null}
        <ul className="rows">{coming.map(lineOf(false))}</ul>
      </section>
      <ThoughtInProgramme slug={slug} />
      <ChallengesHere slug={slug} />
      {past.length > 0 ? (
        <section className="programme-past" aria-labelledby="past">
          <h2 className="ruled" id="past">
            {said.past}
          </h2>
          <ul className="rows">{past.map(lineOf(true))}</ul>
          <MoreRows route={routes.listPastGatherings} call={{ params: { slug }, query: {} }} next={next}>
            {(items) => (items as OccurrenceRow[]).map(lineOf(true))}
          </MoreRows>
        </section>
      ) : null}
      {asked ? <CalendarDialog slug={slug} onClose={() => setAsked(false)} /> : null}
      {planning ? <PlanDialog slug={slug} onClose={() => setPlanning(false)} /> : null}
    </div>
  )
}
