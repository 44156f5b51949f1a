import type { Adoption, AdoptionId, AnswerId, PageId } from '@commonplace/domain'

export interface AdoptionReads {
  byId(id: AdoptionId): Promise<Adoption | null>
  ofAnswers(ids: readonly AnswerId[]): Promise<readonly Adoption[]>
  ofPage(id: PageId): Promise<readonly Adoption[]>
}
export interface AdoptionWrites extends AdoptionReads {
  add(adoption: Adoption): Promise<void>
  change(
    id: AdoptionId,
    change: Partial<Pick<Adoption, 'pinnedRevision' | 'sectionRevision' | 'heading' | 'detachedAt'>>,
  ): Promise<void>
  /** Takes back an adoption whose block never reached the page. */
  remove(id: AdoptionId): Promise<void>
}
