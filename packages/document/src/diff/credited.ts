import type { SharesOf } from '../authorship.ts'
import { childrenOf, type DocMark, type DocNode, joinText, text } from '../json.ts'
import type { DiffAuthor } from './to-html.ts'

/** The inline content between two offsets, marked as come or gone, each stretch with who did it. */
export function creditedLine(
  block: DocNode,
  from: number,
  to: number,
  type: 'ins' | 'del',
  shares?: SharesOf<DiffAuthor>,
): DocNode[] {
  const out: DocNode[] = []
  let at = 0
  /** What is no text (a link to a page, a picture) goes with the words before it. */
  let by: DiffAuthor | null = null
  for (const part of childrenOf(block)) {
    const size = part.type === 'text' ? (part.text ?? '').length : 1
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, size)]
    at += size
    if (end <= start) continue
    if (part.type !== 'text') {
      out.push({ ...part, marks: [...(part.marks ?? []), markOf(type, by)] })
      continue
    }
    let place = start
    for (const share of shares?.(part, start, end) ?? [{ length: end - start, by: null }]) {
      by = share.by
      const marks = [...(part.marks ?? []), markOf(type, by)]
      out.push(text((part.text ?? '').slice(place, place + share.length), marks))
      place += share.length
    }
  }
  return joinText(out)
}

const markOf = (type: 'ins' | 'del', by: DiffAuthor | null): DocMark =>
  by ? { type, attrs: { by: by.place, hue: by.hue } } : { type }
