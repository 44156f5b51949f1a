import type { DocNode } from '@commonplace/document/json'
import type { Instant, Kind, PageFields } from '@commonplace/domain'

// What leaves: a community as its readers see it. The caller has already asked whether they may.

export interface CommunityToExport {
  readonly name: string
  readonly slug: string
  readonly sentence: string
  /** Where it can be read, without a slash at the end; empty where there is no such address. */
  readonly url: string
  readonly pages: readonly PageToExport[]
  readonly questions: readonly QuestionToExport[]
}

export interface PageToExport {
  readonly id: string
  readonly kind: Kind
  readonly slug: string
  readonly parentId: string | null
  readonly position: string
  readonly fields: PageFields
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Names of those who wrote it, the most frequent first. */
  readonly authors: readonly string[]
  readonly attachments: readonly { readonly id: string; readonly name: string }[]
  /** Whether fewer people see it than read the community: its words then stand in its own file alone. Left out where nobody is kept out. */
  readonly narrow?: boolean
  /** The body, asked for when it is written, so that a large community never stands in memory. */
  body(): Promise<DocNode>
}

export interface QuestionToExport {
  readonly id: string
  readonly title: string
  readonly tags: readonly string[]
  readonly by: string
  readonly at: Instant
  body(): Promise<DocNode>
  answers(): Promise<readonly AnswerToExport[]>
}

export interface AnswerToExport {
  readonly id: string
  readonly by: string
  readonly at: Instant
  readonly votes: number
  readonly accepted: boolean
  readonly json: DocNode
}

/** One file of an export: text of ours, or a picture that the caller has the bytes of. */
export type ExportedFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly attachmentId: string }
