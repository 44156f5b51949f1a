import type { CommunityId, Instant, PageId, Status, Telling, Trial } from '@commonplace/domain'

/** A telling with the practice it is about. */
export type Evidence = Telling & { readonly practice: PageId }

export interface EvidenceReads {
  /** What stories that are there, and are there for whoever asks, say of a practice: the latest first. */
  of(practice: PageId): Promise<readonly Telling[]>
  /** The same of all practices of a community, oldest story first; since an instant, where one is given. */
  all(community: CommunityId, since?: Instant): Promise<readonly Evidence[]>
  /** The practices of a community with their status, as far as they are there for whoever asks. */
  practices(community: CommunityId): Promise<readonly { readonly id: PageId; readonly status: Status }[]>
  /** What one story says, by its last settling. */
  in(story: PageId): Promise<readonly Trial[]>
}
export interface EvidenceWrites extends EvidenceReads {
  /** What a story says from now on. The practices it names, and named before, are touched. */
  put(story: PageId, trials: readonly Trial[]): Promise<void>
}
