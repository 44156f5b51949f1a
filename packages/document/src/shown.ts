// Sections and blocks of other pages that a document shows, as plain data. Who may read them is decided elsewhere, each time.
import { headingIds } from './heading-ids.ts'
import { childrenOf, type DocNode, numberAttr, stringAttr, textOf } from './json.ts'

/** How many sections of other pages one page shows; further ones are only named. */
export const MOST_SHOWN = 20
/** How many pages deep a section shows another: a section in a section in a section, and there it ends. */
export const DEEPEST_SHOWN = 3

/** Where a shown section stands. */
export interface ShownRef {
  readonly pageId: string
  /** Empty for the whole page. */
  readonly blockId: string
}

/** One text for one such place. */
export const shownKey = ({ pageId, blockId }: ShownRef): string => `${pageId} ${blockId}`

export const shownRefOf = (block: DocNode): ShownRef => ({
  pageId: stringAttr(block, 'pageId'),
  blockId: stringAttr(block, 'blockId'),
})

/** Every place that a document shows, each once, in reading order. */
export function shownIn(json: DocNode): ShownRef[] {
  const found = new Map<string, ShownRef>()
  const walk = (block: DocNode): void => {
    const ref = block.type === 'shownSection' ? shownRefOf(block) : null
    if (ref && ref.pageId !== '' && !found.has(shownKey(ref))) found.set(shownKey(ref), ref)
    for (const child of childrenOf(block)) walk(child)
  }
  walk(json)
  return [...found.values()]
}

/** What another page shows of a document. */
export interface ShownPart {
  /** The id of the block, also where it was asked for by that of its heading in the reading page; empty for the whole document. */
  readonly blockId: string
  readonly json: DocNode
  /** The heading it stands under, or is; empty above the first. */
  readonly heading: string
  /** The id of that heading in the reading page; null above the first. */
  readonly headingId: string | null
}

/**
 * The part of a document that a place means: a heading with all that stands under it until the next of its level or above, any other block
 * by itself. `at` is the id of a block or, as links into a page have it, of a heading in the reading page. Null where it is not there.
 */
export function partOf(json: DocNode, at: string): ShownPart | null {
  if (at === '') return { blockId: '', json, heading: '', headingId: null }
  const idOf = headingIds()
  let heading = ''
  let headingId: string | null = null
  const walk = (of: DocNode): ShownPart | null => {
    const blocks = childrenOf(of)
    for (const [i, block] of blocks.entries()) {
      if (block.type === 'heading') {
        heading = textOf(block).trim()
        headingId = idOf(textOf(block))
      }
      const id = stringAttr(block, 'id')
      if (id !== '' && (id === at || (block.type === 'heading' && headingId === at)))
        return { blockId: id, json: { type: 'doc', content: sectionFrom(blocks, i) }, heading, headingId }
      const found = walk(block)
      if (found) return found
    }
    return null
  }
  return walk(json)
}

function sectionFrom(blocks: readonly DocNode[], at: number): DocNode[] {
  const first = blocks[at] as DocNode
  const level = numberAttr(first, 'level', 1)
  let to = at + 1
  if (first.type === 'heading')
    while (
      to < blocks.length &&
      !(blocks[to]?.type === 'heading' && numberAttr(blocks[to] as DocNode, 'level', 1) <= level)
    )
      to++
  return blocks.slice(at, to)
}

/** A part as words of one's own: without the ids it has where it comes from. */
export function copyOfPart(json: DocNode): DocNode[] {
  const bare = (block: DocNode): DocNode => {
    const { id: _, ...attrs } = block.attrs ?? {}
    return {
      ...block,
      ...(block.attrs ? { attrs } : {}),
      ...(block.content ? { content: block.content.map(bare) } : {}),
    }
  }
  return childrenOf(json).map(bare)
}
