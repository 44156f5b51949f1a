import { type MeasurePoint, routes } from '@commonplace/api'
import { sendingCase } from '../../ports/use-case.ts'
import { look } from './look.ts'
import { openMeasures } from './read-measures.ts'

const HOUR = 60 * 60 * 1000
const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
const hours = (took: number | null): string => (took === null ? '' : String(Math.round((took / HOUR) * 100) / 100))

/** Each column by its name; times are in hours, and empty where there was nothing to take a time of. */
const COLUMNS: readonly (readonly [string, (point: MeasurePoint) => string | number])[] = [
  ['from', ({ from }) => day(from)],
  ['to', ({ to }) => day(to - 1)],
  ['members', ({ members }) => members],
  ['joined', ({ joined }) => joined],
  ['left', ({ left }) => left],
  ['posts', ({ posts }) => posts],
  ['replies', ({ replies }) => replies],
  ['wrote_something', ({ writers }) => writers],
  ['questions_asked', ({ asked }) => asked],
  ['answered_within_48_hours', ({ inTime }) => inTime],
  ['median_hours_to_first_answer', ({ first }) => hours(first)],
  ['median_hours_to_resolution', ({ resolved }) => hours(resolved)],
  ['stories', ({ stories }) => stories],
]

/** The numbers as a table that any program reads: only numbers and dates, so that nothing in it can be taken for a formula. */
export const readMeasuresCsv = sendingCase(
  routes.readMeasuresCsv,
  async (services, { actor, params, query, now, line }) => {
    const { community } = await openMeasures(services, actor, params.slug)
    const { points, range } = await look(services.store, community, query.range ?? '12w', now)
    const rows = [COLUMNS.map(([name]) => name), ...points.map((point) => COLUMNS.map(([, read]) => read(point)))]
    const text = rows.map((row) => `${row.join(',')}\r\n`).join('')
    const name = `measures-${community.slug}-${range}-${day(now)}.csv`
    await line.sendBytes(new TextEncoder().encode(text), {
      type: 'text/csv; charset=utf-8',
      name,
      inline: false,
      changes: true,
    })
  },
)
