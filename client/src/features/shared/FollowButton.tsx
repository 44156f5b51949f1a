import { type Route, routes } from '@commonplace/api'
import { type Level, levelAfter } from '@commonplace/domain'
import { type ReactNode, useEffect, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import type { ActAbout } from '../../data/outbox.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'

interface LevelProps {
  route: Route
  params: Record<string, string>
  level: Level
  about: ActAbout
  /** What stands on the button; without it, the level. */
  children?: (level: Level) => ReactNode
  /** The key that presses it. */
  shortcut?: string
}

/** How much somebody hears of a thing: each press goes on to the next level. It is shown at once and comes back where it was refused. */
export function LevelButton({ route, params, level, about, children, shortcut }: LevelProps) {
  const { act } = useSaidAct(route)
  const [chosen, choose] = useState<Level | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is known, it is shown as it is known
  useEffect(() => choose(null), [level])
  const shown = chosen ?? level
  const set = async (wanted: Level, before: Level | null) => {
    choose(wanted)
    const done = await act({ params, input: { level: wanted } }, about)
    if (!done) return choose(null)
    const { followingWords } = await import('../../words/following.ts')
    const undo = before && { label: words.undo, run: () => void set(before, null) }
    toastDone(done, followingWords.told[wanted], undo)
  }
  return (
    <button
      type="button"
      className="button quiet"
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
      onClick={() => void set(levelAfter(shown), shown)}
    >
      {children?.(shown) ?? words.levels[shown]}
    </button>
  )
}

interface Props {
  kind: 'page' | 'question'
  thing: { readonly id: string; readonly title: string; readonly url: string; readonly level: Level }
}

/** Watches, mutes or leaves be a page or question. */
export function FollowButton({ kind, thing: { id, title, url, level } }: Props) {
  return (
    <LevelButton
      route={kind === 'page' ? routes.setPageLevel : routes.setQuestionLevel}
      params={{ id }}
      level={level}
      about={{ what: title, where: pathOf(url) }}
      shortcut="f"
    />
  )
}
