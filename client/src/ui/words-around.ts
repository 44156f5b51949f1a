/** The words just before and after a range inside a root, to tell equal quotes apart: at most `length` characters each. No more of it is read. */
export function wordsAround(root: Node, range: Range, length: number): { before: string; after: string } {
  return {
    before: textFrom(root, range.startContainer, range.startOffset, length, false),
    after: textFrom(root, range.endContainer, range.endOffset, length, true),
  }
}

/** The text that follows a place, or that stands before it. */
function textFrom(root: Node, node: Node, offset: number, length: number, onwards: boolean): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let text = ''
  if (node.nodeType === Node.TEXT_NODE) {
    text = onwards ? (node.nodeValue ?? '').slice(offset) : (node.nodeValue ?? '').slice(0, offset)
    walker.currentNode = node
  } else {
    const child = node.childNodes[offset]
    walker.currentNode = child ?? lastIn(node)
    // The place is before the child, or behind all of them.
    const own = walker.currentNode.nodeType === Node.TEXT_NODE ? (walker.currentNode.nodeValue ?? '') : ''
    if ((child !== undefined) === onwards) text = own
  }
  while (text.length < length && (onwards ? walker.nextNode() : walker.previousNode())) {
    const more = walker.currentNode.nodeValue ?? ''
    text = onwards ? text + more : more + text
  }
  return onwards ? text.slice(0, length) : text.slice(-length)
}

function lastIn(node: Node): Node {
  let at = node
  while (at.lastChild) at = at.lastChild
  return at
}
