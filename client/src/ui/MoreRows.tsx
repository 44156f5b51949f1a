import type { Route } from '@commonplace/api'
import { type ReactNode, useState } from 'react'
import { useRoute } from '../data/use-route.ts'
import { words } from '../words/en.ts'

interface Listed {
  readonly items: readonly unknown[]
  readonly next: string | null
}

interface Props {
  route: Route
  call: { params: Record<string, unknown>; query: Record<string, unknown> }
  /** The cursor after what is shown already, or null at the end. */
  next: string | null
  children: (items: readonly unknown[]) => ReactNode
}

/** The rest of a long list, a piece at a time, on demand. */
export function MoreRows({ route, call, next, children }: Props) {
  const [open, setOpen] = useState(false)
  if (next === null) return null
  if (open) {
    return (
      <Piece route={route} call={{ ...call, query: { ...call.query, cursor: next } }} next={next}>
        {children}
      </Piece>
    )
  }
  return (
    <p className="after-list">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {words.showMore}
      </button>
    </p>
  )
}

function Piece({ route, call, children }: Props) {
  const { data, pending, refusal, unreachable, again } = useRoute(route, call)
  const list = data as Listed | undefined
  if (!list && (refusal || unreachable)) {
    return (
      <p className="after-list" role="alert">
        {refusal?.message ?? words.trouble.unreachable}{' '}
        <button type="button" className="button" onClick={again}>
          {words.trouble.again}
        </button>
      </p>
    )
  }
  return (
    <>
      <ul className="rows" aria-busy={pending}>
        {children(list?.items ?? [])}
      </ul>
      <MoreRows route={route} call={call} next={list?.next ?? null}>
        {children}
      </MoreRows>
    </>
  )
}
