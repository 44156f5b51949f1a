import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect } from 'react'

/** Alt-F10 in the text gives the keys to a bar that is open: to the first of what it holds. */
export function useReach(
  editor: Editor,
  bar: RefObject<HTMLElement | null>,
  first: 'button' | 'input' | 'a, button',
  when: (editor: Editor) => boolean = () => true,
): void {
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.altKey && event.key === 'F10' && when(editor)) bar.current?.querySelector<HTMLElement>(first)?.focus()
    }
    const text = editor.view.dom
    text.addEventListener('keydown', reach)
    return () => text.removeEventListener('keydown', reach)
  }, [editor, bar, first, when])
}
