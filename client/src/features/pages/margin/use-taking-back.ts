import { type PageShape, routes } from '@commonplace/api'
import { pathOf } from '../../../addresses.ts'
import { toastDone } from '../../../ui/toasts.tsx'
import { useSaidAct } from '../../../ui/use-said-act.ts'
import { words } from '../../../words/en.ts'
import { suggestWords as said } from '../../../words/margin.ts'

/** Takes back what was decided about suggestions of a page: from their thread, or by the note that told of it, where those may be gone. */
export function useTakingBack(page: PageShape) {
  const { act, busy } = useSaidAct(routes.reconsiderSuggestion)
  const about = { what: said.about(page.title), where: pathOf(page.url) }
  /** The last first, as each was taken into what those before it had made. */
  const takeBack = async (ids: readonly string[]) => {
    let queued = false
    for (const id of ids.toReversed()) {
      const done = await act({ params: { id } }, about)
      if (!done) return
      queued ||= done.queued
    }
    toastDone({ queued }, said.takenBack)
  }
  const undo = (ids: readonly string[]) => ({ label: words.undo, run: () => void takeBack(ids) })
  return { takeBack, undo, busy }
}
