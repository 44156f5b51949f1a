import type { OccurrenceRow } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { clockTime, dayParts } from '../../words/dates.ts'
import { programmeWords as said } from '../../words/programme.ts'
import { Rsvp } from './Rsvp.tsx'

/** One time of a gathering in a list, by the reader's clock; until that is known, by the clock of its zone. */
export function OccurrenceLine({ row, over = false }: { row: OccurrenceRow; over?: boolean }) {
  const zone = useTakenOver() ? undefined : row.zone
  const { weekday, day, month } = dayParts(row.start, zone)
  const facts = [
    said.kinds[row.kind] === row.title ? null : said.kinds[row.kind],
    row.place || null,
    row.host?.name ?? null,
    row.coming > 0 && !over ? said.come(row.coming) : null,
    row.moved ? said.moved : null,
  ].filter((fact) => fact !== null)
  return (
    <li className="row occurrence">
      <time className="occurrence-day" dateTime={new Date(row.start).toISOString()}>
        <b>{day}</b>
        <span>{weekday}</span>
        <span>{month}</span>
      </time>
      <div className="row-main">
        <a className="row-title" href={pathOf(row.url)} dir="auto">
          {row.title}
        </a>
        <div className="row-note">
          {clockTime(row.start, zone)}–{clockTime(row.end, zone)}
          {zone ? ` ${said.byClock(zone)}` : ''}
          {facts.map((fact) => ` · ${fact}`)}
        </div>
        {row.cancelled === null ? null : <p className="occurrence-off">{said.cancelled(row.cancelled)}</p>}
        {row.recap ? (
          <a className="row-note" href={pathOf(row.recap.url)}>
            {said.recap}
          </a>
        ) : null}
        {row.may.attend && !over ? <Rsvp {...row} /> : null}
      </div>
    </li>
  )
}
