import { childrenOf, type DocNode, keyOf, textOf } from './json.ts'
import { sectionAround, sectionUnder } from './sections.ts'

/** Two 32-bit lanes of multiply and shift (after cyrb53 by bryc, public domain): equal content is told apart from other, not secured. */
function hash(value: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}

const isEmpty = (block: DocNode): boolean => block.type === 'paragraph' && childrenOf(block).length === 0

/** The content of blocks as 16 signs: equal words, marks and order give equal signs. Ids and empty paragraphs do not count. */
export function revisionOfBlocks(blocks: readonly DocNode[]): string {
  return hash(
    blocks
      .filter((block) => !isEmpty(block))
      .map(keyOf)
      .join(''),
  )
}

/** The revision of a whole document. */
export const revisionOf = (json: DocNode): string => revisionOfBlocks(childrenOf(json))

/**
 * The revision of the section an adopted answer stands in: of the section around the block where it is there, else of the one under
 * `heading` (empty: the last of the page). Adopted answers themselves are left out, or adopting a second one would make the first look
 * overtaken. Null where neither block nor heading is there any more.
 */
export function sectionRevision(json: DocNode, heading: string, exceptAdoptionId: string | null): string | null {
  const blocks = blocksBeside(json, heading, exceptAdoptionId)
  return blocks && revisionOfBlocks(blocks)
}

/** The blocks that such a revision is of. */
export function blocksBeside(json: DocNode, heading: string, exceptAdoptionId: string | null): DocNode[] | null {
  const blocks = childrenOf(json)
  const at = blocks.findIndex(
    (block) =>
      exceptAdoptionId !== null && block.type === 'adoptedAnswer' && block.attrs?.adoptionId === exceptAdoptionId,
  )
  const range = at >= 0 ? sectionAround(blocks, at) : sectionUnder(blocks, heading)
  if (range === null) return null
  return blocks.slice(range.from, range.to).filter(({ type }) => type !== 'adoptedAnswer')
}

/** The words of the heading above the block at an index; empty where there is none. */
export function headingAbove(json: DocNode, index: number): string {
  const blocks = childrenOf(json)
  const first = blocks[sectionAround(blocks, index).from]
  return first?.type === 'heading' ? textOf(first).trim() : ''
}
