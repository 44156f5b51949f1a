import type { AttachmentId, CommunityId, Instant, MemberId, PageId } from '@commonplace/domain'

export interface Attachment {
  readonly id: AttachmentId
  readonly communityId: CommunityId
  readonly pageId: PageId
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly addedBy: MemberId
  readonly addedAt: Instant
}
export interface AttachmentReads {
  byId(id: AttachmentId): Promise<Attachment | null>
  many(ids: readonly AttachmentId[]): Promise<ReadonlyMap<AttachmentId, Attachment>>
  ofPage(id: PageId): Promise<readonly Attachment[]>
  /** Bytes of all of a community's files together. */
  bytesOf(community: CommunityId): Promise<number>
}
export interface AttachmentWrites extends AttachmentReads {
  add(attachment: Attachment): Promise<void>
}

/** Where the bytes of attachments live. Written once, never changed; a put that resolved survives a crash. */
export interface Files {
  put(id: AttachmentId, bytes: Uint8Array): Promise<void>
  get(id: AttachmentId): Promise<Uint8Array | null>
}
