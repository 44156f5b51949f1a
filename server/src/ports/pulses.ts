import type { Agreement, CommunityId, Instant, MemberId, Pulse, PulseId, PulseTally } from '@commonplace/domain'

/** A pulse with what is kept of its replies. */
export interface KeptPulse extends Pulse {
  readonly replies: number
  /** By statement. */
  readonly tallies: readonly PulseTally[]
}

/** One reply, as it comes in: it becomes sums, and is not kept. */
export interface PulseReply {
  /** By statement; null where somebody said nothing to it. */
  readonly agreements: readonly (Agreement | null)[]
  /** For the hosts; empty where somebody wrote none. */
  readonly comment: string
}

export interface PulseReads {
  byId(id: PulseId): Promise<Pulse | null>
  /** The one that is open at an instant; null where none is. */
  open(community: CommunityId, at: Instant): Promise<Pulse | null>
  /** Those that closed before an instant, the latest first. */
  closed(community: CommunityId, at: Instant, limit: number): Promise<readonly KeptPulse[]>
  /** Whether somebody replied to one that is open. */
  replied(pulse: PulseId, member: MemberId): Promise<boolean>
  /** What was written to one, in no order of time. */
  comments(pulse: PulseId): Promise<readonly string[]>
}
export interface PulseWrites extends PulseReads {
  add(pulse: Pulse): Promise<void>
  /** Takes a reply in: once for each member. False where they replied before; nothing is changed then. */
  reply(pulse: PulseId, member: MemberId, reply: PulseReply): Promise<boolean>
  /** Takes a pulse back, with all that is kept of it. */
  remove(pulse: PulseId): Promise<void>
  /** Forgets who replied to those that closed before an instant. */
  forgetRepliers(at: Instant): Promise<void>
}
