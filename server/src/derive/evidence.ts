import { type Instant, type MemberId, type Page, type PageId, speaksAgainst } from '@commonplace/domain'
import type { Writes } from '../ports/store.ts'

/**
 * Writes down what a story says of practices, and tells of what speaks against one more than before: its stewards should look. Only what
 * all of the community may read is told. What is no story says nothing, whatever its fields hold; nobody proves a page by itself.
 */
export async function writeEvidence(
  writes: Writes,
  { id, communityId, kind, fields, deletedAt }: Page,
  at: Instant,
  by: MemberId | null,
): Promise<void> {
  const named = kind === 'story' ? fields.tried.filter(({ page }) => page !== id) : []
  const pages = named.length === 0 ? new Map() : await writes.pages.many(named.map(({ page }) => page))
  // Who names a practice of another community has said nothing of it there.
  const trials = named.filter(({ page }) => pages.get(page)?.communityId === communityId)
  const before = await writes.evidence.in(id)
  if (JSON.stringify(before) === JSON.stringify(trials)) return
  await writes.evidence.put(id, trials)
  if (deletedAt !== null || (await writes.pages.audiencesOf(id)).length > 0) return
  const said = new Map(before.map(({ page, outcome }) => [page, outcome]))
  for (const { page, outcome } of trials) {
    if (!speaksAgainst(said.get(page), outcome)) continue
    const subject = { kind: 'page', id: page satisfies PageId } as const
    const data = { story: id, outcome }
    await writes.events.tell({ communityId, type: 'practice-doubted', by, subject, data }, at)
  }
}
