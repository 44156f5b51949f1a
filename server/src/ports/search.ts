import type { CommunityId, Kind, MemberId, Status } from '@commonplace/domain'
import type { Standing } from '@commonplace/domain/search'

/** One findable thing with its sections. A page has one entry; a question has one that holds its answers as sections. */
export interface SearchEntry {
  readonly communityId: CommunityId
  readonly kind: 'page' | 'question'
  readonly id: string
  readonly pageKind: Kind | null
  readonly status: Status | null
  readonly tags: readonly string[]
  readonly title: string
  readonly accepted: boolean
  /** Whether a question has an answer. */
  readonly answered: boolean
  /** Who wrote in it, and who keeps it true. */
  readonly writers: readonly MemberId[]
  readonly stewards: readonly MemberId[]
  readonly changedAt: number
  /** `anchor` is the heading's id or, in a question, `a-{answerId}`; empty for what stands before the first heading. */
  readonly sections: readonly { anchor: string; heading: string; text: string }[]
}
export interface SearchQuery {
  readonly communityId: CommunityId
  readonly text: string
  /** Folded words that must stand together somewhere. */
  readonly phrases?: readonly string[] | undefined
  readonly kind?: Kind | 'question' | undefined
  readonly tag?: string | undefined
  readonly status?: Status | undefined
  readonly is?: Standing | undefined
  /** Written, or kept true, by any of these; nothing at all for an empty list. */
  readonly writers?: readonly MemberId[] | undefined
  readonly stewards?: readonly MemberId[] | undefined
  readonly limit: number
  readonly offset: number
}
export interface Hit {
  readonly kind: 'page' | 'question'
  readonly id: string
  readonly pageKind: Kind | null
  readonly title: string
  readonly anchor: string
  readonly heading: string
  /** Each word found stands between U+E000 and U+E001. */
  readonly snippet: string
  readonly accepted: boolean
  readonly score: number
}
export interface SearchReads {
  /**
   * The best sections, one per thing. Every word must be there, the last one as a prefix; under three hits, unknown words are taken as
   * mistyped; under three still, most or any of the words will do. Without any word, what the filters let through, the newest first. Text is
   * words, never a query language.
   */
  find(query: SearchQuery): Promise<{ hits: readonly Hit[]; total: number }>
  /** Pages or questions that are there to be found and have no entry, by their ids after this one. */
  missing(kind: 'page' | 'question', after: string, limit: number): Promise<readonly string[]>
  /** Things most like a text by any of its words. */
  similar(community: CommunityId, text: string, limit: number): Promise<readonly Hit[]>
}
export interface SearchWrites extends SearchReads {
  put(entry: SearchEntry): Promise<void>
  remove(kind: 'page' | 'question', id: string): Promise<void>
}
