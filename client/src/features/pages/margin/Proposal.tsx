import { type PageShape, routes, type ThreadShape } from '@commonplace/api'
import { pathOf } from '../../../addresses.ts'
import { useAct } from '../../../data/use-act.ts'
import { FormProblem } from '../../../ui/Field.tsx'
import { toast, toastDone } from '../../../ui/toasts.tsx'
import { suggestWords as said } from '../../../words/margin.ts'
import { changedPart } from './changed-part.ts'
import { useTakingBack } from './use-taking-back.ts'

interface Props {
  quote: string
  proposal: string
  by: string
  outcome: ThreadShape['outcome']
}

/** What is suggested: the words that would go and those that would come, between those that stay. */
export function Proposal({ quote, proposal, by, outcome }: Props) {
  // Over several paragraphs a line for each; otherwise its lines are only how it was typed.
  const next = proposal.split('\n')
  const whole = quote.split('\n')
  const lines = next.length > 1 && next.length === whole.length ? whole : [quote]
  return (
    <>
      <p className="note-kind">{outcome ? said.outcome[outcome] : `${by} ${said.suggests}`}</p>
      {lines.map((line, i) => {
        const { start, went, came, end } = changedPart(line, lines.length > 1 ? (next[i] ?? '') : proposal)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a proposal never change places
          <p key={i} className="proposal" dir="auto">
            {start}
            {went ? <del>{went}</del> : null}
            {came ? <ins>{came}</ins> : null}
            {end}
          </p>
        )
      })}
    </>
  )
}

/** Taken in or laid aside, and that taken back: by who writes the page; laid aside also by whoever suggested it. */
export function Decide({ page, thread, beginner }: { page: PageShape; thread: ThreadShape; beginner: string }) {
  const accept = useAct(routes.acceptSuggestion)
  const reject = useAct(routes.rejectSuggestion)
  const { takeBack, undo, busy } = useTakingBack(page)
  const call = { params: { id: thread.id } }
  const about = { what: said.about(page.title), where: pathOf(page.url) }
  const take = async () => {
    const done = await accept.act(call, about)
    if (done) toast(said.accepted(beginner), done.output?.may.reconsider ? undo([thread.id]) : null)
  }
  const lay = async () => {
    const done = await reject.act(call, about)
    toastDone(done, said.rejected, undo([thread.id]))
  }
  return (
    <>
      {thread.may.accept && thread.stands ? (
        <button
          type="button"
          className="link"
          aria-label={said.acceptOf(beginner)}
          disabled={accept.busy}
          onClick={take}
        >
          {said.accept}
        </button>
      ) : null}
      {thread.may.reject ? (
        <button
          type="button"
          className="link"
          aria-label={said.rejectOf(beginner)}
          disabled={reject.busy}
          onClick={lay}
        >
          {said.reject}
        </button>
      ) : null}
      {thread.may.reconsider ? (
        <button
          type="button"
          className="link"
          aria-label={said.takeBackOf(beginner)}
          disabled={busy}
          onClick={() => void takeBack([thread.id])}
        >
          {said.takeBack}
        </button>
      ) : null}
      <FormProblem refusal={accept.refusal ?? reject.refusal} fields={[]} />
    </>
  )
}
