import type { MeasuresShape } from '@commonplace/api'
import type { ReactNode } from 'react'
import { measureWords } from '../../words/measures.ts'
import { Marks } from './charts.tsx'
import { DayIn } from './DayIn.tsx'

export interface Column {
  readonly name: string
  /** A cell for each point, beside its time. */
  readonly cells: readonly string[]
}
interface Props {
  name: string
  /** The number itself, and what stands beside it. */
  value: ReactNode
  note?: ReactNode
  /** What the number means. */
  is: string
  lead?: boolean
  chart: ReactNode
  /** When each point begins; null for what is only of today. */
  from: readonly number[] | null
  weeksEach?: number
  columns: readonly Column[]
  /** What took place at each point. */
  marks?: readonly (readonly MeasuresShape['marks'][number][])[]
  /** The picture is a line, whose points stand at its ends too. */
  line?: boolean
  /** What the times of the points are, where they are no weeks. */
  stamp?: string
  /** The rows' names, where they are no times. */
  rows?: readonly string[]
  children?: ReactNode
}

/** A number with its picture, its definition, the same as a table, and what is behind it. */
export function Figure({ name, value, note, is, lead, chart, from, weeksEach = 1, columns, rows, ...more }: Props) {
  const { marks = [], line = false, stamp, children } = more
  const marked = marks.some((here) => here.length > 0)
  const first = from?.[0]
  const last = from?.at(-1)
  const names = columns.length > 0 ? (from ?? rows ?? []) : []
  return (
    <figure className={lead ? 'measure lead' : 'measure'}>
      <figcaption>
        <h2>{name}</h2>
        <p className="measure-value">{value}</p>
        {note ? <p className="measure-note">{note}</p> : null}
        <p className="hint">{is}</p>
      </figcaption>
      <div className="measure-picture">
        {chart}
        {marked ? <Marks kinds={marks.map((here) => here.map(({ kind }) => kind))} line={line} /> : null}
        {first !== undefined && last !== undefined ? (
          <p className="chart-foot">
            <DayIn at={first} />
            <DayIn at={last} />
          </p>
        ) : null}
        <details>
          <summary>{measureWords.asTable}</summary>
          <div className="scrolled-x">
            <table>
              <caption className="visually-hidden">{name}</caption>
              <thead>
                <tr>
                  <th scope="col">{from ? (stamp ?? measureWords.each(weeksEach)) : name}</th>
                  {columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.name}
                    </th>
                  ))}
                  {marked ? <th scope="col">{measureWords.marks.title}</th> : null}
                </tr>
              </thead>
              <tbody>
                {names.map((row, i) => (
                  <tr key={row}>
                    <th scope="row">{typeof row === 'number' ? <DayIn at={row} /> : row}</th>
                    {columns.map((column) => (
                      <td key={column.name}>{column.cells[i]}</td>
                    ))}
                    {marked ? <td dir="auto">{(marks[i] ?? []).map(({ title }) => title).join(', ')}</td> : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
        {children}
      </div>
    </figure>
  )
}
