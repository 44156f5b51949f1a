import type * as Y from 'yjs'
import type { Sitting } from '../harness/index.ts'

/** How many words somebody writes ahead of what the other has seen of them. */
const AHEAD = 40

export interface Typist {
  readonly name: string
  readonly sitting: Sitting
}

const words = (doc: Y.Doc, name: string) => doc.getText(`words of ${name}`)

/** What a copy holds of somebody's words: 0 1 2 3 …, so that a hole shows. */
export const writtenBy = (doc: Y.Doc, name: string): string => words(doc, name).toString()

/** How many words there are of somebody. */
export const countOf = (doc: Y.Doc, name: string): number => writtenBy(doc, name).split(' ').length - 1

/** Both write as fast as the other can read, each in a text of their own, until told to stop. Nothing here waits for a clock. */
export function typeAtOnce(one: Typist, other: Typist): () => void {
  const stops = [type(one, other), type(other, one)]
  return () => {
    for (const stop of stops) stop()
  }
}

function type(writer: Typist, reader: Typist): () => void {
  const mine = words(writer.sitting.doc, writer.name)
  const seen = words(reader.sitting.doc, writer.name)
  let next = countOf(writer.sitting.doc, writer.name)
  let ahead = next - countOf(reader.sitting.doc, writer.name)
  const more = () => {
    for (; ahead < AHEAD; ahead++) mine.insert(mine.length, `${next++} `)
  }
  const heard = () => {
    ahead = next - countOf(reader.sitting.doc, writer.name)
    more()
  }
  seen.observe(heard)
  more()
  return () => seen.unobserve(heard)
}

/** Resolves once each has seen so many more words of the other. */
export async function seeingMore(one: Typist, other: Typist, howMany: number): Promise<void> {
  const sees = (reader: Typist, writer: Typist) => {
    const wanted = countOf(reader.sitting.doc, writer.name) + howMany
    return reader.sitting.until((doc) => countOf(doc, writer.name) >= wanted)
  }
  await Promise.all([sees(one, other), sees(other, one)])
}
