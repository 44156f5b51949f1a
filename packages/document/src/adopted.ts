// The block of an adopted answer, as pure changes of a document. Who may do it, and how it stands, is decided elsewhere.
import { childrenOf, type DocNode, isTextblock, joinText, node, paragraph, text } from './json.ts'
import { headingAbove, revisionOfBlocks } from './revision.ts'
import { sectionUnder } from './sections.ts'

export interface AdoptedBlock {
  readonly adoptionId: string
  /** The words of the heading above it; empty where there is none. */
  readonly heading: string
  readonly content: readonly DocNode[]
}

/** All adopted answers of a document, in reading order. */
export function adoptedIn(json: DocNode): AdoptedBlock[] {
  return childrenOf(json).flatMap((block, i) => {
    const adoptionId = block.attrs?.adoptionId
    if (block.type !== 'adoptedAnswer' || typeof adoptionId !== 'string') return []
    return [{ adoptionId, heading: headingAbove(json, i), content: childrenOf(block) }]
  })
}

/** The block of one adoption, or null where it was taken out of the page. */
export function findAdopted(json: DocNode, adoptionId: string): AdoptedBlock | null {
  return adoptedIn(json).find((block) => block.adoptionId === adoptionId) ?? null
}

/**
 * Whether the words of a block are such as were woven in. A block is text that anybody who may write can change or copy; the name of who
 * answered stands only below words that are theirs. Where it is not known what was woven in, the words are believed.
 */
export const isWoven = (words: readonly DocNode[], wovenRevisions: readonly string[]): boolean =>
  wovenRevisions.length === 0 || wovenRevisions.includes(revisionOfBlocks(words))

/** The document with those woven answers marked whose words are others than were woven in; `wovenOf` is null for unknown adoptions. */
export function markAltered(json: DocNode, wovenOf: (adoptionId: string) => readonly string[] | null): DocNode {
  const walk = (block: DocNode): DocNode => {
    const content = block.content?.map(walk)
    const same = content?.every((inner, i) => inner === block.content?.[i]) ?? true
    const walked = same || !content ? block : { ...block, content }
    if (block.type !== 'adoptedAnswer') return walked
    const woven = wovenOf(String(block.attrs?.adoptionId ?? ''))
    const { altered: _, ...attrs } = block.attrs ?? {}
    if (woven === null || isWoven(childrenOf(block), woven))
      return 'altered' in (block.attrs ?? {}) ? { ...walked, attrs } : walked
    return { ...walked, attrs: { ...attrs, altered: true } }
  }
  return walk(json)
}

export interface NewAdopted {
  readonly adoptionId: string
  /** It goes to the end of the section under this heading; empty or not found: to the end of the page. */
  readonly heading: string
  /** The answer: a whole document or its blocks. */
  readonly content: DocNode | readonly DocNode[]
}

/** The document with an adopted answer put in. */
export function insertAdopted(json: DocNode, { adoptionId, heading, content }: NewAdopted): DocNode {
  const blocks = childrenOf(json)
  let at = sectionUnder(blocks, heading)?.to ?? blocks.length
  // An empty line at the end of a section is where the next writer goes on: the answer stands above it.
  while (at > 0 && isEmpty(blocks[at - 1])) at--
  const block = node('adoptedAnswer', { adoptionId }, adoptable(content))
  return { ...json, content: [...blocks.slice(0, at), block, ...blocks.slice(at)] }
}

/** The document with the words of an adopted answer replaced; the same document where it is not in it. */
export function replaceAdopted(json: DocNode, adoptionId: string, content: DocNode | readonly DocNode[]): DocNode {
  return changeAdopted(json, adoptionId, (block) => ({ ...block, content: adoptable(content) }))
}

/** The document with an adopted answer turned into a quotation that says whose words they are, free to be edited. */
export function detachAdopted(json: DocNode, adoptionId: string, attribution: string): DocNode {
  const line = attribution.trim() === '' ? [] : [paragraph(text(`— ${attribution.trim()}`, [{ type: 'italic' }]))]
  return changeAdopted(json, adoptionId, (block) => node('blockquote', null, [...childrenOf(block), ...line]))
}

function changeAdopted(json: DocNode, adoptionId: string, change: (block: DocNode) => DocNode): DocNode {
  const blocks = childrenOf(json)
  const isIt = (block: DocNode): boolean => block.type === 'adoptedAnswer' && block.attrs?.adoptionId === adoptionId
  return blocks.some(isIt) ? { ...json, content: blocks.map((block) => (isIt(block) ? change(block) : block)) } : json
}

/** The document with every woven answer a quotation: a text of its own, whose words belong to the page. */
export function withoutWoven(json: DocNode): DocNode {
  const walk = (block: DocNode): DocNode => {
    const content = block.content?.map(walk)
    if (block.type === 'adoptedAnswer') return node('blockquote', null, content ?? [])
    return content ? { ...block, content } : block
  }
  return walk(json)
}

const isEmpty = (block: DocNode | undefined): boolean => block?.type === 'paragraph' && childrenOf(block).length === 0

/** An answer's blocks as they may stand in a page: its headings as bold lines (they are no sections of the page), ids left behind. */
export function adoptable(content: DocNode | readonly DocNode[]): DocNode[] {
  const given = 'type' in content ? childrenOf(content as DocNode) : (content as readonly DocNode[])
  const blocks = given.flatMap(adoptableBlock)
  let last = blocks.length
  while (last > 0 && isEmpty(blocks[last - 1])) last--
  return last > 0 ? blocks.slice(0, last) : [paragraph()]
}

function adoptableBlock(block: DocNode): DocNode[] {
  if (block.type === 'text' || isInline(block)) return [block]
  const { id: _left, ...attrs } = block.attrs ?? {}
  if (block.type === 'heading') {
    const bold = childrenOf(block).map((part) =>
      part.type === 'text' && !part.marks?.some(({ type }) => type === 'bold')
        ? text(part.text ?? '', [...(part.marks ?? []), { type: 'bold' }])
        : part,
    )
    return [node('paragraph', null, joinText(bold))]
  }
  const inner = isTextblock(block) ? childrenOf(block) : childrenOf(block).flatMap(adoptableBlock)
  if (block.type === 'adoptedAnswer') return [node('blockquote', null, inner)]
  return [node(block.type, attrs, inner)]
}

const isInline = (block: DocNode): boolean =>
  ['hardBreak', 'image', 'pageLink', 'mention', 'tag', 'rawInline'].includes(block.type)
