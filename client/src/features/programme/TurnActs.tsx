import { type OccurrenceRow, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { rotaWords as said } from '../../words/rota.ts'

/** What one may do with a turn: take it, ask for somebody else to, or keep it after all. */
export function TurnActs({ row }: { row: OccurrenceRow }) {
  const take = useSaidAct(routes.takeTurn)
  const pass = useSaidAct(routes.passTurn)
  const { gatheringId: id, at, title, turn, may } = row
  const about = { what: said.hosting(title), where: pathOf(row.url) }
  const asks = turn !== 'asked'
  if (may.takeTurn)
    return (
      <button
        type="button"
        className="button"
        disabled={take.busy}
        aria-label={said.takeLabel(title)}
        onClick={() => void take.act({ params: { id, at } }, about).then((done) => toastDone(done))}
      >
        {said.take}
      </button>
    )
  if (!may.passTurn) return null
  return (
    <button
      type="button"
      className="button quiet"
      disabled={pass.busy}
      aria-label={asks ? said.passLabel(title) : said.keepLabel(title)}
      onClick={() => void pass.act({ params: { id, at }, input: { asks } }, about).then((done) => toastDone(done))}
    >
      {asks ? said.pass : said.keep}
    </button>
  )
}
