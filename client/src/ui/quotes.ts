/** A run of text nodes read as one string, with the way back from a place in the string to the nodes. */
interface Run {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly from: number }[]
}

function runOf(root: Node): Run {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: { node: Text; from: number }[] = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, from: text.length })
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

/** Where a quote stands in a text, white space aside: from and to in the text as it is, or null where it is no longer there. */
export function findQuote(
  text: string,
  { quote, before = '', after = '' }: Quote,
): { from: number; to: number } | null {
  const wanted = flatten(quote).flat
  if (wanted === '') return null
  const { flat, origin } = flatten(text)
  const [left, right] = [flatten(before).flat, flatten(after).flat]
  let best = -1
  let most = -1
  for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const around = alike(flat.slice(0, at), left, -1) + alike(flat.slice(end), right, 1)
    if (around > most) [best, most] = [at, around]
    if (left + right === '') break
  }
  const from = origin[best]
  const last = origin[best + wanted.length - 1]
  return from === undefined || last === undefined ? null : { from, to: last + 1 }
}

/** How many characters two texts share, read from their ends (-1) or their beginnings (1). */
function alike(a: string, b: string, way: 1 | -1): number {
  let n = 0
  while (n < b.length && n < a.length && a.at(way < 0 ? -1 - n : n) === b.at(way < 0 ? -1 - n : n)) n++
  return n
}

/** The words of a quote as a range in the page, or null. */
export function rangeOfQuote(root: Node, quote: Quote): Range | null {
  const run = runOf(root)
  const found = findQuote(run.text, quote)
  if (!found) return null
  const start = run.nodes.findLast(({ from }) => from <= found.from)
  const end = run.nodes.findLast(({ from }) => from < found.to)
  if (!start || !end) return null
  const range = document.createRange()
  range.setStart(start.node, found.from - start.from)
  range.setEnd(end.node, found.to - end.from)
  return range
}

/** The words just before and after a range inside a root, to tell equal quotes apart: at most `length` characters each. */
export function wordsAround(root: Node, range: Range, length: number): { before: string; after: string } {
  const before = document.createRange()
  before.setStart(root, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const after = document.createRange()
  after.setStart(range.endContainer, range.endOffset)
  after.setEnd(root, root.childNodes.length)
  return { before: before.toString().slice(-length), after: after.toString().slice(0, length) }
}
