import { Refusal } from '@commonplace/api'
import type { AttachmentId, CommunityId, Instant, MemberId, PageId } from '@commonplace/domain'
import type { Attachment, Files } from '../../ports/attachments.ts'
import { say } from '../../words/say.ts'
import { recodePicture } from './recode-picture.ts'
import { claimsMore, fileName, isPicture, typeOf } from './sniff.ts'

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
  if (bytes.length === 0) throw new Refusal('unsupported-type', say('fileEmpty'))
  if (type === 'application/octet-stream' && claimsMore(given.name))
    throw new Refusal('unsupported-type', say('fileLies'))
  const picture = isPicture(type) ? await recodePicture(bytes, type) : null
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
