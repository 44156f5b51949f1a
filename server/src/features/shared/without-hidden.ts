import type { DomainEvent, PageId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'

/**
 * The events without those of pages that are hidden from whoever asks. Pages are never taken out of the store: one that is not there is behind
 * a gate that they do not pass.
 */
export async function withoutHidden(reads: Reads, events: readonly DomainEvent[]): Promise<readonly DomainEvent[]> {
  const pageIn = ({ subject, data }: DomainEvent): string | null =>
    subject?.kind === 'page' ? subject.id : typeof data.page === 'string' ? data.page : null
  const ids = events.flatMap((event) => pageIn(event) ?? [])
  if (ids.length === 0) return events
  const pages = await reads.pages.many(ids as PageId[])
  // A question that was asked from a hidden page is nobody's secret; only where it was asked from is.
  return events.flatMap((event) => {
    const page = pageIn(event)
    if (page === null || pages.has(page as PageId)) return [event]
    return event.subject?.kind === 'question' ? [{ ...event, data: { ...event.data, page: null } }] : []
  })
}
