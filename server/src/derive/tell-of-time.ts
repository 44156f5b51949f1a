import type { DomainEvent, EventType, Gathering, Instant, MemberId, Occurrence } from '@commonplace/domain'
import type { Writes } from '../ports/store.ts'

/** One time of a gathering, as far as is told of it. */
interface Time {
  readonly gathering: Gathering
  readonly occurrence: Pick<Occurrence, 'key'>
}

/** Tells what happened to one time that a gathering takes place: by whom, or by nobody where a rule did it. */
export async function tellOfTime(
  writes: Writes,
  type: EventType,
  { gathering: { id, communityId, title }, occurrence: { key } }: Time,
  by: MemberId | null,
  now: Instant,
  more: DomainEvent['data'] = {},
): Promise<void> {
  const subject = { kind: 'gathering', id } as const
  await writes.events.tell({ communityId, type, by, subject, data: { title, at: key, ...more } }, now)
}
