/** A run of text nodes read as one string, with the way back from a place in the string to the nodes. */
interface Run {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly from: number }[]
}

function runOf(root: Node): Run {
  // The words of another page that are shown in this one are looked for there.
  const own = (node: Node) =>
    node instanceof Element && node.matches('.shown-words') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, own)
  const nodes: { node: Text; from: number }[] = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    nodes.push({ node, from: text.length })
    text += node.nodeValue ?? ''
  }
  return { text, nodes }
}

/** A text without its white space, and where each character came from: what is a blank here is a new block or nothing there. */
function flatten(text: string): { flat: string; origin: number[] } {
  let flat = ''
  const origin: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (/\s/.test(character)) continue
    flat += character
    origin.push(i)
  }
  return { flat, origin }
}

/** A quote, with the words around it where equal ones must be told apart. */
export interface Quote {
  readonly quote: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** From and to in a text as it is. */
interface Place {
  readonly from: number
  readonly to: number
}

/** Finds quotes in a text, white space aside; null where one is no longer there. The text is read once, however many are looked for. */
export function quotesIn(text: string): (quote: Quote) => Place | null {
  const { flat, origin } = flatten(text)
  return ({ quote, before = '', after = '' }) => {
    const wanted = flatten(quote).flat
    if (wanted === '') return null
    const [left, right] = [flatten(before).flat, flatten(after).flat]
    let best = -1
    let most = -1
    for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + 1)) {
      const around = alikeBefore(flat, at, left) + alikeAfter(flat, at + wanted.length, right)
      if (around > most) [best, most] = [at, around]
      if (left + right === '') break
    }
    const from = origin[best]
    const last = origin[best + wanted.length - 1]
    return from === undefined || last === undefined ? null : { from, to: last + 1 }
  }
}

/** How many characters of the end of `words` stand just before a place. */
function alikeBefore(text: string, at: number, words: string): number {
  let n = 0
  while (n < words.length && n < at && text[at - 1 - n] === words.at(-1 - n)) n++
  return n
}

/** How many characters of the beginning of `words` stand at a place. */
function alikeAfter(text: string, at: number, words: string): number {
  let n = 0
  while (n < words.length && text[at + n] === words[n]) n++
  return n
}

export type FindRange = (quote: Quote) => Range | null

/** Finds the words of quotes as ranges in a part of the page, which is read with the first of them. It holds until that part is drawn anew. */
export function rangesIn(root: Node): FindRange {
  let run: { find: ReturnType<typeof quotesIn>; nodes: ReturnType<typeof runOf>['nodes'] } | null = null
  const read = () => {
    const { text, nodes } = runOf(root)
    return { find: quotesIn(text), nodes }
  }
  return (quote) => {
    run ??= read()
    const { find, nodes } = run
    const found = find(quote)
    const start = found && nodes.findLast(({ from }) => from <= found.from)
    const end = found && nodes.findLast(({ from }) => from < found.to)
    if (!start || !end) return null
    const range = document.createRange()
    range.setStart(start.node, found.from - start.from)
    range.setEnd(end.node, found.to - end.from)
    return range
  }
}
