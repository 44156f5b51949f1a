// The address of selected words, as a text fragment: `#heading:~:text=prefix-,start,end,-suffix`. The browser that opens it looks for the words
// within one block and between word boundaries, whatever their case, and takes the first place; what is written here is made to be found so.

const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, li, td, th, pre, dt, dd, summary, figcaption, blockquote, div, section, figure, nav, header'
/** What is no text to read: the bar that asks for this stands in the page, too. */
const UNREAD = 'script, style, template, noscript, .selection-bar'
/** Characters up to which words are written out whole. */
const WHOLE = 80
/** How many words may stand for the beginning and the end of a longer stretch, and beside one that stands here more than once. */
const FEW = [4, 8, 12]

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What no block or break divides. */
interface Line extends Stretch {
  /** It is the page's own, and can be seen: whoever opens the link has it too. What stands around the page is not the same for everybody. */
  readonly own: boolean
}

/** All that a browser may look through, what is folded among it. */
interface Reading {
  readonly text: string
  readonly lines: readonly Line[]
  readonly chosen: Stretch | null
}

const isShown = (element: Element | null): boolean => element?.checkVisibility?.() !== false

function readingOf(body: Element, range: Range): Reading {
  const root = document.body
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(UNREAD) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const lines: { from: number; to: number; own: boolean }[] = []
  let text = ''
  let block: Element | null = null
  const chosen: Stretch[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element && node.tagName === 'BR') block = null
    if (!(node instanceof Text)) continue
    const around = node.parentElement?.closest(BLOCKS) ?? root
    if (around !== block)
      lines.push({ from: text.length, to: text.length, own: body.contains(node) && isShown(around) })
    block = around
    const at = text.length
    text += node.data
    const line = lines.at(-1)
    if (line) line.to = text.length
    if (!range.intersectsNode(node)) continue
    const from = at + (node === range.startContainer ? range.startOffset : 0)
    const to = at + (node === range.endContainer ? range.endOffset : node.length)
    if (from < to) chosen.push({ from, to })
  }
  const [first, last] = [chosen[0], chosen.at(-1)]
  return { text, lines, chosen: first && last ? { from: first.from, to: last.to } : null }
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The words of a stretch, with where they stand in all of the text. */
const wordsIn = (text: string, { from, to }: Stretch): Stretch[] =>
  [...words.segment(text.slice(from, to))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ from: from + index, to: from + index + segment.length }))

const lineAt = ({ lines, text }: Reading, place: number): Stretch =>
  lines.find(({ from, to }) => from <= place && place < to) ?? { from: 0, to: text.length }

/** The chosen words without the blanks around them, and none of them cut: browsers find whole words only. */
function wholeWords(reading: Reading, { from, to }: Stretch): Stretch | null {
  const { text } = reading
  const said = text.slice(from, to)
  if (said.trim() === '') return null
  const first = from + (said.length - said.trimStart().length)
  const last = to - (said.length - said.trimEnd().length) - 1
  const before = wordsIn(text, lineAt(reading, first)).find((word) => word.from < first && first < word.to)
  const after = wordsIn(text, lineAt(reading, last)).find((word) => word.from <= last && last < word.to)
  return { from: before?.from ?? first, to: after?.to ?? last + 1 }
}

const flat = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

/** How often a text holds words, blanks and case aside: never less often than a browser finds them. */
function timesIn(text: string, said: string): number {
  let n = 0
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) n++
  return n
}

/** What stands beside a place on its own line, or on the nearest with words. */
function beside({ text, lines }: Reading, place: number, count: number, side: 'before' | 'after'): string {
  const own = lines.findIndex(({ from, to }) =>
    side === 'before' ? from <= place && place < to : from < place && place <= to,
  )
  const step = side === 'before' ? -1 : 1
  for (let n = own; n >= 0 && n < lines.length; n += step) {
    const line = lines[n]
    if (!line?.own) continue
    const part =
      side === 'before'
        ? { from: line.from, to: Math.min(place, line.to) }
        : { from: Math.max(place, line.from), to: line.to }
    const found = wordsIn(text, part)
    if (found.length === 0) continue
    const [near] = side === 'before' ? found.slice(-count) : found.slice(0, count).slice(-1)
    return (side === 'before' ? text.slice(near?.from, part.to) : text.slice(part.from, near?.to)).trim()
  }
  return ''
}

// A hyphen, a comma and an ampersand mean something in a text fragment; the last two are written as numbers in any address.
const written = (text: string): string => encodeURIComponent(text.replace(/\s+/g, ' ').trim()).replaceAll('-', '%2D')

/** The shortest of the ends of a stretch that cannot be taken for other words of the page. */
function fragmentOf(reading: Reading, chosen: Stretch): string {
  const { text } = reading
  const all = flat(text)
  const [first, last] = [lineAt(reading, chosen.from), lineAt(reading, chosen.to - 1)]
  const isLong = first.from !== last.from || chosen.to - chosen.from > WHOLE
  const opening = wordsIn(text, { from: chosen.from, to: Math.min(chosen.to, first.to) })
  const closing = wordsIn(text, { from: Math.max(chosen.from, last.from), to: chosen.to })
  let best = ''
  for (const few of FEW) {
    const start = { from: chosen.from, to: opening.slice(0, few).at(-1)?.to ?? first.to }
    const end = { from: closing.slice(-few)[0]?.from ?? last.from, to: chosen.to }
    const byEnds = isLong && start.to <= end.from
    const said = text.slice(chosen.from, byEnds ? start.to : chosen.to)
    const until = byEnds ? text.slice(end.from, end.to) : ''
    for (const count of [0, few]) {
      const before = count === 0 ? '' : beside(reading, chosen.from, count, 'before')
      const after = count === 0 ? '' : beside(reading, chosen.to, count, 'after')
      best = [before && `${written(before)}-`, written(said), written(until), after && `-${written(after)}`]
        .filter(Boolean)
        .join(',')
      const isAlone = timesIn(all, flat(before + said + (byEnds ? '' : after))) === 1
      const between = byEnds ? flat(text.slice(start.to, chosen.to) + after) : ''
      if (isAlone && (!byEnds || between.indexOf(flat(until + after)) === between.length - flat(until + after).length))
        return best
    }
  }
  return best
}

/** The heading a place stands under, for browsers that know no text fragments. */
function headingBefore(body: Element, range: Range): string {
  const before = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(
    (heading) => heading.id && range.comparePoint(heading, 0) <= 0,
  )
  return before.at(-1)?.id ?? ''
}

/** What follows the address of a page and leads to words selected in it; empty where there is nothing to be found. */
export function hashOfWords(body: Element, range: Range): string {
  const reading = readingOf(body, range)
  const chosen = reading.chosen && wholeWords(reading, reading.chosen)
  return chosen ? `#${headingBefore(body, range)}:~:text=${fragmentOf(reading, chosen)}` : ''
}
