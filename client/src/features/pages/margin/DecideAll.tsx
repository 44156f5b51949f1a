import { type PageShape, routes } from '@commonplace/api'
import { pathOf } from '../../../addresses.ts'
import { useAct } from '../../../data/use-act.ts'
import { FormProblem } from '../../../ui/Field.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { suggestWords as said } from '../../../words/margin.ts'
import { useTakingBack } from './use-taking-back.ts'

/** Where several suggestions wait, all of them at once. */
export function DecideAll({ page }: { page: PageShape }) {
  const { act, busy, refusal } = useAct(routes.decideSuggestions)
  const { undo } = useTakingBack(page)
  const open = page.threads.filter(({ proposal, outcome }) => proposal !== null && outcome === null).length
  if (open < 2 || !page.may.edit) return null
  const decide = (decision: 'accept' | 'reject') => async () => {
    const done = await act(
      { params: { id: page.id }, input: { decision } },
      { what: said.about(page.title), where: pathOf(page.url) },
    )
    if (!done?.output) return
    const { decided, left, ids } = done.output
    toast(said.decided(decided, left), ids.length > 0 ? undo(ids) : null)
  }
  return (
    <p className="thread-acts decide-all">
      <span className="quiet-line">{said.all(open)}</span>
      <button type="button" className="link" disabled={busy} onClick={decide('accept')}>
        {said.acceptAll}
      </button>
      <button type="button" className="link" disabled={busy} onClick={decide('reject')}>
        {said.rejectAll}
      </button>
      <FormProblem refusal={refusal} fields={[]} />
    </p>
  )
}
