import { finderIn } from '@commonplace/document'
import { MOST_THREADS, type PageId, type Words } from '@commonplace/domain'
import type { Writes } from '../ports/store.ts'

/**
 * Follows the words that threads are about to where they stand in a text that was changed. What was merely reworded goes along; what is
 * gone leaves the thread with its quote, and is taken up again where the same words come back.
 */
export async function followThreads(writes: Writes, page: PageId, text: string): Promise<void> {
  const finder = finderIn(text)
  for (const { id, anchor, stands } of await writes.comments.threads(page, 'open', MOST_THREADS)) {
    if (anchor === null) continue
    const now = stands ? finder.find(stands) : finder.same(anchor)
    if (!same(now, stands)) await writes.comments.change(id, { stands: now })
  }
}

const same = (a: Words | null, b: Words | null): boolean =>
  a?.quote === b?.quote && a?.before === b?.before && a?.after === b?.after
