import type { CommunityId, DomainEvent, EventType, Instant, NewEvent } from '@commonplace/domain'

export interface EventReads {
  /** In order, those after a place. */
  after(seq: number, limit: number): Promise<readonly DomainEvent[]>
  /** Of one community since an instant, or from then to another, newest first; of these types alone where they are named. */
  since(
    community: CommunityId,
    at: Instant,
    limit: number,
    until?: Instant,
    types?: readonly EventType[],
  ): Promise<readonly DomainEvent[]>
  /** Of these types, the last first, before a place. */
  ofTypes(
    community: CommunityId,
    types: readonly EventType[],
    before: number,
    limit: number,
  ): Promise<readonly DomainEvent[]>
  last(): Promise<number>
}
export interface EventWrites extends EventReads {
  /** Tells that something happened, as part of the same transaction; listeners hear of it once that is durable. */
  tell(event: NewEvent, at: Instant): Promise<void>
}
