import { type CommunityId, type Instant, type Page, renewalDue, renewalOf } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../ports/store.ts'

/** After more charters than this no community has to look. */
const MOST_CHARTERS = 20

/** The charters of a community whose day is near, with that day. Those are looked at that were there first. */
export async function renewalsNear(
  reads: Reads,
  community: CommunityId,
  now: Instant,
): Promise<{ readonly page: Page; readonly day: Instant }[]> {
  const { items } = await reads.pages.list(community, { kind: 'charter', sort: 'made', limit: MOST_CHARTERS })
  const due = items.filter(({ fields }) => renewalDue(fields, now))
  return due.map((page) => ({ page, day: must(renewalOf(page.fields), 'what is due has a day') }))
}
