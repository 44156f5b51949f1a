import type { Community, MemberId } from '@commonplace/domain'

/** One import into one community. */
export interface ImportRun {
  readonly community: Community
  /** Who brings it in: the author of pages that do not say theirs. */
  readonly by: MemberId
  /** Called after each piece is durable, with how many things there are now. */
  readonly onProgress: (phase: ImportPhase, done: number) => void
  /** Ids that are about to be used are made durable first, so that a broken-off import goes on where it stopped. */
  readonly keepIds: () => Promise<void>
}

/** First everything is put in, then read for links and search: a link can only be followed once both ends are there. */
export type ImportPhase = 'putting in' | 'linking'

/** How many things are put in together: large enough to share an fsync, small enough that others need not wait. */
export const TOGETHER = 25

export interface Brought {
  /** What is new. */
  readonly created: readonly { readonly where: string; readonly id: string; readonly title: string }[]
  /** What was left as it is, and why. */
  readonly skipped: readonly { readonly where: string; readonly what: string }[]
}

/** Pieces of a list or stream, the last one perhaps shorter. */
export async function* inPieces<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let piece: T[] = []
  for await (const item of items) {
    piece.push(item)
    if (piece.length < size) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}
