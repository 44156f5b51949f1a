import { type OutputOf, routes } from '@commonplace/api'
import { type ReactNode, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { keepingWords as said } from '../../words/doors.ts'
import { Comers } from './Comers.tsx'
import { DigestDraft } from './DigestDraft.tsx'

type Waits = OutputOf<typeof routes.readModeration>
type Reported = Waits['reports'][number]['about']
type About = Waits['hidden'][number]['about']

/** Everything that waits for a host, and what they keep from sight. */
export function Keeping({ screen: { slug } }: { screen: ScreenOf<'keeping'> }) {
  const answer = useRoute(routes.readModeration, calls.community(slug))
  const settle = useAct(routes.settleReport)
  const moderate = useAct(routes.moderate)
  const unban = useAct(routes.unbanMember)
  const [settling, setSettling] = useState<string | null>(null)
  if (answer.pending) return <Waiting />
  if (!answer.data) return <FailedView failed={answer} />
  const { reports, held, hidden, bans } = answer.data
  const about = { what: said.title, where: addresses.list(slug, 'keeping') }
  const show = ({ kind, id }: About) => void moderate.act({ params: { slug }, input: { kind, id, act: 'show' } }, about)
  const finish = async (outcome: string) => {
    if (await settle.act({ params: { slug, id: settling ?? '' }, input: { outcome } }, about)) setSettling(null)
  }
  return (
    <div className="narrow">
      <Head title={said.title} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      <p className="quiet-line">
        {said.about} <a href={addresses.list(slug, 'audit')}>{said.audit}</a> ·{' '}
        <a href={addresses.list(slug, 'webhooks')}>{said.hooks}</a>
      </p>
      <KeptAge at={answer.keptAt}>{said.keptPart}</KeptAge>
      <Comers slug={slug} />
      <DigestDraft slug={slug} />
      <Part title={said.reports} empty={reports.length === 0}>
        {reports.map(({ id, about: thing, by, reason, at }) => (
          <Row key={id} thing={thing} line={`${by.name}: ${reason}`} at={at}>
            <button type="button" className="button quiet" onClick={() => setSettling(id)}>
              {said.settle}
            </button>
          </Row>
        ))}
      </Part>
      <Part title={said.held} empty={held.length === 0}>
        {held.map(({ about: thing, by, at }) => (
          <Row key={thing.id} thing={thing} line={by.name} at={at}>
            <button type="button" className="button" onClick={() => show(thing)}>
              {said.letThrough}
            </button>
          </Row>
        ))}
      </Part>
      <Part title={said.hidden} empty={hidden.length === 0}>
        {hidden.map(({ about: thing, by, reason, at }) => (
          <Row key={thing.id} thing={thing} line={`${by.name}: ${reason}`} at={at}>
            <button type="button" className="button quiet" onClick={() => show(thing)}>
              {said.showAgain}
            </button>
          </Row>
        ))}
      </Part>
      <Part title={said.bans} empty={bans.length === 0}>
        {bans.map(({ person, by, reason, at }) => (
          <li className="person" key={person.id}>
            <div>
              <b className="name">{person.name}</b>
              <p className="quiet">
                {by.name}: {reason} · <Ago at={at} />
              </p>
            </div>
            <button
              type="button"
              className="button quiet"
              onClick={() => void unban.act({ params: { slug, id: person.id } }, about)}
            >
              {said.unban}
            </button>
          </li>
        ))}
      </Part>
      <FormProblem refusal={moderate.refusal ?? unban.refusal} fields={[]} />
      {settling ? (
        <ReasonDialog
          title={said.settle}
          label={said.settleHow}
          action={said.settle}
          refusal={settle.refusal}
          busy={settle.busy}
          onSend={finish}
          onClose={() => setSettling(null)}
        />
      ) : null}
    </div>
  )
}

function Part({ title, empty, children }: { title: string; empty: boolean; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {empty ? <p className="quiet-line">{said.nothing}</p> : <ul className="people">{children}</ul>}
    </section>
  )
}

function Row({ thing, line, at, children }: { thing: Reported; line: string; at: number; children: ReactNode }) {
  return (
    <li className="person">
      <div>
        <b className="name" dir="auto">
          {thing.url ? <a href={pathOf(thing.url)}>{thing.title}</a> : thing.title || said.gone}
        </b>
        <p className="quiet" dir="auto">
          {line} · <Ago at={at} />
        </p>
      </div>
      {children}
    </li>
  )
}
