// The text of a live document and who wrote it, from the Yjs types alone, without an editor.
import * as Y from 'yjs'
import type { TextRange } from './anchor.ts'
import { bodyOf } from './y.ts'

interface Stretch {
  readonly ytext: Y.XmlText
  /** Where it begins in the text. */
  readonly at: number
  readonly length: number
}

/** The text of a live body with the way back to its Yjs types. Blocks are parted by a line end, inline nodes count as one sign. */
export interface BodyText {
  readonly text: string
  readonly stretches: readonly Stretch[]
}

const ATOM = '\ufffc'

export function textOfBody(doc: Y.Doc): BodyText {
  let text = ''
  const stretches: Stretch[] = []
  const walk = (parent: Y.XmlFragment): void => {
    const holdsText = parent.toArray().some((child) => child instanceof Y.XmlText)
    if (holdsText && text !== '') text += '\n'
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const words = child
          .toDelta()
          .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? run.insert : ATOM))
        const piece = words.join('')
        stretches.push({ ytext: child, at: text.length, length: piece.length })
        text += piece
      } else if (child instanceof Y.XmlElement) {
        if (holdsText) text += ATOM
        else walk(child)
      }
    }
  }
  walk(bodyOf(doc))
  return { text, stretches }
}

/** Text of one stretch that was written in one go, under one client id. */
export interface WrittenPart {
  readonly text: string
  readonly client: number
  readonly clock: number
}

/** The parts of a range of the body's text by the ids they were written under. */
export function writtenAt({ stretches }: BodyText, { from, to }: TextRange): WrittenPart[] {
  const out: WrittenPart[] = []
  for (const { ytext, at: start, length } of stretches) {
    if (start + length <= from || start >= to) continue
    let at = start
    for (let item = ytext._start; item && at < to; item = item.right) {
      if (item.deleted || !item.countable) continue
      const [a, b] = [Math.max(from - at, 0), Math.min(to - at, item.length)]
      if (b > a && item.content instanceof Y.ContentString)
        out.push({ text: item.content.str.slice(a, b), client: item.id.client, clock: item.id.clock + a })
      at += item.length
    }
  }
  return out
}
