import { routes } from '@commonplace/api'
import { addresses, pathOf, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Body } from '../../ui/Body.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { dayOf } from '../../words/dates.ts'
import { mailWords } from '../../words/mails.ts'
import { isQuiet, WeekLists } from '../shared/WeekLists.tsx'

const said = mailWords.week

/** A digest as a page: what hosts wrote above it, and what the week brought that whoever reads may see. */
export function Week({ screen }: { screen: ScreenOf<'digest'> }) {
  const { slug } = screen
  const answer = useRoute(routes.readWeek, calls.week(screen))
  const zone = useTakenOver() ? undefined : 'UTC'
  if (answer.pending) return <Waiting />
  const week = answer.data
  if (!week) return <FailedView failed={answer} />
  const here = addresses.list(slug, 'digest')
  const others = week.editions.filter((at) => at !== week.at)
  return (
    <article className="narrow">
      <Head title={said.of(dayOf(week.at, zone))} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      <p className="quiet-line">
        {dayOf(week.from, zone)} – {dayOf(week.at, zone)}
      </p>
      <KeptAge at={answer.keptAt} />
      {week.skipped ? <p className="notice">{said.skipped}</p> : null}
      {week.words && week.page ? (
        <section>
          <h2>
            <a href={pathOf(week.page.url)}>{said.words}</a>
          </h2>
          <Body id={week.page.url} html={week.words} />
        </section>
      ) : null}
      {week.intro ? (
        <p className="gathering-about" dir="auto">
          {week.intro}
        </p>
      ) : null}
      {isQuiet(week) ? <p className="quiet-line">{said.quiet}</p> : <WeekLists week={week} level="h2" />}
      {others.length > 0 ? (
        <nav aria-labelledby="other-weeks">
          <h2 id="other-weeks">{said.others}</h2>
          <ul className="end-list">
            {others.map((at) => (
              <li key={at}>
                <a href={withQuery(here, { at: String(at) })}>{dayOf(at, zone)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </article>
  )
}
