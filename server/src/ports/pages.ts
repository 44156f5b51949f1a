import type {
  CommunityId,
  DocumentId,
  Instant,
  Kind,
  MemberId,
  Page,
  PageFields,
  PageId,
  Status,
} from '@commonplace/domain'
import type { Paging, Piece } from './store.ts'

export interface PageQuery extends Paging {
  readonly kind?: Kind | undefined
  readonly tag?: string | undefined
  readonly status?: Status | undefined
  readonly steward?: MemberId | undefined
  readonly sort?: 'changed' | 'title' | 'tree' | undefined
  readonly deleted?: boolean | undefined
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
  counts(community: CommunityId): Promise<Readonly<Record<Kind, number>>>
  /** Ids of pages whose row or content changed at or after `since`, trash included, oldest change first. */
  changedSince(
    community: CommunityId,
    since: Instant,
    limit: number,
  ): Promise<readonly { id: PageId; changedAt: Instant }[]>
}
export interface PageWrites extends PageReads {
  add(page: Page): Promise<void>
  change(
    id: PageId,
    change: Partial<
      Pick<Page, 'kind' | 'slug' | 'parentId' | 'position' | 'lead' | 'words' | 'changedAt' | 'changedBy' | 'deletedAt'>
    > & { fields?: PageFields },
  ): Promise<void>
}
