import type { PageShape } from '@commonplace/api'
import { beginRemark } from '../../../data/remarking.ts'
import { chosenIn, textOnScreen } from '../chosen.ts'
import { openSheet } from './open-sheet.ts'

/** What a key does that is pressed together with ⌥ and ⌘: M speaks about the page, the arrows go through its margin. */
export function onKey(code: string, { id, may }: PageShape): void {
  if (code !== 'KeyM') void stepNote(code === 'ArrowDown' ? 1 : -1)
  else if (may.remark) {
    const body = textOnScreen()
    beginRemark({ pageId: id, on: (body && chosenIn(body)?.words) ?? null })
  }
}

/** Where one was before one went into the margin. */
let from: HTMLElement | null = null

const topOf = (element: Element) => element.getBoundingClientRect().top

/** The notes that can be seen, from top to bottom: each stands beside its words, whatever their order in the document. */
function notes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.margin .note:not(.new)')]
    .filter((note) => note.checkVisibility())
    .sort((a, b) => topOf(a) - topOf(b))
}

/** How far down one reads or writes: the caret or the words selected, else the top of the window. */
function heightOfPlace(): number {
  const body = textOnScreen()
  const selection = getSelection()
  if (!body || !selection?.focusNode || !body.contains(selection.focusNode)) return 0
  const range = selection.getRangeAt(0)
  // Of an empty line the caret has no box of its own.
  const box = range.getClientRects()[0] ?? selection.focusNode.parentElement?.getBoundingClientRect()
  return box?.top ?? 0
}

/** Goes to the next or last note beside the text; above the first one goes back to where one came from. */
async function stepNote(step: 1 | -1): Promise<void> {
  let all = notes()
  if (all.length === 0) {
    await openSheet()
    all = notes()
  }
  const at = all.findIndex((note) => note.contains(document.activeElement))
  if (at >= 0) {
    const next = all[at + step]
    if (next) goTo(next)
    else if (step < 0) from?.focus()
    return
  }
  from = document.activeElement instanceof HTMLElement ? document.activeElement : null
  const place = heightOfPlace()
  const next =
    step > 0
      ? (all.find((note) => topOf(note) >= place - LINE) ?? all.at(-1))
      : (all.findLast((note) => topOf(note) < place - LINE) ?? all[0])
  if (next) goTo(next)
}

/** A note about the line one is in begins a little above or below it. */
const LINE = 16

function goTo(note: HTMLElement): void {
  note.scrollIntoView({ block: 'nearest' })
  // A thread takes the focus as a whole; of a question its title does.
  const target = note.matches('[tabindex]') ? note : note.querySelector('a')
  target?.focus({ preventScroll: true })
}
