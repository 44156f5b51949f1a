import { type Route, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { StarIcon } from '../../ui/icons.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'

interface Props {
  kind: 'page' | 'question'
  thing: { readonly id: string; readonly title: string; readonly url: string; readonly starred: boolean }
}

const WAYS: Readonly<Record<Props['kind'], readonly [give: Route, take: Route]>> = {
  page: [routes.starPage, routes.unstarPage],
  question: [routes.starQuestion, routes.unstarQuestion],
}

/** Puts a page or question among one's own stars, or takes it out of them. */
export function StarButton({ kind, thing: { id, title, url, starred } }: Props) {
  const { act, busy } = useSaidAct(WAYS[kind][starred ? 1 : 0] as Route)
  const toggle = async () => {
    const done = await act({ params: { id } }, { what: title, where: pathOf(url) })
    toastDone(done)
  }
  const label = starred ? words.stars.taken : words.stars.give
  return (
    <button
      type="button"
      className="button quiet icon star"
      aria-pressed={starred}
      aria-label={label}
      title={label}
      disabled={busy}
      data-key="b"
      aria-keyshortcuts="b"
      onClick={() => void toggle()}
    >
      <StarIcon />
    </button>
  )
}
