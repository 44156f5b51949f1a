import type { Dots, DotVote, GatheringId, Instant, MemberId, RunningItem, VoteId, WallTime } from '@commonplace/domain'

export interface TogetherReads {
  /** What is on just now; null where nothing is. */
  running(gathering: GatheringId, key: WallTime): Promise<RunningItem | null>
  /** The votes of an occurrence, the first first. */
  votes(gathering: GatheringId, key: WallTime): Promise<readonly DotVote[]>
  vote(id: VoteId): Promise<DotVote | null>
  /** Who laid dots how; only of who is in the community still. */
  dots(votes: readonly VoteId[]): Promise<readonly Dots[]>
}
export interface TogetherWrites extends TogetherReads {
  /** In the place of what was on. */
  setRunning(item: RunningItem): Promise<void>
  stopRunning(gathering: GatheringId, key: WallTime): Promise<void>
  addVote(vote: DotVote): Promise<void>
  closeVote(id: VoteId, at: Instant): Promise<void>
  /** In the place of how they lay before. */
  placeDots(vote: VoteId, member: MemberId, placed: readonly number[]): Promise<void>
}
