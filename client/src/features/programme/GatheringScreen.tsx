import { type GatheringShape, routes, urlOf } from '@commonplace/api'
import { ATTENDANCES } from '@commonplace/domain'
import { Fragment, Suspense, useEffect } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { api } from '../../data/api.ts'
import { useMe, useRole } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { late } from '../../ui/late.ts'
import { Avatar } from '../../ui/People.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useNow, useTakenOver } from '../../ui/time.tsx'
import { beginning, fromTo } from '../../words/dates.ts'
import { programmeWords as said } from '../../words/programme.ts'
import { Rsvp } from '../shared/Rsvp.tsx'
import { Closing } from './Closing.tsx'
import { isTogether, showsTogether } from './is-together.ts'
import { OccurrenceMenu } from './OccurrenceMenu.tsx'
import { ruleWords } from './repeat.ts'
import { Sheet } from './Sheet.tsx'
import { Showings } from './Showings.tsx'
import { TurnActs } from './TurnActs.tsx'

const Together = late(() => import('./Together.tsx'))

const Thank = late(() => import('../shared/Thank.tsx'))

/** A gathering at one of its times: when, where, who, and what is shown. */
export function GatheringScreen({ screen: { slug, id, at } }: { screen: ScreenOf<'gathering'> }) {
  const answer = useRoute(routes.readGathering, calls.gathering(id, at))
  const now = useNow()
  const live = useTakenOver()
  const belongs = useRole(slug) !== null
  const gathering = answer.data
  useSeen(gathering)
  if (answer.pending) return <Waiting />
  if (!gathering) return <FailedView failed={answer} />
  const over = gathering.end <= now
  return (
    <article className="gathering">
      <Head
        title={gathering.title}
        description={gathering.about || said.kinds[gathering.kind]}
        canonical={pathOf(gathering.url)}
      />
      <KeptAge at={answer.keptAt} />
      <header className="gathering-head">
        <div>
          <p className="gathering-kind">
            <a href={addresses.list(slug, 'programme')}>{said.title}</a> · {said.kinds[gathering.kind]}
          </p>
          <h1 tabIndex={-1} dir="auto">
            {gathering.title}
          </h1>
        </div>
        <OccurrenceMenu gathering={gathering} />
      </header>
      {gathering.cancelled === null ? null : <p className="notice danger">{said.cancelled(gathering.cancelled)}</p>}
      {gathering.continuesAs ? (
        <p className="notice">
          {said.goesOn} <a href={pathOf(gathering.continuesAs)}>{said.goesOnLink}</a>.
        </p>
      ) : null}
      <Closing gathering={gathering} over={over} />
      <Facts gathering={gathering} />
      {gathering.about ? (
        <p className="gathering-about" dir="auto">
          {gathering.about}
        </p>
      ) : null}
      {gathering.may.attend && !over ? <Rsvp {...gathering} /> : null}
      {over || gathering.cancelled !== null ? null : (
        <p className="gathering-kind">
          <a href={urlOf(routes.readGatheringCalendar, { params: { id: gathering.gatheringId } })} download>
            {said.calendar.file}
          </a>
        </p>
      )}
      {belongs && live && showsTogether(gathering, now) ? (
        <Suspense>
          <Together gathering={gathering} on={isTogether(gathering, now)} />
        </Suspense>
      ) : null}
      <Coming gathering={gathering} />
      <Showings gathering={gathering} />
      {live && gathering.start <= now && gathering.cancelled === null ? (
        <p className="after-list">
          <Suspense>
            <Thank
              className="button"
              slug={slug}
              about={{ kind: 'gathering', id: gathering.gatheringId }}
              title={gathering.title}
              where={pathOf(gathering.url)}
              people={[
                ...(gathering.host ? [gathering.host] : []),
                ...gathering.showings.map(({ by }) => by),
                ...gathering.people.yes,
              ]}
            />
          </Suspense>
        </p>
      ) : null}
      <Sheet gathering={gathering} />
      <Asked gathering={gathering} />
      <Others gathering={gathering} />
    </article>
  )
}

