import type { EditorView } from '@tiptap/pm/view'

// Whoever presses Edit may go on typing at once. Until the editor takes the keys, what is typed is kept here, and then typed into it.

/** What takes keys of its own. */
const TAKES_KEYS = 'a, button, input, textarea, select, summary, dialog, [contenteditable], [tabindex="0"]'
const KEY_CODES: Readonly<Record<string, number>> = { Enter: 13, Backspace: 8 }
/** Milliseconds after which a text that stands there without taking the keys is one that cannot be written. */
const PATIENCE = 1000

/** The keys that were pressed, in their order; null while none are kept. */
let typed: string[] | null = null

/** One letter, whatever it takes to write it, or a key that means the same in any text. A letter that is being composed is nobody's yet. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.metaKey) return null
  // On many keyboards signs are typed with Ctrl and Alt together.
  if ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')) return null
  return event.key in KEY_CODES || [...event.key].length === 1 ? event.key : null
}

function keep(event: KeyboardEvent): void {
  const key = keyOf(event)
  const { target } = event
  if (typed === null || key === null || (target instanceof Element && target.closest(TAKES_KEYS))) return
  if (document.querySelector('dialog[open]')) return
  typed.push(key)
  event.preventDefault()
  // Neither is it a key of the page.
  event.stopPropagation()
}

/** Keeps what is typed from now on, until the editor has taken it or the returned function is called. */
export function keepTyped(): () => void {
  typed = []
  window.addEventListener('keydown', keep, { capture: true })
  return dropTyped
}

/** What was kept is given up, and keys are what they were. */
function dropTyped(): void {
  typed = null
  window.removeEventListener('keydown', keep, { capture: true })
}

/** The text is there to be seen. Where it does not take the keys soon, nothing more is kept for it. */
export function awaitFocus(): () => void {
  const timer = setTimeout(dropTyped, PATIENCE)
  return () => clearTimeout(timer)
}

/** Types what was kept into the text, at its caret, as soon as it has the focus: each key as if it were pressed there now. */
export function typeAhead(view: EditorView): void {
  // Not within the focusing itself: the text is only told of it there.
  const type = () => queueMicrotask(() => typeInto(view))
  if (view.hasFocus()) type()
  else view.dom.addEventListener('focus', type, { once: true })
}

function typeInto(view: EditorView): void {
  const keys = typed ?? []
  dropTyped()
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
