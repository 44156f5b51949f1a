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

/** The words of a text with every stretch of white space as one blank, and where each character came from. */
function flatten(text: string): { flat: string; origin: number[] } {
  let flat = ''
  const origin: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    const blank = /\s/.test(character)
    if (blank && (flat === '' || flat.endsWith(' '))) continue
    flat += blank ? ' ' : character
    origin.push(i)
  }
  return { flat, origin }
}

/** Where a quote stands in a text, white space aside: from and to in the text as it is, or null where it is no longer there. */
export function findQuote(text: string, quote: string): { from: number; to: number } | null {
  const wanted = flatten(quote).flat.trim()
  if (wanted === '') return null
  const { flat, origin } = flatten(text)
  const at = flat.indexOf(wanted)
  if (at < 0) return null
  const from = origin[at]
  const last = origin[at + wanted.length - 1]
  return from === undefined || last === undefined ? null : { from, to: last + 1 }
}

/** The words of a quote as a range in the page, or null. */
export function rangeOfQuote(root: Node, quote: string): Range | null {
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
