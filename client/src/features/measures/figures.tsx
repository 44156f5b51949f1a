import type { MeasurePoint, MeasuresShape } from '@commonplace/api'
import { AGREEMENTS, RUNGS } from '@commonplace/domain'
import { addresses, pathOf } from '../../addresses.ts'
import { QuestionLine } from '../../ui/Rows.tsx'
import { numberOf } from '../../words/en.ts'
import { rungWords, triedSentence } from '../../words/evidence.ts'
import { chartSentence, measureWords, pulseSentence, shareWords, stepWords, tookWords } from '../../words/measures.ts'
import { Bars, Line, Share } from './charts.tsx'
import { Figure } from './Figure.tsx'

// Each number with its picture. All are drawn from the one answer.

interface Props {
  data: MeasuresShape
  slug: string
}

const each = <T,>(data: MeasuresShape, pick: (point: MeasurePoint) => T): T[] => data.points.map(pick)
const times = (data: MeasuresShape) => ({
  from: each(data, ({ from }) => from),
  weeksEach: data.weeksEach,
  marks: each(data, ({ from, to }) => data.marks.filter(({ at }) => at >= from && at < to)),
})
const text = (values: readonly (number | null)[]) => values.map((value) => (value === null ? '–' : numberOf(value)))

function Took({ data, which, lead }: Props & { which: 'first' | 'resolved'; lead?: boolean }) {
  const said = measureWords[which]
  const { median, ninth, count, of } = data.whole[which]
  const was = data.before?.[which].median ?? null
  const values = each(data, (point) => point[which])
  return (
    <Figure
      {...{ name: said.name, is: said.is, ...times(data) }}
      lead={lead ?? false}
      line
      value={
        <>
          {median === null ? measureWords.none : tookWords(median)}
          {median === null ? null : <small> {measureWords.median}</small>}
          {was !== null ? <small> · {measureWords.was(tookWords(was))}</small> : null}
        </>
      }
      note={[measureWords.ofAsked(count, of), ...(ninth === null ? [] : [measureWords.ninth(tookWords(ninth))])].join(
        ' · ',
      )}
      chart={
        <Line
          label={chartSentence(
            said.name,
            values.map((one) => (one === null ? null : tookWords(one))),
          )}
          values={values}
          tone="question"
        />
      }
      columns={[{ name: measureWords.median, cells: values.map(tookWords) }]}
    >
      {which === 'resolved' && data.resolvedLately.length > 0 ? (
        <details>
          <summary>{measureWords.resolved.lately}</summary>
          <ul className="measure-list">
            {data.resolvedLately.map(({ title, url, took }) => (
              <li key={url}>
                <a href={pathOf(url)} dir="auto">
                  {title}
                </a>
                <span>{tookWords(took)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Figure>
  )
}

export const Resolved = (props: Props) => <Took {...props} which="resolved" lead />
export const First = (props: Props) => <Took {...props} which="first" />

export function Members({ data, slug }: Props) {
  const said = measureWords.members
  const values = each(data, ({ members }) => members)
  return (
    <Figure
      {...{ name: said.name, is: said.is, ...times(data) }}
      value={<a href={addresses.list(slug, 'members')}>{numberOf(data.members)}</a>}
      note={said.change(data.whole.joined, data.whole.left)}
      chart={<Bars label={chartSentence(said.name, text(values))} values={values} tone="practice" />}
      columns={[{ name: said.name, cells: text(values) }]}
    />
  )
}

export function Writers({ data }: Props) {
  const said = measureWords.writers
  const values = each(data, ({ writers }) => writers)
  return (
    <Figure
      {...{ name: said.name, is: said.is, ...times(data) }}
      value={numberOf(data.whole.writers)}
      note={data.before ? measureWords.was(numberOf(data.before.writers)) : undefined}
      chart={<Bars label={chartSentence(said.name, text(values))} values={values} tone="method" />}
      columns={[{ name: said.name, cells: text(values) }]}
    />
  )
}

export function Posts({ data, slug }: Props) {
  const said = measureWords.posts
  const weeks = data.points.length * data.weeksEach
  const posts = each(data, (point) => point.posts)
  const replies = each(data, (point) => point.replies)
  const values = each(data, (point) => point.posts + point.replies)
  const aWeek = (all: { posts: number; replies: number }) =>
    numberOf(Math.round(((all.posts + all.replies) / weeks) * 10) / 10)
  return (
    <Figure
      {...{ name: said.name, is: said.is, ...times(data) }}
      value={<a href={`${addresses.list(slug, 'questions')}?show=all&sort=active`}>{aWeek(data.whole)}</a>}
      note={`${said.split(data.whole.posts, data.whole.replies)}${data.before ? ` · ${measureWords.was(aWeek(data.before))}` : ''}`}
      chart={<Bars label={chartSentence(said.name, text(values))} values={values} tone="story" />}
      columns={[
        { name: said.posts, cells: text(posts) },
        { name: said.replies, cells: text(replies) },
      ]}
    />
  )
}

export function InTime({ data, slug }: Props) {
  const said = measureWords.inTime
  const asked = data.points.reduce((sum, point) => sum + point.asked, 0)
  const inTime = data.points.reduce((sum, point) => sum + point.inTime, 0)
  const values = each(data, (point) => (point.asked === 0 ? null : (point.inTime / point.asked) * 100))
  const cells = each(data, (point) => shareWords(point.inTime, point.asked))
  const late = measureWords.unanswered
  return (
    <Figure
      {...{ name: said.name, is: `${said.is} ${late.is}`, ...times(data) }}
      value={shareWords(inTime, asked)}
      note={
        <a href={`${addresses.list(slug, 'questions')}?show=late`}>
          {late.name}: {numberOf(data.unanswered.count)}
        </a>
      }
      chart={<Bars label={chartSentence(said.name, cells)} values={values} tone="question" />}
      columns={[{ name: said.name, cells }]}
    >
      {data.unanswered.oldest.length > 0 ? (
        <details>
          <summary>{late.name}</summary>
          <ul className="rows">
            {data.unanswered.oldest.map((question) => (
              <QuestionLine key={question.id} question={question} />
            ))}
          </ul>
        </details>
      ) : null}
    </Figure>
  )
}

export function TakePart({ data }: Props) {
  const said = measureWords.parts
  const { now, before } = data.parts
  const names = ['core', 'active', 'occasional'] as const
  return (
    <Figure
      {...{ name: said.name, is: said.is, from: null }}
      value={names.map((name) => numberOf(now[name])).join(' · ')}
      note={said.inTurn}
      chart={
        <Share
          label={names.map((name) => `${said[name]}: ${numberOf(now[name])}`).join(', ')}
          parts={names.map((name, i) => ({ n: now[name], tone: String(i) }))}
        />
      }
      rows={names.map((name) => said[name])}
      columns={[
        { name: measureWords.ranges['12w'], cells: names.map((name) => numberOf(now[name])) },
        { name: measureWords.before, cells: names.map((name) => numberOf(before[name])) },
      ]}
    />
  )
}

export function Trust({ data }: Props) {
  const said = measureWords.trust
  const { pages, trusted, fresh } = data.trust
  const rows = [
    [said.fresh, fresh],
    [said.due, trusted - fresh],
    [said.other, pages - trusted],
  ] as const
  return (
    <Figure
      {...{ name: said.name, is: said.is, from: null }}
      value={shareWords(fresh, pages)}
      note={said.share(fresh, pages)}
      chart={
        <Share
          label={rows.map(([name, n]) => `${name}: ${numberOf(n)}`).join(', ')}
          parts={rows.map(([, n], i) => ({ n, tone: String(i) }))}
        />
      }
      rows={rows.map(([name]) => name)}
      columns={[{ name: said.name, cells: rows.map(([, n]) => numberOf(n)) }]}
    />
  )
}

export function Told({ data, slug }: Props) {
  const said = measureWords.evidence
  const { rungs, told, practices, most } = data.evidence
  return (
    <Figure
      {...{ name: said.name, is: said.is, from: null }}
      value={<a href={addresses.kind(slug, 'practice')}>{shareWords(told, practices)}</a>}
      note={`${said.told(told, practices)} · ${said.stories(data.whole.stories)}`}
      chart={
        <Bars
          label={RUNGS.map((rung) => `${rungWords[rung]}: ${numberOf(rungs[rung])}`).join(', ')}
          values={RUNGS.map((rung) => rungs[rung])}
          tone="even"
        />
      }
      rows={RUNGS.map((rung) => rungWords[rung])}
      columns={[{ name: said.name, cells: RUNGS.map((rung) => numberOf(rungs[rung])) }]}
    >
      {most.length > 0 ? (
        <details>
          <summary>{said.most}</summary>
          <ul className="measure-list">
            {most.map((one) => (
              <li key={one.id}>
                <a href={pathOf(one.url)} dir="auto">
                  {one.title}
                </a>
                <span>
                  {rungWords[one.rung]}. {triedSentence(one)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Figure>
  )
}

/** How far members agree to one statement, from pulse to pulse. */
export function PulseTrend({ trend: { words, points } }: { trend: MeasuresShape['pulse'][number] }) {
  const said = measureWords.pulse
  const cells = points.map(({ agreement }) => stepWords(agreement))
  const told = points.filter(({ agreement }) => agreement !== null)
  const last = told.at(-1)
  return (
    <Figure
      {...{ name: words, is: said.is, stamp: said.closed, line: true }}
      from={points.map(({ at }) => at)}
      value={last ? stepWords(last.agreement) : said.few}
      note={pulseSentence(points)}
      chart={
        <Line
          label={pulseSentence(points)}
          values={points.map(({ agreement }) => agreement)}
          tone="practice"
          top={AGREEMENTS.length}
        />
      }
      columns={[{ name: said.agreed, cells }]}
    />
  )
}
