import type { Share, SharesOf } from '../authorship.ts'
import { type BlockChange, cutterOf, type EditedBlock } from '../diff.ts'
import { type HtmlOptions, toHtml } from '../html.ts'
import { childrenOf, type DocNode, isTextblock, node } from '../json.ts'
import { creditedLine } from './credited.ts'

/** Who did it, as a difference shows them: the place in a list of people, and the colour they have everywhere. */
export interface DiffAuthor {
  readonly place: number
  readonly hue: number
}

/** Who put the words of the newer state in, and who took those of the older one out. */
export interface DiffAuthors {
  readonly came: SharesOf<DiffAuthor>
  readonly went: SharesOf<DiffAuthor>
}

/**
 * Both states in one reading page: what came in <ins>, what went in <del>, cell by cell in tables, line by line in lists. A moved block
 * stands once, where it is now, in a frame `diff-moved`; changed attributes (a level, a tone) in a frame `diff-changed`. Given `authors`,
 * each stretch says whose it is: `data-by` with their place, and a class `hue-N`.
 */
export function diffToHtml(diff: BlockChange, options: HtmlOptions = {}, authors?: DiffAuthors): string {
  const [merged] = merge(diff, authors)
  return merged ? toHtml(merged, options) : ''
}

/** One change as the nodes that show it. */
function merge(change: BlockChange, authors?: DiffAuthors): DocNode[] {
  switch (change.op) {
    case 'same':
      return [change.b]
    case 'del':
      return change.move === undefined ? [credited(change.a, 'diffDel', authors?.went)] : []
    case 'ins': {
      if (change.move === undefined) return [credited(change.b, 'diffIns', authors?.came)]
      const shown = change.change ? merge(change.change, authors) : [change.b]
      return shown.map((block) => framed(block, 'diffMoved'))
    }
    case 'edit':
      return mergeEdit(change, authors)
  }
}

function mergeEdit({ a, b, attrs, inline, children }: EditedBlock, authors?: DiffAuthors): DocNode[] {
  if (inline) {
    const cutNewer = cutterOf(b)
    const content = inline.flatMap(({ op, fromA, toA, fromB, toB }) => {
      if (op === 'del') return creditedLine(a, fromA, toA, 'del', authors?.went)
      if (op === 'ins') return creditedLine(b, fromB, toB, 'ins', authors?.came)
      return cutNewer(fromB, toB)
    })
    const line = { ...b, content }
    return [attrs ? framed(line, 'diffChanged') : line]
  }
  // Cards and raw blocks have no inside to compare: the old one stands beside the new.
  if (childrenOf(a).length === 0 && childrenOf(b).length === 0) return [framed(a, 'diffDel'), framed(b, 'diffIns')]
  const merged = { ...b, content: (children ?? []).flatMap((child) => merge(child, authors)) }
  return [attrs && b.type !== 'doc' ? framed(merged, 'diffChanged') : merged]
}

/** A block that came or went as a whole, in the colour of who did it; where several did, each stretch in its own. */
function credited(block: DocNode, frame: 'diffIns' | 'diffDel', shares?: SharesOf<DiffAuthor>): DocNode {
  if (!shares) return framed(block, frame)
  const all = authorsIn(block, shares)
  const [only] = all
  if (all.length <= 1) return framed(block, frame, only?.by ?? null)
  const type = frame === 'diffIns' ? 'ins' : 'del'
  const walk = (of: DocNode): DocNode => {
    if (isTextblock(of)) return { ...of, content: creditedLine(of, 0, Number.POSITIVE_INFINITY, type, shares) }
    return of.content ? { ...of, content: of.content.map(walk) } : of
  }
  return framed(walk(block), frame)
}

/** Whose the words of a block are, each once. */
function authorsIn(block: DocNode, shares: SharesOf<DiffAuthor>): Share<DiffAuthor>[] {
  const found = new Map<number | null, Share<DiffAuthor>>()
  const walk = (of: DocNode): void => {
    if (of.type === 'text')
      for (const share of shares(of, 0, (of.text ?? '').length)) found.set(share.by?.place ?? null, share)
    else for (const child of childrenOf(of)) walk(child)
  }
  walk(block)
  return [...found.values()]
}

/** Nodes that may only stand in their own container: the frame goes inside. */
const FIXED = new Set(['listItem', 'taskItem', 'tableRow', 'tableCell', 'tableHeader', 'detailsContent'])

function framed(
  block: DocNode,
  frame: 'diffIns' | 'diffDel' | 'diffMoved' | 'diffChanged',
  by: DiffAuthor | null = null,
): DocNode {
  if (block.type === 'tableRow') return { ...block, content: childrenOf(block).map((cell) => framed(cell, frame, by)) }
  if (block.type === 'detailsSummary') {
    const mark = frame === 'diffDel' ? 'del' : frame === 'diffIns' ? 'ins' : null
    const whose = by && ((_: DocNode, from: number, to: number) => [{ length: to - from, by }])
    return mark
      ? { ...block, content: creditedLine(block, 0, Number.POSITIVE_INFINITY, mark, whose ?? undefined) }
      : block
  }
  const attrs = by && { by: by.place, hue: by.hue }
  if (FIXED.has(block.type)) return { ...block, content: [node(frame, attrs, childrenOf(block))] }
  return node(frame, attrs, [block])
}