/** Whoever opened a gathering has seen what became of it. Where it cannot be said, the inbox says it once more. */
function useSeen(gathering: GatheringShape | undefined) {
  const { member } = useMe()
  const id = member && gathering ? gathering.gatheringId : null
  useEffect(() => {
    if (id === null) return
    void api(routes.markInbox, { input: { read: true, things: [{ kind: 'gathering', id }] } }).catch(() => undefined)
  }, [id])
}

function Facts({ gathering }: { gathering: GatheringShape }) {
  const { start, end, zone, place, link, host, turn, rule, first, overlaps } = gathering
  const live = useTakenOver()
  const here = fromTo(start, end, live ? undefined : zone)
  const there = fromTo(start, end, zone)
  return (
    <dl className="gathering-facts">
      <dt>{said.when}</dt>
      <dd>
        <time dateTime={new Date(start).toISOString()}>{here}</time> {live ? said.yourTime : said.byClock(zone)}
        {live && here !== there ? (
          <span className="gathering-there">
            {there} {said.byClock(zone)}
          </span>
        ) : null}
      </dd>
      {rule ? (
        <>
          <dt>{said.repeats}</dt>
          <dd>{ruleWords(rule, first, zone)}</dd>
        </>
      ) : null}
      {place || link ? (
        <>
          <dt>{said.where}</dt>
          <dd>
            <span dir="auto">{place}</span>
            {place && link ? ' · ' : ''}
            {link ? (
              <a href={link} rel="noreferrer" target="_blank">
                {said.online}
              </a>
            ) : null}
          </dd>
        </>
      ) : null}
      <dt>{said.host}</dt>
      <dd>
        {host ? host.name : said.noHost}
        {turn === null ? null : ` (${said.inTurn})`} <TurnActs row={gathering} />
      </dd>
      {overlaps.length > 0 ? (
        <>
          <dt>{said.overlap}</dt>
          <dd>
            {overlaps.map(({ title, url }, index) => (
              <Fragment key={url}>
                {index === 0 ? '' : ', '}
                <a href={pathOf(url)}>{title}</a>
              </Fragment>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Coming({ gathering: { people, coming } }: { gathering: GatheringShape }) {
  const given = ATTENDANCES.filter((answer) => people[answer].length > 0)
  return (
    <section aria-labelledby="who">
      <h2 className="ruled" id="who">
        {said.who}
      </h2>
      {given.length === 0 ? <p className="quiet-line">{coming > 0 ? said.come(coming) : said.nobody}</p> : null}
      {given.map((answer) => (
        <p className="gathering-people" key={answer}>
          <span className="gathering-answer">{said.said[answer]}</span>
          {people[answer].map((person) => (
            <span className="gathering-person" key={person.id}>
              <Avatar person={person} /> {person.name}
            </span>
          ))}
        </p>
      ))}
    </section>
  )
}

function Asked({ gathering: { questions } }: { gathering: GatheringShape }) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="asked">
      <h2 className="ruled" id="asked">
        {said.asked}
      </h2>
      <ul className="rows tight">
        {questions.map(({ id, title, url, answers, accepted }) => (
          <li className="row" key={id}>
            <div className="row-main">
              <a href={pathOf(url)} dir="auto">
                {title}
              </a>
              <div className="row-note">{accepted ? said.answered : said.answers(answers)}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Others({ gathering: { next, zone } }: { gathering: GatheringShape }) {
  const live = useTakenOver()
  if (next.length === 0) return null
  return (
    <section aria-labelledby="other-times">
      <h2 className="ruled" id="other-times">
        {said.otherTimes}
      </h2>
      <ul className="end-list">
        {next.map(({ at, start, url, cancelled }) => (
          <li key={at}>
            <a href={pathOf(url)}>{beginning(start, live ? undefined : zone)}</a>
            {cancelled === null ? null : ` · ${said.cancelled(cancelled)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
