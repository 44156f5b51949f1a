import type { PageShape } from '@commonplace/api'
import type { MemberId, Page } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { peopleOf } from './people.ts'

/** What others changed in a page since somebody last read it. What oneself wrote is no news. */
export async function unreadBy(reads: Reads, member: MemberId | null, page: Page): Promise<PageShape['unread']> {
  if (member === null) return null
  const last = await reads.versions.lastRead(page.id, member)
  if (!last) return null
  // A sitting that went on after it was read stands under the same number: what came since then is news too.
  const known = await reads.versions.asOf(page.documentId, last.at)
  const since = Math.max(1, Math.min(last.version, known?.n ?? 1))
  const steps = await reads.versions.between(page.documentId, since, Number.MAX_SAFE_INTEGER)
  const theirs = steps.filter(({ by }) => by.some((one) => one !== member))
  if (theirs.length === 0) return null
  const writers = [...new Set(theirs.toReversed().flatMap(({ by }) => by))].filter((one) => one !== member)
  const people = await peopleOf(reads, writers)
  const sum = (count: (step: (typeof steps)[number]) => number) => theirs.reduce((all, step) => all + count(step), 0)
  return {
    since,
    at: last.at,
    by: writers.map(people),
    added: sum(({ added }) => added),
    removed: sum(({ removed }) => removed),
  }
}
