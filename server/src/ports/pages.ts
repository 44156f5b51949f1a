import type {
  Audience,
  CommunityId,
  DocumentId,
  Gate,
  Instant,
  Kind,
  MemberId,
  Page,
  PageFields,
  PageId,
  Status,
  StatusStep,
} from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface PageQuery extends Paging {
  readonly kind?: Kind | undefined
  readonly tag?: string | undefined
  readonly status?: Status | undefined
  readonly steward?: MemberId | undefined
  /** The last changed first, if nothing else is said; `made` has the one first that was there first. */
  readonly sort?: 'changed' | 'made' | 'title' | 'tree' | undefined
  readonly deleted?: boolean | undefined
  /** Of those thrown away, only such as went after this. */
  readonly deletedSince?: Instant | undefined
  readonly pinned?: boolean | undefined
}

export interface PageReads {
  byId(id: PageId): Promise<Page | null>
  many(ids: readonly PageId[]): Promise<ReadonlyMap<PageId, Page>>
  byDocument(id: DocumentId): Promise<Page | null>
  list(community: CommunityId, query: PageQuery): Promise<Piece<Page>>
  childrenOf(id: PageId): Promise<readonly Page[]>
  /** The live pages beside each other under a parent, or at the top of the tree, by position. */
  siblings(community: CommunityId, parent: PageId | null): Promise<readonly Page[]>
  /** From the top of the tree down to the parent. */
  ancestorsOf(id: PageId): Promise<readonly Page[]>
  /** The live pages with these titles, letter case aside, by the title that was asked for; nothing for titles that none has. */
  byTitles(community: CommunityId, titles: readonly string[]): Promise<ReadonlyMap<string, readonly Page[]>>
  /** Live pages past their draft that have no steward or are due for review, the longest unchanged first. */
  unvouched(community: CommunityId, now: Instant, limit: number): Promise<readonly Page[]>
  /** How its status went, the latest step first. */
  statusSteps(id: PageId, limit: number): Promise<readonly StatusStep[]>
  counts(community: CommunityId): Promise<Readonly<Record<Kind, number>>>
  /**
   * Ids of pages whose row or content changed at or after `since`, oldest change first: with those in the trash, and with those that
   * are hidden from whoever asks and, where it was not so from the beginning, since when.
   */
  changedSince(
    community: CommunityId,
    since: Instant,
    limit: number,
  ): Promise<readonly { id: PageId; changedAt: Instant; hidden: boolean; hiddenSince: Instant | null }[]>
  /** Every page of the installation that narrows who sees it, hidden or not. */
  gates(): Promise<readonly Gate[]>
  /** All that somebody has to pass to see a page, its own audience last; nothing where it narrows nothing. */
  audiencesOf(id: PageId): Promise<readonly Audience[]>
}
export interface PageWrites extends PageReads {
  add(page: Page): Promise<void>
  addStatusStep(step: StatusStep): Promise<void>
  change(
    id: PageId,
    change: Partial<
      Pick<
        Page,
        | 'kind'
        | 'slug'
        | 'parentId'
        | 'position'
        | 'lead'
        | 'words'
        | 'changedAt'
        | 'changedBy'
        | 'deletedAt'
        | 'audience'
        | 'lockedAt'
        | 'pinnedAt'
      >
    > & { fields?: PageFields },
  ): Promise<void>
}
