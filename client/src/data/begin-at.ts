// Whoever presses Edit goes on where they were reading: at the word they pressed, else at the first words in view. Both texts, the one that
// is read and the one that is written, have the same letters and blocks of the same names, but not the same elements.

/** A block before the place, and how many letters lie between its beginning and the place. Spaces are not counted: each draws its own. */
interface From {
  readonly block: string
  readonly letters: number
}

/** The blocks before the place, the nearest first: one that is not there any more leaves the next. */
let begun: readonly From[] = []
/** Letters follow in the same block: the place is before the next one, not behind the last. */
let ahead = false

const BLOCKS = 8
/** What is drawn beside the words, by one of the two alone. */
const BESIDE = 'select, button, label[contenteditable], .callout-title, .adopted-bar, .adopted-byline'
const WORDS = 'p, h1, h2, h3, h4, h5, h6, li, td, th, pre'

const lettersOf = (text: string) => text.replace(/\s/g, '').length

/** The words of a text, from an element of it on. */
function* wordsFrom(body: Element, from: Node): Generator<Text> {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  walker.currentNode = from
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (!text.parentElement?.closest(BESIDE)) yield text
  }
}

const isBefore = (one: Node, other: Node) =>
  (one.compareDocumentPosition(other) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0

function lettersTo(body: Element, from: Node, node: Node, offset: number): number {
  let letters = 0
  for (const text of wordsFrom(body, from)) {
    if (text === node) return letters + lettersOf(text.data.slice(0, offset))
    if (isBefore(node, text)) break
    letters += lettersOf(text.data)
  }
  return letters
}

/** The word that was pressed or selected, where it is in view; else the first words in view. */
function placeIn(body: Element): { node: Node; offset: number } | null {
  const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
  const isSeen = (rect: DOMRect) => rect.bottom > top && rect.top < innerHeight
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  if (range && body.contains(range.startContainer) && isSeen(range.getBoundingClientRect()))
    return { node: range.startContainer, offset: range.startOffset }
  const first = [...body.querySelectorAll(WORDS)].find((block) => {
    const rect = block.getBoundingClientRect()
    return rect.top >= top && isSeen(rect)
  })
  return first ? { node: first, offset: 0 } : null
}

/** Keeps where in the text that is being read one is. */
export function keepPlace(): void {
  begun = []
  const body = document.querySelector('.page-body .prose')
  const place = body && placeIn(body)
  if (!place) return
  const { node, offset } = place
  const own = (node instanceof Element ? node : node.parentElement)?.closest(WORDS)
  ahead = own ? lettersTo(body, own, node, offset) < lettersOf(own.textContent ?? '') : true
  const before = [...body.querySelectorAll<HTMLElement>('[data-id]')].filter(
    (block) => block === node || isBefore(block, node),
  )
  begun = before
    .slice(-BLOCKS)
    .reverse()
    .map((block) => ({ block: block.dataset.id ?? '', letters: lettersTo(body, block, node, offset) }))
}

/** Of an editor, what finding a place in it takes. */
interface View {
  readonly dom: Element
  posAtDOM(node: Node, offset: number): number
}

/** The place that was kept, in the text as it is written; null where there is none. It is asked for once. */
export function keptPlace(view: View): number | null {
  const { dom } = view
  const kept = begun
    .map(({ block, letters }) => ({ letters, block: dom.querySelector(`[data-id="${CSS.escape(block)}"]`) }))
    .find(({ block }) => block !== null)
  begun = []
  let block = kept?.block ?? dom.firstElementChild
  let letters = kept?.letters ?? 0
  if (!block) return null
  // Below a heading that nothing was written under yet: a new page begins with its headings.
  const below = block.nextElementSibling
  if (letters === 0 && /^H\d$/.test(block.tagName) && below?.matches('p') && below.textContent === '') block = below
  if (block.textContent === '') return view.posAtDOM(block, 0)
  const isAhead = ahead || letters === 0
  for (const text of wordsFrom(dom, block)) {
    const here = lettersOf(text.data)
    if (letters < here || (letters === here && !isAhead)) return view.posAtDOM(text, letterAt(text.data, letters))
    letters -= here
  }
  return null
}

/** How far into a text its letter of that number stands; the spaces before it are not its own. */
function letterAt(text: string, number: number): number {
  let left = number
  for (let at = 0; at < text.length; at++) {
    if (!/\S/.test(text.charAt(at))) continue
    if (left === 0) return at
    left -= 1
  }
  return text.length
}
