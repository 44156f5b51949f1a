// Where a text names a page by its title without linking to it. Headings, code and adopted answers are left as they are.

import { sentenceAt } from './derive.ts'
import { childrenOf, type DocNode, isTextblock, node, text, textOf } from './json.ts'

/** Titles shorter than this are words of everyday language. */
const SHORTEST = 3
const LETTER = /[\p{L}\p{N}]/u

/** Where a title stands in a line as words of its own, letter case aside; -1 where it does not. */
function placeOf(line: string, title: string): number {
  const low = line.toLowerCase()
  const wanted = title.toLowerCase()
  // A few signs change their length with their case: then places in the one are not places in the other.
  if (low.length !== line.length) return -1
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    const before = at === 0 ? '' : (line[at - 1] ?? '')
    const after = line[at + wanted.length] ?? ''
    if (!LETTER.test(before) && !LETTER.test(after)) return at
  }
  return -1
}

const isPlain = (part: DocNode): boolean =>
  part.type === 'text' && !part.marks?.some(({ type }) => type === 'link' || type === 'code')

const isClosed = ({ type }: DocNode): boolean => type === 'heading' || type === 'codeBlock' || type === 'adoptedAnswer'

interface Found {
  readonly block: DocNode
  /** The place of the text among the block's children, and of the title in it. */
  readonly child: number
  readonly at: number
}

function findIn(block: DocNode, title: string): Found | null {
  if (isClosed(block)) return null
  const children = childrenOf(block)
  if (!isTextblock(block)) {
    for (const child of children) {
      const found = findIn(child, title)
      if (found) return found
    }
    return null
  }
  for (const [child, part] of children.entries()) {
    const at = isPlain(part) ? placeOf(part.text ?? '', title) : -1
    if (at >= 0) return { block, child, at }
  }
  return null
}

/** The sentence in which a document first names this title without a link; null where it does not. */
export function unlinkedMention(json: DocNode, title: string): string | null {
  const wanted = title.trim()
  const found = wanted.length >= SHORTEST ? findIn(json, wanted) : null
  if (!found) return null
  const before = childrenOf(found.block).slice(0, found.child).map(textOf).join('')
  return sentenceAt(textOf(found.block), before.length + found.at)
}

/** The document with the first such place made a link to the page; null where there is none. The words stay as they were written. */
export function linkUnlinked(json: DocNode, title: string, pageId: string): DocNode | null {
  const wanted = title.trim()
  const found = wanted.length >= SHORTEST ? findIn(json, wanted) : null
  if (!found) return null
  const children = childrenOf(found.block)
  const part = children[found.child] as DocNode
  const line = part.text ?? ''
  const words = line.slice(found.at, found.at + wanted.length)
  const link = node('pageLink', { pageId, title: wanted, heading: null, alias: words === wanted ? null : words })
  const around = (piece: string): DocNode[] => (piece === '' ? [] : [text(piece, part.marks)])
  const instead = [
    ...around(line.slice(0, found.at)),
    // A link carries no marks: they would not reach the others who have the text open.
    link,
    ...around(line.slice(found.at + wanted.length)),
  ]
  const content = [...children.slice(0, found.child), ...instead, ...children.slice(found.child + 1)]
  const walk = (block: DocNode): DocNode => {
    if (block === found.block) return { ...block, content }
    return block.content ? { ...block, content: block.content.map(walk) } : block
  }
  return walk(json)
}
