import type { OutputOf, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { beginning } from '../../words/dates.ts'
import { mailWords } from '../../words/mails.ts'

const said = mailWords.week
type Week = Pick<OutputOf<typeof routes.readWeek>, (typeof LISTS)[number] | 'joined' | 'next'>

const LISTS = ['thoughts', 'stories', 'pages', 'accepted', 'unanswered', 'changed', 'challenges'] as const

/** Whether a week brought anything. */
export const isQuiet = (week: Week): boolean =>
  LISTS.every((list) => week[list].length === 0) && week.joined.length === 0 && week.next === null

/** What a week brought, list by list; `level` is that of their headings. */
export function WeekLists({ week, level: Heading }: { week: Week; level: 'h2' | 'h3' }) {
  const zone = useTakenOver() ? undefined : 'UTC'
  return (
    <>
      {LISTS.map((list) =>
        week[list].length === 0 ? null : (
          <section key={list}>
            <Heading>{said[list]}</Heading>
            <ul className="end-list">
              {week[list].map(({ title, url }) => (
                <li key={url}>
                  <a href={pathOf(url)} dir="auto">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {week.next ? (
        <section>
          <Heading>{said.next}</Heading>
          <p>
            <a href={pathOf(week.next.url)} dir="auto">
              {week.next.title}
            </a>
            , {beginning(week.next.start, zone)}
          </p>
        </section>
      ) : null}
      {week.joined.length === 0 ? null : (
        <section>
          <Heading>{said.joined}</Heading>
          <p>{week.joined.join(', ')}</p>
        </section>
      )}
    </>
  )
}
