import { wordsAround } from '../../ui/words-around.ts'

/** Words that are selected in a text, with those around them. */
export interface Chosen {
  readonly quote: string
  readonly before: string
  readonly after: string
}

const AROUND = 32
const LONGEST = 2000

/** The selection inside a text, as a range and in words; null where nothing or too much is selected. */
export function chosenIn(body: HTMLElement): { words: Chosen; range: Range } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const quote = selection.toString().trim()
  if (!body.contains(range.commonAncestorContainer) || quote.length < 2 || quote.length > LONGEST) return null
  // What another page says is asked about and remarked on there.
  if ([...body.querySelectorAll('.shown')].some((shown) => range.intersectsNode(shown))) return null
  return { words: { quote, ...wordsAround(body, range, AROUND) }, range }
}

/** The text of the page on screen, being read or written. */
export const textOnScreen = (): HTMLElement | null => document.querySelector<HTMLElement>('.page-body .prose')
