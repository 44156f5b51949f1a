// Anchors in a live document: the place in Yjs first, then the quote. Works on the Yjs types alone, without an editor.
import type { Anchor } from '@commonplace/domain'
import * as Y from 'yjs'
import { anchorOf, findQuote, likeness, type TextRange } from './anchor.ts'
import { bodyOf } from './y.ts'

/** Where the words of an anchor are now, in the text of `textOfBody`, and how they were found. */
export interface FoundAnchor extends TextRange {
  /** `exact`: where they were put; `edited`: there, reworded; `moved`: found by the quote elsewhere. */
  readonly how: 'exact' | 'edited' | 'moved'
}

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

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

function fromBase64(value: string | null): Y.RelativePosition | null {
  if (value === null || value.length > 4096) return null
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0)))
  } catch {
    // Anchors come from clients: a position that cannot be read is one that is not there, and the quote decides.
    return null
  }
}

function positionAt({ stretches }: BodyText, offset: number, end: boolean): string | null {
  const inside = stretches.find(({ at, length }) =>
    end ? offset > at && offset <= at + length : offset >= at && offset < at + length,
  )
  if (!inside) return null
  // Typing at either edge is not part of the quote: the start sticks to the first sign, the end to the last.
  const position = Y.createRelativePositionFromTypeIndex(inside.ytext, offset - inside.at, end ? -1 : 0)
  return toBase64(Y.encodeRelativePosition(position))
}

/** An anchor on a range of the body's text (`textOfBody(doc).text`), with its place in Yjs. */
export function makeAnchor(doc: Y.Doc, range: TextRange, body: BodyText = textOfBody(doc)): Anchor {
  return {
    ...anchorOf(body.text, range),
    start: positionAt(body, range.from, false),
    end: positionAt(body, range.to, true),
  }
}

/** An anchor on the first occurrence of a quote, for callers that have nothing but words; null where it does not stand. */
export function anchorAtQuote(doc: Y.Doc, quote: string): Anchor | null {
  const body = textOfBody(doc)
  const words = quote.trim()
  const from = words === '' ? -1 : body.text.indexOf(words)
  return from < 0 ? null : makeAnchor(doc, { from, to: from + words.length }, body)
}

/** Where the words of an anchor stand now; null for an orphan, which is still listed with its quote. */
export function resolveAnchor(doc: Y.Doc, anchor: Anchor, body: BodyText = textOfBody(doc)): FoundAnchor | null {
  const from = offsetOf(doc, body, anchor.start)
  const to = offsetOf(doc, body, anchor.end)
  if (from !== null && to !== null && to > from) {
    const now = body.text.slice(from, to)
    const within = now.indexOf(anchor.quote)
    if (anchor.quote !== '' && within >= 0 && now.indexOf(anchor.quote, within + 1) < 0) {
      return { from: from + within, to: from + within + anchor.quote.length, how: 'exact' }
    }
    const reworded = likeness(now, anchor.quote) >= 0.5 && now.length < anchor.quote.length * 3 + 40
    if (reworded) return { from, to, how: 'edited' }
  }
  const found = findQuote(body.text, anchor, from ?? 0)
  return found ? { from: found.from, to: found.to, how: 'moved' } : null
}

function offsetOf(doc: Y.Doc, { stretches }: BodyText, encoded: string | null): number | null {
  const relative = fromBase64(encoded)
  if (relative === null) return null
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc)
  if (absolute === null) return null
  const stretch = stretches.find(({ ytext }) => ytext === absolute.type)
  return stretch ? stretch.at + Math.min(absolute.index, stretch.length) : null
}
