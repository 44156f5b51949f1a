import { type OccurrenceRow, type RotaShape, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Avatar } from '../../ui/People.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day, useTakenOver } from '../../ui/time.tsx'
import { beginning } from '../../words/dates.ts'
import { rotaWords as said } from '../../words/rota.ts'
import { ProgrammeHead } from '../shared/ProgrammeHead.tsx'
import { MyTurns } from './MyTurns.tsx'
import { TurnActs } from './TurnActs.tsx'

/** Who takes turns at hosting, whose turn it is, and what one says of one's own. */
export function Rota({ screen: { slug } }: { screen: ScreenOf<'rota'> }) {
  const answer = useRoute(routes.readRota, calls.community(slug))
  if (answer.pending) return <Waiting />
  if (!answer.data) return <FailedView failed={answer} />
  const { hosts, mine, turns, inTurn, may } = answer.data
  return (
    <div className="list-screen">
      <Head title={said.title} hidden />
      <ProgrammeHead slug={slug} title={said.title} about={said.about} />
      <KeptAge at={answer.keptAt} />
      {may.offer ? <MyTurns slug={slug} mine={mine} /> : null}
      <section aria-labelledby="turns">
        <h2 className="ruled" id="turns">
          {said.turns}
        </h2>
        {turns.length === 0 ? (
          <Empty to={[addresses.list(slug, 'programme'), said.toProgramme]}>{inTurn ? said.noTurns : said.none}</Empty>
        ) : null}
        <ul className="rows">
          {turns.map((row) => (
            <TurnLine key={`${row.gatheringId} ${row.at}`} row={row} />
          ))}
        </ul>
      </section>
      <People hosts={hosts} />
    </div>
  )
}

function TurnLine({ row }: { row: OccurrenceRow }) {
  const zone = useTakenOver() ? undefined : row.zone
  return (
    <li className="row">
      <div className="row-main">
        <a className="row-title" href={pathOf(row.url)} dir="auto">
          {row.title}
        </a>
        <div className="row-note">{beginning(row.start, zone)}</div>
        <div className="row-note">{whose(row)}</div>
      </div>
      <TurnActs row={row} />
    </li>
  )
}

function whose({ host, turn }: OccurrenceRow): string {
  if (host === null) return said.open
  return turn === 'asked' ? said.asked(host.name) : host.name
}

function People({ hosts }: Pick<RotaShape, 'hosts'>) {
  return (
    <section aria-labelledby="rota-people">
      <h2 className="ruled" id="rota-people">
        {said.people}
      </h2>
      {hosts.length === 0 ? <Empty>{said.nobody}</Empty> : null}
      <ul className="rows tight">
        {hosts.map(({ by, next, away }) => (
          <li className="row" key={by.id}>
            <div className="row-main gathering-person">
              <Avatar person={by} /> {by.name}
            </div>
            <div className="row-note">
              {next === null ? (
                said.noNext
              ) : (
                <>
                  {said.nextOn} <Day at={next} />
                </>
              )}
              {away ? ` · ${said.isAway}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
