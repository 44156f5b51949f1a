import { type MeasuresShape, routes } from '@commonplace/api'
import { addresses, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { measuresSentence, measureWords, shareWords, tookWords } from '../../words/measures.ts'
import { Cycles } from './Cycles.tsx'
import { DayIn } from './DayIn.tsx'
import { Posts, Resolved } from './figures.tsx'
import { ReportStory } from './ReportStory.tsx'

/** One page to print for whoever gives time or money: the numbers, and the stories that were chosen to stand beside them. */
export function Report({ screen }: { screen: ScreenOf<'report'> }) {
  const { slug, range, stories, cycles } = screen
  const answer = useRoute(routes.readMeasures, calls.measures(screen))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const live = useTakenOver()
  if (answer.pending) return <Waiting />
  const { data } = answer
  if (!data) return <FailedView failed={answer} />
  const chosen = data.stories.filter(({ id }) => stories.includes(id))
  const title = measureWords.reportTitle(community?.name ?? slug)
  return (
    <div className="measures report">
      <Head title={title} hidden />
      <form className="no-print" action={`${addresses.list(slug, 'measures')}/report`}>
        <p>
          <a href={withQuery(addresses.list(slug, 'measures'), { range: range === '12w' ? null : range })}>
            {measureWords.back}
          </a>
        </p>
        {data.stories.length > 0 ? (
          <fieldset className="checks">
            <legend>{measureWords.chosen}</legend>
            {data.stories.map(({ id, title }) => (
              <label key={id}>
                <input type="checkbox" name="story" value={id} defaultChecked={stories.includes(id)} />{' '}
                <span dir="auto">{title}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <p className="checks">
          <label>
            <input type="checkbox" name="by" value="value" defaultChecked={cycles} /> {measureWords.cycles.choose}
          </label>
        </p>
        <input type="hidden" name="range" value={range} />
        <p className="form-actions">
          <button type="submit" className="button">
            {measureWords.choose}
          </button>
          {live ? (
            <button type="button" className="button primary" onClick={() => print()}>
              {measureWords.print}
            </button>
          ) : null}
        </p>
      </form>
      <KeptAge at={answer.keptAt} />
      <header>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="quiet-line">
          {measureWords.ranges[data.range]} · {measureWords.asOf} <DayIn at={data.at} />
        </p>
        <p className="standfirst">{measuresSentence(data)}</p>
      </header>
      {cycles ? (
        <Cycles data={data} chosen={chosen} />
      ) : (
        <>
          <Numbers data={data} />
          {chosen.map((story) => (
            <ReportStory key={story.id} story={story} level="h2" />
          ))}
        </>
      )}
      <div className="report-pictures">
        <Resolved data={data} slug={slug} />
        <Posts data={data} slug={slug} />
      </div>
    </div>
  )
}

function Numbers({ data }: { data: MeasuresShape }) {
  const { whole, trust, evidence, parts } = data
  const rows: readonly (readonly [string, string])[] = [
    [measureWords.members.name, `${data.members} (${measureWords.members.change(whole.joined, whole.left)})`],
    [measureWords.writers.name, String(whole.writers)],
    [measureWords.parts.name, `${parts.now.core} · ${parts.now.active} · ${parts.now.occasional}`],
    [measureWords.first.name, `${tookWords(whole.first.median)} ${measureWords.median}`],
    [measureWords.resolved.name, `${tookWords(whole.resolved.median)} ${measureWords.median}`],
    [measureWords.trust.fresh, shareWords(trust.fresh, trust.pages)],
    [measureWords.evidence.name, measureWords.evidence.told(evidence.told, evidence.practices)],
  ]
  return (
    <dl className="report-numbers">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
