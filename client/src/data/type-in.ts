import type { EditorView } from '@tiptap/pm/view'

const KEY_CODES: Readonly<Record<string, number>> = { Enter: 13, Backspace: 8 }

/** Types letters and keys into the text, at its caret: each as if it were pressed there now. */
export function typeIn(view: EditorView, keys: readonly string[]): void {
  for (const key of keys) {
    if (view.isDestroyed || !view.editable) return
    if (key in KEY_CODES) pressIn(view, key)
    else writeIn(view, key)
  }
}

function pressIn(view: EditorView, key: string): void {
  const event = new KeyboardEvent('keydown', { key, keyCode: KEY_CODES[key] ?? 0, cancelable: true })
  if (view.someProp('handleKeyDown', (handle) => handle(view, event))) return
  // What is left of Backspace browsers do by themselves: it takes the letter before the caret.
  const { $from, empty } = view.state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, null, '\ufffc')
  const letter = [...new Intl.Segmenter().segment(before)].at(-1)?.segment
  if (key === 'Backspace' && empty && letter) view.dispatch(view.state.tr.delete($from.pos - letter.length, $from.pos))
}

function writeIn(view: EditorView, letter: string): void {
  const { from, to } = view.state.selection
  const change = () => view.state.tr.insertText(letter, from, to).scrollIntoView()
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, change))) view.dispatch(change())
}
