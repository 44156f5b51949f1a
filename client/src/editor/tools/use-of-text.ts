import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/** Whether two of what was read say the same: plain values, or a row of them by name. */
function saysSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other)
  const [names, others] = [Object.entries(one), new Map(Object.entries(other))]
  return names.length === others.size && names.every(([name, value]) => Object.is(value, others.get(name)))
}

/**
 * What `read` finds in a text, and again whenever the text, the selection or the right to write changes. It is read anew once somebody listens: bars that
 * come after the text are drawn some time before they are shown, and what was selected between is not missed. (The library's own hook misses it.)
 */
export function useOfText<T>(editor: Editor, read: (editor: Editor) => T): T {
  const last = useRef<{ state: unknown; editable: boolean; found: T } | null>(null)
  const listen = useCallback(
    (again: () => void) => {
      editor.on('transaction', again)
      // Whether it may be written is said with an update, not with a transaction.
      editor.on('update', again)
      return () => {
        editor.off('transaction', again)
        editor.off('update', again)
      }
    },
    [editor],
  )
  return useSyncExternalStore(listen, () => {
    const { state, isEditable: editable } = editor
    const before = last.current
    if (before && before.state === state && before.editable === editable) return before.found
    const found = read(editor)
    last.current = { state, editable, found: before && saysSame(before.found, found) ? before.found : found }
    return last.current.found
  })
}
