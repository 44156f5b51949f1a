import type { CommunityId, EventType, Instant, MemberId } from '@commonplace/domain'

/** Where a community tells another program what happened. */
export interface Webhook {
  readonly id: string
  readonly communityId: CommunityId
  readonly url: string
  /** What deliveries are signed with. It is needed as it is, so it is kept as it is; whoever has a copy of the store can sign. */
  readonly secret: string
  /** None for all. */
  readonly types: readonly EventType[]
  readonly createdBy: MemberId
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  /** Since when every delivery failed. */
  readonly failingSince: Instant | null
}

export interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly type: string
  readonly body: string
  readonly at: Instant
  readonly tries: number
  /** Null once it is over, well or not. */
  readonly nextAt: Instant | null
  /** What the other side answered last. */
  readonly status: number | null
  /** Why it failed, in words; empty where it did not. */
  readonly said: string
  readonly doneAt: Instant | null
}

export interface HookReads {
  byId(id: string): Promise<Webhook | null>
  /** Whether there is any webhook at all. */
  any(): Promise<boolean>
  /** The seq of the last event that was looked at for them; null before the first. */
  place(): Promise<number | null>
  of(community: CommunityId): Promise<readonly Webhook[]>
  delivery(id: string): Promise<Delivery | null>
  /** The latest first. */
  deliveriesOf(webhook: string, limit: number): Promise<readonly Delivery[]>
  /** When the next delivery is due of all but those to these webhooks; null where none waits. */
  nextDue(except: readonly string[]): Promise<Instant | null>
  /** The webhooks that something is due to. */
  dueTo(now: Instant): Promise<readonly string[]>
  /** What is due to one of them, the longest waiting first. */
  due(webhook: string, now: Instant, limit: number): Promise<readonly Delivery[]>
}
export interface HookWrites extends HookReads {
  add(webhook: Webhook): Promise<void>
  setPlace(seq: number): Promise<void>
  remove(community: CommunityId, id: string): Promise<boolean>
  addDelivery(delivery: Delivery): Promise<void>
  /**
   * Takes a delivery that is due for this process: until `until` no other takes it. False where another was quicker.
   */
  takeDelivery(id: string, due: Instant, until: Instant): Promise<boolean>
  changeDelivery(id: string, change: Pick<Delivery, 'tries' | 'nextAt' | 'status' | 'said' | 'doneAt'>): Promise<void>
  used(webhook: string, at: Instant, failingSince: Instant | null): Promise<void>
  pruneDeliveries(before: Instant): Promise<void>
}
