import { type BlockChange, cutterOf, type EditedBlock } from '../diff.ts'
import { type HtmlOptions, toHtml } from '../html.ts'
import { childrenOf, type DocNode, node } from '../json.ts'

/**
 * Both states in one reading page: what came in <ins>, what went in <del>, cell by cell in tables, line by line in lists. A moved block
 * stands once, where it is now, in a frame `diff-moved`; changed attributes (a level, a tone) in a frame `diff-changed`.
 */
export function diffToHtml(diff: BlockChange, options: HtmlOptions = {}): string {
  const [merged] = merge(diff)
  return merged ? toHtml(merged, options) : ''
}

/** One change as the nodes that show it. */
function merge(change: BlockChange): DocNode[] {
  switch (change.op) {
    case 'same':
      return [change.b]
    case 'del':
      return change.move === undefined ? [framed(change.a, 'diffDel')] : []
    case 'ins': {
      if (change.move === undefined) return [framed(change.b, 'diffIns')]
      const shown = change.change ? merge(change.change) : [change.b]
      return shown.map((block) => framed(block, 'diffMoved'))
    }
    case 'edit':
      return mergeEdit(change)
  }
}

function mergeEdit({ a, b, attrs, inline, children }: EditedBlock): DocNode[] {
  if (inline) {
    const [cutOld, cutNewer] = [cutterOf(a), cutterOf(b)]
    const content = inline.flatMap(({ op, fromA, toA, fromB, toB }) => {
      if (op === 'del') return cutOld(fromA, toA).map((part) => marked(part, 'del'))
      const now = cutNewer(fromB, toB)
      return op === 'ins' ? now.map((part) => marked(part, 'ins')) : now
    })
    const line = { ...b, content }
    return [attrs ? framed(line, 'diffChanged') : line]
  }
  // Cards and raw blocks have no inside to compare: the old one stands beside the new.
  if (childrenOf(a).length === 0 && childrenOf(b).length === 0) return [framed(a, 'diffDel'), framed(b, 'diffIns')]
  const merged = { ...b, content: (children ?? []).flatMap(merge) }
  return [attrs && b.type !== 'doc' ? framed(merged, 'diffChanged') : merged]
}

const marked = (part: DocNode, type: 'ins' | 'del'): DocNode => ({ ...part, marks: [...(part.marks ?? []), { type }] })

/** Nodes that may only stand in their own container: the frame goes inside. */
const FIXED = new Set(['listItem', 'taskItem', 'tableRow', 'tableCell', 'tableHeader', 'detailsContent'])

function framed(block: DocNode, frame: 'diffIns' | 'diffDel' | 'diffMoved' | 'diffChanged'): DocNode {
  if (block.type === 'tableRow') return { ...block, content: childrenOf(block).map((cell) => framed(cell, frame)) }
  if (block.type === 'detailsSummary') {
    const mark = frame === 'diffDel' ? 'del' : frame === 'diffIns' ? 'ins' : null
    return mark ? { ...block, content: childrenOf(block).map((part) => marked(part, mark)) } : block
  }
  if (FIXED.has(block.type)) return { ...block, content: [node(frame, null, childrenOf(block))] }
  return node(frame, null, [block])
}
