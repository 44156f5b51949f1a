// Who wrote which words, read from the ids that Yjs gives every letter. Whose an id is, only the server knows for sure.
import type { MemberId } from '@commonplace/domain'
import * as Y from 'yjs'
import { bodyOf } from './y.ts'

/** A run of text that one member wrote: characters `from` to `to` of its block's text. */
export interface AuthorRange {
  /** The id of the nearest block around it that has one; null where none has. */
  readonly block: string | null
  readonly from: number
  readonly to: number
  /** Null where nobody is known to own the client id the text was written under. */
  readonly member: MemberId | null
}

type OwnerOf = (client: number) => MemberId | undefined

/**
 * The body's text as runs of one author, in the order it stands. Characters are counted over all text of a block that lies in no inner
 * block with an id of its own. Deleted text and formatting count nothing. Reads only; goes over the whole body once.
 */
export function authorRanges(doc: Y.Doc, ownerOf: OwnerOf): AuthorRange[] {
  const out: AuthorRange[] = []
  const lengths = new Map<string | null, number>()
  /** What is still to be read, the next one last: hostile bodies nest deeper than a stack. */
  const waiting: { start: Y.Item | null; block: string | null }[] = [{ start: bodyOf(doc)._start, block: null }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const inner: typeof waiting = []
    for (let item = next.start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentType) {
        const { type } = item.content
        inner.push({ start: type._start, block: idOf(type) ?? next.block })
      } else if (item.content instanceof Y.ContentString) {
        const from = lengths.get(next.block) ?? 0
        lengths.set(next.block, from + item.length)
        add(out, { block: next.block, from, to: from + item.length, member: ownerOf(item.id.client) ?? null })
      }
    }
    waiting.push(...inner.reverse())
  }
  return out
}

function add(out: AuthorRange[], range: AuthorRange): void {
  const last = out.at(-1)
  if (last && last.block === range.block && last.member === range.member && last.to === range.from)
    out[out.length - 1] = { ...last, to: range.to }
  else out.push(range)
}

function idOf(type: unknown): string | null {
  if (!(type instanceof Y.XmlElement)) return null
  const id: unknown = type.getAttribute('id')
  return typeof id === 'string' && id !== '' ? id : null
}
