import { Refusal } from '@commonplace/api'
import type { AttachmentId, CommunityId, Instant, MemberId, PageId } from '@commonplace/domain'
import type { Attachment, Files } from '../../ports/attachments.ts'
import { recodePicture } from './recode-picture.ts'
import { fileName, typeOf } from './sniff.ts'

export const LARGEST_FILE = 10 * 1024 * 1024

export interface NewFile {
  readonly id: AttachmentId
  readonly communityId: CommunityId
  readonly pageId: PageId
  readonly name: string | undefined
  readonly by: MemberId
  readonly at: Instant
}

/** Puts the bytes of a file away, pictures drawn anew, and gives what there is to say of it. The row is written by the caller. */
export async function keepFile(files: Files, bytes: Uint8Array, given: NewFile): Promise<Attachment> {
  const type = typeOf(bytes)
  if (type === null) {
    throw new Refusal(
      'unsupported-type',
      'Only pictures (PNG, JPEG, WebP, GIF) and PDF files are kept here. Save it as one of these.',
    )
  }
  const picture = type === 'application/pdf' ? null : await recodePicture(bytes, type)
  const kept = picture?.bytes ?? bytes
  await files.put(given.id, kept)
  return {
    id: given.id,
    communityId: given.communityId,
    pageId: given.pageId,
    name: fileName(given.name, type),
    type,
    bytes: kept.length,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    addedBy: given.by,
    addedAt: given.at,
  }
}
