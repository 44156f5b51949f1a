import { type OutputOf, routes } from '@commonplace/api'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Day } from '../../ui/time.tsx'
import { pulseWords as said } from '../../words/pulse.ts'
import { OpenPulse } from './OpenPulse.tsx'
import { PulseReply } from './PulseReply.tsx'
import { WithdrawPulse } from './WithdrawPulse.tsx'

type Pulses = OutputOf<typeof routes.readPulse>
type Closed = Pulses['closed'][number]

/** How the community is doing, as its members say: the pulse that is open, and what came of those before. */
export function Pulse({ screen: { slug } }: { screen: ScreenOf<'pulse'> }) {
  const answer = useRoute(routes.readPulse, calls.community(slug))
  if (answer.pending) return <Waiting />
  if (!answer.data) return <FailedView failed={answer} />
  const { open, closed, may } = answer.data
  return (
    <div className="narrow">
      <Head title={said.title} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      <p className="quiet-line">{said.about}</p>
      <KeptAge at={answer.keptAt} />
      {open ? (
        <section aria-labelledby="open-pulse">
          <h2 id="open-pulse">
            {said.closes} <Day at={open.closesAt} />
          </h2>
          {open.replied ? <p className="notice">{said.replied}</p> : <PulseReply slug={slug} pulse={open} />}
          {may.withdraw ? <WithdrawPulse slug={slug} id={open.id} /> : null}
        </section>
      ) : null}
      <section aria-labelledby="pulse-results">
        <h2 id="pulse-results">{said.results}</h2>
        {closed.length === 0 ? <Empty>{said.nothing}</Empty> : null}
        {closed.map((one) => (
          <Result key={one.id} result={one} />
        ))}
      </section>
      {may.open ? <OpenPulse slug={slug} before={closed[0]?.statements.map(({ words }) => words) ?? null} /> : null}
    </div>
  )
}

function Result({ result: { closedAt, replies, statements, comments } }: { result: Closed }) {
  return (
    <section className="pulse-result">
      <h3>
        {said.closed} <Day at={closedAt} />
      </h3>
      {replies === null ? (
        <p className="quiet-line">{said.few}</p>
      ) : (
        <>
          <p className="quiet-line">{said.replies(replies)}</p>
          <ul className="pulse-steps">
            {statements.map(({ words, agreement }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a statement is its place, and the same words may stand twice
              <li key={n}>
                <span dir="auto">{words}</span>
                <Steps value={agreement as keyof typeof said.steps | null} />
              </li>
            ))}
          </ul>
        </>
      )}
      {comments.length > 0 ? (
        <>
          <h4>{said.comments}</h4>
          <ul className="end-list">
            {comments.map((words, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
              <li key={n} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

/** Five steps as far as they are reached, and the same in words. */
function Steps({ value }: { value: keyof typeof said.steps | null }) {
  if (value === null) return <span className="quiet">{said.few}</span>
  return (
    <span className="pulse-step">
      <span className="pulse-dots" aria-hidden="true">
        {Object.keys(said.steps).map((step) => (
          <i key={step} className={Number(step) <= value ? 'full' : undefined} />
        ))}
      </span>
      <b>{said.steps[value]}</b>
    </span>
  )
}
