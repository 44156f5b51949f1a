import type { EditorView } from '@tiptap/pm/view'

// Whoever presses Edit may go on typing at once. Until the editor takes the keys, what is typed is kept here, and then typed into it.

const typing = () => import('./type-in.ts')

/** What takes keys of its own. */
const TAKES_KEYS = 'a, button, input, textarea, select, summary, dialog, [contenteditable], [tabindex="0"]'
/** Milliseconds after which a text that stands there without taking the keys is one that cannot be written. */
const PATIENCE = 1000

/** The keys that were pressed, in their order; null while none are kept. */
let typed: string[] | null = null
/** The text that has the keys by now; those before them are on their way into it. */
let into: Element | null = null

/** One letter, whatever it takes to write it, or a key that means the same in any text. A letter that is being composed is nobody's yet. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.metaKey) return null
  // On many keyboards signs are typed with Ctrl and Alt together.
  if ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')) return null
  return /^(Enter|Backspace|.)$/u.test(event.key) ? event.key : null
}

function keep(event: KeyboardEvent): void {
  const key = keyOf(event)
  const { target } = event
  const taker = target instanceof Element ? target.closest(TAKES_KEYS) : null
  if (typed === null || key === null || (taker && taker !== into)) return
  if (document.querySelector('dialog[open]')) return
  // It is there by the time it is needed.
  if (typed.length === 0) typing().catch(dropTyped)
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
  typed = into = null
  window.removeEventListener('keydown', keep, { capture: true })
}

/** The text is there to be seen. Where it does not take the keys soon, nothing more is kept for it. */
export function awaitFocus(): () => void {
  const timer = setTimeout(dropTyped, PATIENCE)
  return () => clearTimeout(timer)
}

/** Types what was kept into the text, at its caret, as soon as it has the focus: each key as if it were pressed there now. */
export function typeAhead(view: EditorView): void {
  const type = () => {
    if (!typed?.length) return dropTyped()
    // Keys that are pressed before the first ones are written come after them.
    into = view.dom
    typing().then(({ typeIn }) => {
      const keys = typed ?? []
      dropTyped()
      typeIn(view, keys)
    }, dropTyped)
  }
  if (view.hasFocus()) type()
  else view.dom.addEventListener('focus', type, { once: true })
}
