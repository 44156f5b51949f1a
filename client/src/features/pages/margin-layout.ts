import type { FindRange, Quote } from '../../ui/quotes.ts'

/** Below this width the margin stands under the text and its notes keep their order. */
const WIDE = '(min-width: 1100px)'
const GAP = 16

/** Underlines quotes in a text without touching it, where the browser can, in the manner of this name. Returns what takes the lines away. */
export function markQuotes(find: FindRange, name: 'asked' | 'remarked', quotes: readonly Quote[]): () => void {
  if (!('highlights' in CSS)) return () => undefined
  const ranges = quotes.map(find).filter((range) => range !== null)
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
  return () => CSS.highlights.delete(name)
}

function placeOf(note: HTMLElement, find: FindRange): DOMRect | null {
  const { quote, before, after } = note.dataset
  return quote ? (find({ quote, before, after })?.getBoundingClientRect() ?? null) : null
}

/** Moves each note of a wide window down to the words it is about; notes never cover each other. */
export function layOutMargin(margin: HTMLElement, find: FindRange): void {
  const notes = [...margin.querySelectorAll<HTMLElement>('.note')]
  for (const note of notes) note.style.transform = ''
  if (notes.length === 0 || !matchMedia(WIDE).matches) return
  const placed = notes
    .map((note) => ({ note, own: note.getBoundingClientRect(), wanted: placeOf(note, find)?.top ?? null }))
    .sort((a, b) => (a.wanted ?? Number.POSITIVE_INFINITY) - (b.wanted ?? Number.POSITIVE_INFINITY))
  let free = Math.min(...placed.map(({ own }) => own.top))
  for (const { note, own, wanted } of placed) {
    const top = Math.max(free, wanted ?? free)
    note.style.transform = `translateY(${Math.round(top - own.top)}px)`
    free = top + own.height + GAP
  }
}
