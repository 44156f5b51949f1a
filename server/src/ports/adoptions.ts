import type { Adoption, AdoptionId, AnswerId, CommunityId, PageId, QuestionId } from '@commonplace/domain'

export interface AdoptionReads {
  byId(id: AdoptionId): Promise<Adoption | null>
  many(ids: readonly AdoptionId[]): Promise<ReadonlyMap<AdoptionId, Adoption>>
  ofAnswers(ids: readonly AnswerId[]): Promise<readonly Adoption[]>
  ofPage(id: PageId): Promise<readonly Adoption[]>
  /** Attached ones of a community whose told state is not `current`, the latest first. */
  unsettled(community: CommunityId): Promise<readonly Adoption[]>
  /** The questions of a community that have an answer living in a page. */
  adoptedQuestions(community: CommunityId): Promise<ReadonlySet<QuestionId>>
  /** Attached ones whose answer or question was withdrawn and whose block still counts as holding its words. */
  withdrawn(limit: number): Promise<readonly Adoption[]>
}
export interface AdoptionWrites extends AdoptionReads {
  add(adoption: Adoption): Promise<void>
  change(
    id: AdoptionId,
    change: Partial<
      Pick<Adoption, 'pinnedRevision' | 'wovenRevisions' | 'sectionRevision' | 'heading' | 'detachedAt' | 'toldState'>
    >,
  ): Promise<void>
  /** Takes back an adoption whose block never reached the page. */
  remove(id: AdoptionId): Promise<void>
}
