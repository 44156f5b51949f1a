import { routes } from '@commonplace/api'
import type { GapKind } from '@commonplace/domain'
import { addresses } from '../../addresses.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { gapWords } from '../../words/gaps.ts'

const { actions } = gapWords

interface Props {
  slug: string
  kind: GapKind
  what: string
  waiting: boolean
  onChange?: (waiting: boolean) => void
}

/** Asks to be told once the gap is filled, or no longer. */
export function TellMe({ slug, kind, what, waiting, onChange }: Props) {
  const { act, busy } = useSaidAct(routes.waitForGap)
  const toggle = async () => {
    const done = await act(
      { params: { slug }, input: { kind, words: what, on: !waiting } },
      { what: actions.of(actions.wait, what), where: addresses.list(slug, 'gaps') },
    )
    if (!done) return
    onChange?.(!waiting)
    toastDone(done, waiting ? actions.waitOff : actions.waitOn)
  }
  return (
    <button
      type="button"
      className="link"
      aria-label={actions.of(waiting ? actions.waiting : actions.wait, what)}
      disabled={busy}
      onClick={toggle}
    >
      {waiting ? actions.waiting : actions.wait}
    </button>
  )
}
