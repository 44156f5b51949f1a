import type { CommunityId, Link, LinkType, Subject } from '@commonplace/domain'

export interface LinkReads {
  out(from: Subject): Promise<readonly Link[]>
  in(to: Subject): Promise<readonly Link[]>
}
export interface LinkWrites extends LinkReads {
  /** Makes the links of these types from a subject exactly these: what was there and is not in the list goes. */
  replace(community: CommunityId, from: Subject, types: readonly LinkType[], links: readonly Link[]): Promise<void>
}
