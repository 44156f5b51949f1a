import { type CommunityId, type Filling, fills, gapKey, type Instant } from '@commonplace/domain'
import type { Writes } from '../ports/store.ts'

/** How long a search that led nowhere counts as a gap. */
export const SEARCHES_COUNT_FOR = 30 * 24 * 60 * 60 * 1000
const MOST = 300

/** Looks whether what was just written is what somebody looked for in vain; those who wait for it are told. */
export async function fillGaps(
  writes: Writes,
  community: CommunityId,
  thing: Filling & { readonly kind: 'page' | 'question'; readonly id: string },
  at: Instant,
): Promise<void> {
  const by = { kind: thing.kind, id: thing.id }
  const vain = await writes.gaps.vainSearches(community, at - SEARCHES_COUNT_FOR, MOST)
  for (const { key, found } of vain)
    if (fills({ kind: found ? 'title' : 'search', key }, thing)) await writes.gaps.fillSearches(community, key, by)
  const filled = new Map<string, { kind: 'search' | 'title'; key: string }>()
  for (const { kind, words } of await writes.gaps.openWaits(community)) {
    const gap = { kind, key: gapKey(words) }
    if (fills(gap, thing)) filled.set(`${kind} ${gap.key}`, gap)
  }
  for (const { kind, key } of filled.values()) await writes.gaps.fillWaits(community, kind, key, { ...by, at })
  if (filled.size > 0)
    await writes.events.tell({ communityId: community, type: 'gap-filled', by: null, subject: by, data: {} }, at)
}
