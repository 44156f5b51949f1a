import type { CommunityId, Link, LinkType, Subject } from '@commonplace/domain'

/** A link of a text that leads to nothing that is there yet. `key` is a folded title, or an id. */
export interface LooseLink {
  readonly from: Subject
  readonly kind: 'title' | 'page' | 'question'
  readonly key: string
  /** The title as it was written; empty for an id. */
  readonly words: string
  readonly sentence: string
}

export interface LinkReads {
  out(from: Subject): Promise<readonly Link[]>
  in(to: Subject): Promise<readonly Link[]>
  /** Loose ones from a thing. */
  looseFrom(from: Subject): Promise<readonly LooseLink[]>
  /** Loose ones that lead to what has this key by now. */
  looseTo(community: CommunityId, kind: LooseLink['kind'], key: string): Promise<readonly LooseLink[]>
  /** All loose ones of a community, by what they lead to. */
  loose(community: CommunityId, limit: number): Promise<readonly LooseLink[]>
  /** Mentions of a page in the trash or of a withdrawn question, and sections shown of such a page. */
  toTrash(community: CommunityId, limit: number): Promise<readonly Link[]>
}
export interface LinkWrites extends LinkReads {
  /** Makes the links of these types from a subject exactly these: what was there and is not in the list goes. */
  replace(community: CommunityId, from: Subject, types: readonly LinkType[], links: readonly Link[]): Promise<void>
  /** Makes the loose links from a thing exactly these. */
  replaceLoose(community: CommunityId, from: Subject, links: readonly LooseLink[]): Promise<void>
}
