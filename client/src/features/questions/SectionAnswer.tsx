import { type Route, routes, type SectionAnswerShape } from '@commonplace/api'
import { useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Body } from '../../ui/Body.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'

const said = askingWords.section

/** A section of a page that answers the question, or is said to: its text is the page's own, as it stood at that version. */
export function SectionAnswer({ answer }: { answer: SectionAnswerShape }) {
  const { state, visible, by } = answer
  const confirmed = state === 'confirmed'
  return (
    <section
      className={`answer section-answer${confirmed ? ' accepted' : ''}`}
      id={`a-${answer.id}`}
      aria-label={visible ? said.label(answer.pageTitle) : said.hiddenLabel}
    >
      <div className="answer-main">
        <p className="byline">
          <Spine kind={answer.pageKind} />
          {visible ? (
            <a href={pathOf(answer.pageUrl)} dir="auto">
              {answer.pageTitle}
              {answer.heading ? ` § ${answer.heading}` : ''}
            </a>
          ) : null}
          <span>
            {said.version(answer.version)} · <b className="name">{by.name}</b> · <Ago at={answer.at} />
          </span>
          {confirmed ? <span className="accepted-badge">{askingWords.question.accepted}</span> : null}
        </p>
        {visible ? null : <p className="quiet-line">{said.hidden}</p>}
        {visible && state === 'proposed' ? <Proposed answer={answer} /> : null}
        {visible && confirmed ? <Confirmed answer={answer} /> : null}
      </div>
    </section>
  )
}

/** One act on a section answer, and what is said once it is done. */
function useDoing<R extends Route>(route: R, answer: SectionAnswerShape, done: string) {
  const { act, busy, refusal } = useAct(route)
  const run = async () => {
    const call = { params: { id: answer.id } } as Parameters<typeof act>[0]
    const sent = await act(call, { what: said.about(answer.questionTitle), where: pathOf(answer.questionUrl) })
    if (sent) toastDone(sent, done)
  }
  return { run, busy, refusal }
}

/** The asker sees what was written for them, and decides; others see what waits for that. */
function Proposed({ answer }: { answer: SectionAnswerShape }) {
  const { may, by } = answer
  const confirm = useDoing(routes.confirmSectionAnswer, answer, said.confirmed)
  const decline = useDoing(routes.declineSectionAnswer, answer, may.confirm ? said.declined : said.takenBack)
  return (
    <>
      <p className="notice">{may.confirm ? said.asks(by.name) : said.says(by.name)}</p>
      {may.confirm ? <Difference answer={answer} of="diffHtml" /> : <Body id={answer.id} html={answer.html} />}
      <div className="answer-actions">
        {may.confirm ? (
          <button type="button" className="button primary" disabled={confirm.busy} onClick={confirm.run}>
            {said.confirm}
          </button>
        ) : null}
        {may.decline ? (
          <button type="button" className="button" disabled={decline.busy} onClick={decline.run}>
            {may.confirm ? said.decline : said.takeBack}
          </button>
        ) : null}
      </div>
      <FormProblem refusal={confirm.refusal ?? decline.refusal} fields={[]} />
    </>
  )
}

function Confirmed({ answer }: { answer: SectionAnswerShape }) {
  const [looking, setLooking] = useState(false)
  const take = useDoing(routes.updateSectionAnswer, answer, said.taken)
  const keep = useDoing(routes.keepSectionAnswer, answer, said.kept)
  const decline = useDoing(routes.declineSectionAnswer, answer, said.declined)
  const { may, movedOn } = answer
  return (
    <>
      {movedOn ? (
        <p className="notice" role="status">
          {said.moved}
        </p>
      ) : null}
      {movedOn && looking ? <Difference answer={answer} of="sinceHtml" /> : <Body id={answer.id} html={answer.html} />}
      <div className="answer-actions">
        {movedOn ? (
          <button type="button" className="link strong" aria-expanded={looking} onClick={() => setLooking(!looking)}>
            {looking ? said.hide : said.see}
          </button>
        ) : null}
        {movedOn && may.tend ? (
          <>
            <button type="button" className="link" disabled={take.busy} onClick={take.run}>
              {said.take}
            </button>
            <button type="button" className="link" disabled={keep.busy} onClick={keep.run}>
              {said.keep}
            </button>
          </>
        ) : null}
        {may.decline ? (
          <button type="button" className="link" disabled={decline.busy} onClick={decline.run}>
            {said.noLonger}
          </button>
        ) : null}
      </div>
      <FormProblem refusal={take.refusal ?? keep.refusal ?? decline.refusal} fields={[]} />
    </>
  )
}

/** What its version wrote in the section, or what became of the section since. */
function Difference({ answer, of }: { answer: SectionAnswerShape; of: 'diffHtml' | 'sinceHtml' }) {
  const detail = useRoute(routes.readSectionAnswer, { params: { id: answer.id } })
  if (detail.pending) return <Waiting />
  const html = detail.data?.[of]
  if (!html) return <Body id={answer.id} html={answer.html} />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the difference is rendered by the server from the document's schema
  return <div className="prose diff" dangerouslySetInnerHTML={{ __html: html }} />
}
