import type { KeyboardEvent } from 'react'

/** Arrows go from one button of a row or menu to the next, round its ends; Home and End to the first and last. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>, selector = 'button:not(:disabled)'): boolean {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  if (all.length === 0 || (by === undefined && event.key !== 'Home' && event.key !== 'End')) return false
  if (document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'range') return false
  const at = all.indexOf(document.activeElement as HTMLElement)
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : (at + (by ?? 0) + all.length) % all.length
  all[to]?.focus()
  event.preventDefault()
  return true
}
