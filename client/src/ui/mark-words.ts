import { decoded } from '../routes.ts'
import { type Quote, rangesIn } from './quotes.ts'

const NAME = 'found'
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, td, th, pre, dt, dd, summary, figcaption'

interface Fragment extends Quote {
  /** The last words of a stretch that begins with those quoted. */
  readonly end: string
}

/** What a text fragment says: `prefix-,start,end,-suffix`, of which only the start must be there. */
export function readFragment(text: string): Fragment {
  const parts = text.split('&')[0]?.split(',') ?? []
  const before = parts[0]?.endsWith('-') ? parts.shift()?.slice(0, -1) : ''
  const after = parts.at(-1)?.startsWith('-') ? parts.pop()?.slice(1) : ''
  const [quote = '', end = ''] = parts
  return { quote: decoded(quote), end: decoded(end), before: decoded(before ?? ''), after: decoded(after ?? '') }
}

/** Marks the words of a text fragment, those after an element first, and brings them into view. They stay marked until others are. */
export function markWords(below: Element | null, fragment: string): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete(NAME)
  const main = document.getElementById('main')
  if (!main) return
  const { end, ...wanted } = readFragment(fragment)
  const start = end === '' ? wanted : { ...wanted, after: '' }
  const place = (below ? rangeAfter(main, below, start) : null) ?? rangesIn(main)(start)
  if (!place) return
  const last = end === '' ? null : firstAfter(main, place, { quote: end, after: wanted.after })
  if (last) place.setEnd(last.endContainer, last.endOffset)
  CSS.highlights.set(NAME, new Highlight(place))
  place.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

/** The words in what follows a heading, or stands within an element. */
function rangeAfter(main: Element, from: Element, quote: Quote): Range | null {
  for (let part: Element | null = from; part && main.contains(part); part = part.nextElementSibling) {
    if (part !== from && /^H[1-6]$/.test(part.tagName)) return null
    const range = rangesIn(part)(quote)
    if (range) return range
  }
  return null
}

/** The words where they stand next after a place, within one block. */
function firstAfter(main: Element, place: Range, quote: Quote): Range | null {
  for (const block of main.querySelectorAll(BLOCKS)) {
    if (place.comparePoint(block, block.childNodes.length) < 0) continue
    const found = rangesIn(block)(quote)
    if (found && place.comparePoint(found.startContainer, found.startOffset) > 0) return found
  }
  return null
}
