import { type RefObject, useEffect, useRef } from 'react'

/** Whoever comes out of an editor stands at the button that led there again, and not before the whole page. */
export function useFocusBack(editing: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(editing)
  useEffect(() => {
    if (was.current && !editing) button.current?.focus({ preventScroll: true })
    was.current = editing
  }, [editing])
  return button
}
