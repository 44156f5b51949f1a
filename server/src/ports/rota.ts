import type { CommunityId, MemberId, RotaHost } from '@commonplace/domain'

export interface RotaReads {
  /** Who offered to host and belongs to the community still, the first who offered first; guests look on. */
  hosts(community: CommunityId): Promise<readonly RotaHost[]>
}
export interface RotaWrites extends RotaReads {
  /** In the place of what they said before. */
  setHost(host: RotaHost): Promise<void>
  removeHost(community: CommunityId, member: MemberId): Promise<void>
}
