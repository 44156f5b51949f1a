// Who wrote which words, read from the ids that Yjs gives every letter. Whose an id is, only the server knows for sure.
import type { MemberId } from '@commonplace/domain'
import * as Y from 'yjs'
import { type Origin, Origins } from './authorship/origins.ts'
import type { Share } from './authorship.ts'
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

/** Who writes under a client id from this clock on, up to where the next one begins. */
export interface Hand {
  readonly from: number
  readonly member: MemberId
}

/** The hands a client id went through, in the order of their clocks; most ids know only one. */
export type HandsOf = (client: number) => readonly Hand[] | undefined

/** A run of text written under one client id: characters `from` to `to` of its block, the first of them at this clock. */
export interface WrittenRun {
  readonly block: string | null
  readonly from: number
  readonly to: number
  readonly client: number
  readonly clock: number
}

/**
 * The body's text as runs of one client id, in the order it stands. Characters are counted over all text of a block that lies in no inner
 * block with an id of its own. Deleted text and formatting count nothing. Reads only; goes over the whole body once.
 */
export function writtenRuns(doc: Y.Doc): WrittenRun[] {
  const out: WrittenRun[] = []
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
        out.push({ block: next.block, from, to: from + item.length, ...item.id })
      }
    }
    waiting.push(...inner.reverse())
  }
  return out
}

/** The runs by their authors, back to who wrote the words first. Where an id changed hands, Yjs may hold the words of both for one run. */
export function authorsOf(
  runs: readonly WrittenRun[],
  handsOf: HandsOf,
  origins: Origins = new Origins(),
): AuthorRange[] {
  const out: AuthorRange[] = []
  for (const { block, from, to, client, clock } of runs) {
    let at = from
    for (const origin of origins.of(client, clock, to - from))
      for (const { length, by } of membersOf(origin, handsOf)) {
        add(out, { block, from: at, to: at + length, member: by })
        at += length
      }
  }
  return out
}

/** Characters written under one client id by whose hand each was. */
export function membersOf({ client, clock, length }: Origin, handsOf: HandsOf): Share<MemberId>[] {
  const hands = handsOf(client) ?? []
  const out: Share<MemberId>[] = []
  for (let at = clock; at < clock + length; ) {
    const next = hands.findIndex((hand) => hand.from > at)
    const hand = hands[next < 0 ? hands.length - 1 : next - 1]
    const end = Math.min(clock + length, next < 0 ? clock + length : (hands[next]?.from ?? 0))
    out.push({ length: end - at, by: hand?.member ?? null })
    at = end
  }
  return out
}

/** The body's text as runs of one author. */
export const authorRanges = (doc: Y.Doc, handsOf: HandsOf, origins?: Origins): AuthorRange[] =>
  authorsOf(writtenRuns(doc), handsOf, origins)

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
