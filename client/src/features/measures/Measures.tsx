import { routes, urlOf } from '@commonplace/api'
import { MEASURE_RANGES } from '@commonplace/domain'
import { addresses, pathOf, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { PageLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { gapWords } from '../../words/gaps.ts'
import { measuresSentence, measureWords } from '../../words/measures.ts'
import { DayIn } from './DayIn.tsx'
import { First, InTime, Members, Posts, PulseTrend, Resolved, TakePart, Told, Trust, Writers } from './figures.tsx'

/** What the community did and how it stands: a sentence, a lead figure, small ones beside each other, and what needs a hand. */
export function Measures({ screen }: { screen: ScreenOf<'measures'> }) {
  const { slug, range } = screen
  const answer = useRoute(routes.readMeasures, calls.measures(screen))
  if (answer.pending) return <Waiting />
  const { data } = answer
  if (!data) return <FailedView failed={answer} />
  const here = addresses.list(slug, 'measures')
  const set = (one: string) => (one === '12w' ? null : one)
  const csv = urlOf(routes.readMeasuresCsv, { params: { slug }, query: { range: data.range } })
  return (
    <div className="measures">
      <Head title={measureWords.title} hidden={!data.open} />
      <header>
        <h1 tabIndex={-1}>{measureWords.title}</h1>
        <p className="standfirst">{measuresSentence(data)}</p>
      </header>
      <nav className="measure-bar" aria-label={measureWords.rangeLabel}>
        {MEASURE_RANGES.map((one) => (
          <a
            key={one}
            href={withQuery(here, { range: set(one) })}
            aria-current={one === data.range ? 'page' : undefined}
          >
            {measureWords.ranges[one]}
          </a>
        ))}
        <span className="measure-more">
          <a href={withQuery(`${here}/report`, { range: set(range) })}>{measureWords.report}</a>
          <a href={csv} download>
            {measureWords.csv}
          </a>
        </span>
      </nav>
      <KeptAge at={answer.keptAt} />
      <Resolved data={data} slug={slug} />
      <div className="measure-grid">
        {[Members, Writers, Posts, First, InTime, TakePart, Trust, Told].map((One) => (
          <One key={One.name} data={data} slug={slug} />
        ))}
      </div>
      {data.marks.length > 0 ? (
        <details className="measure-marks">
          <summary>{measureWords.marks.all(data.marks.length)}</summary>
          <p className="hint">{measureWords.marks.is}</p>
          <ul className="measure-list">
            {data.marks.toReversed().map(({ kind, at, title, url }) => (
              <li key={url}>
                <a href={pathOf(url)} dir="auto">
                  {title}
                </a>
                <span>
                  {measureWords.marks[kind]} · <DayIn at={at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {data.pulse.length > 0 ? (
        <section aria-labelledby="pulse-trend">
          <h2 id="pulse-trend">
            <a href={addresses.list(slug, 'pulse')}>{measureWords.pulse.title}</a>
          </h2>
          <div className="measure-grid">
            {data.pulse.map((trend) => (
              <PulseTrend key={trend.words} trend={trend} />
            ))}
          </div>
        </section>
      ) : null}
      {data.trust.needy.length > 0 ? (
        <section>
          <h2>{measureWords.trust.needy}</h2>
          <ul className="rows">
            {data.trust.needy.map(({ page, why }) => (
              <PageLine key={page.id} page={page}>
                {gapWords.unvouched.why[why]}
              </PageLine>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="quiet-line">
        {measureWords.openTo[data.open ? 'true' : 'false']}{' '}
        {data.mayOpen ? <a href={addresses.list(slug, 'settings')}>{measureWords.change}</a> : null}
      </p>
    </div>
  )
}
