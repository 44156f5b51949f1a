import type { Actor, EventType, Instant } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'
import { writerOf } from '../shared/doors.ts'
import type { OpenThread } from './open-comment.ts'

export interface Deciding {
  readonly actor: Actor
  readonly now: Instant
}

type Decision = Extract<EventType, `suggestion-${string}`>

/** Tells what became of a suggestion. */
export async function tellOfDecision(
  writes: Writes,
  asking: Deciding,
  { page, thread }: OpenThread,
  type: Decision,
): Promise<void> {
  const data = { title: page.fields.title, thread: thread.id, proposer: thread.by }
  const subject = { kind: 'page', id: page.id } as const
  await writes.events.tell({ communityId: page.communityId, type, by: writerOf(asking), subject, data }, asking.now)
}
