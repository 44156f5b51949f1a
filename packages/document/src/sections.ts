import { childrenOf, type DocNode, textOf } from './json.ts'

/** Blocks `from` (inclusive) to `to` (exclusive): a heading and what stands under it until the next heading of any level. */
export interface SectionRange {
  readonly from: number
  readonly to: number
}

const isHeading = (block: DocNode | undefined): boolean => block?.type === 'heading'

/** The section a block stands in. */
export function sectionAround(blocks: readonly DocNode[], index: number): SectionRange {
  let from = Math.min(index, blocks.length - 1)
  while (from > 0 && !isHeading(blocks[from])) from--
  let to = Math.max(index, 0) + 1
  while (to < blocks.length && !isHeading(blocks[to])) to++
  return { from: Math.max(from, 0), to: Math.min(to, blocks.length) }
}

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase()

/** The section under a heading, by its words; empty words mean the last one. Null where no heading reads so. */
export function sectionUnder(blocks: readonly DocNode[], heading: string): SectionRange | null {
  if (heading.trim() === '') return sectionAround(blocks, blocks.length - 1)
  const at = blocks.findIndex((block) => isHeading(block) && plain(textOf(block)) === plain(heading))
  return at < 0 ? null : sectionAround(blocks, at)
}

/** The section under a heading as a document of its own; the whole document for empty words. Null where no heading reads so. */
export function sectionOf(json: DocNode, heading: string): DocNode | null {
  if (heading.trim() === '') return json
  const blocks = childrenOf(json)
  const range = sectionUnder(blocks, heading)
  return range && { ...json, content: blocks.slice(range.from, range.to) }
}
