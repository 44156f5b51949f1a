import { useSyncExternalStore } from 'react'

/** Words of a page that somebody wants to say something about; none for the page as a whole. */
export interface Remarked {
  readonly pageId: string
  /** Other words are proposed for them. */
  readonly suggest?: boolean
  readonly on: { readonly quote: string; readonly before: string; readonly after: string } | null
}

// Words are selected in the text and spoken about in the margin: one place hands them to the other.

let current: Remarked | null = null
const listeners = new Set<() => void>()

/** Opens the form in the margin, on these words. */
export function beginRemark(remarked: Remarked | null): void {
  current = remarked
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is being spoken about on this page; null where nobody began. */
export function useRemark(pageId: string): Remarked | null {
  const now = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
  return now?.pageId === pageId ? now : null
}
