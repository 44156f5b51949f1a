import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

interface Caret {
  readonly name: string
  readonly at: number
}

/** Where the carets of others are drawn, from first to last. */
function caretsIn({ view }: Editor): Caret[] {
  return [...view.dom.querySelectorAll<HTMLElement>('.remote-caret')]
    .flatMap((caret) => {
      const around = caret.parentNode
      if (!around) return []
      return { name: caret.dataset.name ?? '', at: view.posAtDOM(around, [...around.childNodes].indexOf(caret)) }
    })
    .sort((a, b) => a.at - b.at)
}

/** Puts one's own caret where the next or last of the others stands, round at the ends. The name there; null where nobody is. */
export function toCaret(editor: Editor, step: 1 | -1): string | null {
  const { state, view } = editor
  const all = caretsIn(editor)
  const own = state.selection.head
  const next =
    step > 0 ? (all.find(({ at }) => at > own) ?? all[0]) : (all.findLast(({ at }) => at < own) ?? all.at(-1))
  if (!next) return null
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(next.at))).scrollIntoView())
  editor.commands.focus()
  return next.name
}
