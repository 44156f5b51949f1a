import { type ReactNode, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { gapWords } from '../../words/gaps.ts'
import { type Gap, GapInvite } from './GapInvite.tsx'

const { actions } = gapWords

interface Props {
  slug: string
  gap: Gap
  /** What a question, or a page, about it would be called. */
  ask?: string
  start?: string
  /** What else can be done, before the rest. */
  children?: ReactNode
}

/** What can be done about a gap: each control says in its name which gap it is about. */
export function GapActions({ slug, gap, ask, start, children }: Props) {
  const [inviting, setInviting] = useState(false)
  const named = (action: string) => ({ 'aria-label': actions.of(action, gap.words) })
  return (
    <p className="gap-actions">
      {children}
      {ask ? (
        <a className="link" href={addresses.askTitled(slug, ask)} {...named(actions.ask)}>
          {actions.ask}
        </a>
      ) : null}
      {start ? (
        <a className="link" href={addresses.create(slug, 'practice', { title: start })} {...named(actions.start)}>
          {actions.start}
        </a>
      ) : null}
      <button type="button" className="link" onClick={() => setInviting(true)} {...named(actions.invite)}>
        {actions.invite}
      </button>
      {inviting ? <GapInvite slug={slug} gap={gap} onClose={() => setInviting(false)} /> : null}
    </p>
  )
}
