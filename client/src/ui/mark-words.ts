import { rangesIn } from './quotes.ts'

const NAME = 'found'

/** Marks words in the text, those after an element first, and brings them into view. They stay marked until others are. */
export function markWords(below: Element | null, words: string): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete(NAME)
  const main = document.getElementById('main')
  if (!main) return
  const range = below ? rangeAfter(main, below, words) : null
  const place = range ?? rangesIn(main)({ quote: words })
  if (!place) return
  CSS.highlights.set(NAME, new Highlight(place))
  place.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

/** The words in what follows a heading, or stands within an element. */
function rangeAfter(main: Element, from: Element, words: string): Range | null {
  for (let part: Element | null = from; part && main.contains(part); part = part.nextElementSibling) {
    if (part !== from && /^H[1-6]$/.test(part.tagName)) return null
    const range = rangesIn(part)({ quote: words })
    if (range) return range
  }
  return null
}
