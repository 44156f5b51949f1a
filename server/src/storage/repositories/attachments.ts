import type { Attachment, AttachmentWrites } from '../../ports/attachments.ts'
import { as } from '../rows.ts'
import type { AttachmentsTable } from '../schema.ts'
import type { Context } from './context.ts'

const attachmentOf = (row: AttachmentsTable): Attachment => ({
  id: as(row.id),
  communityId: as(row.community_id),
  pageId: as(row.page_id),
  name: row.name,
  type: row.type,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  addedBy: as(row.added_by),
  addedAt: row.added_at,
})

export function attachmentRepository({ db }: Context): AttachmentWrites {
  return {
    async byId(id) {
      const row = await db.selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? attachmentOf(row) : null
    },
    async ofPage(id) {
      const rows = db.selectFrom('attachments').selectAll().where('page_id', '=', id)
      return (await rows.orderBy('added_at').orderBy('id').execute()).map(attachmentOf)
    },
    async add(attachment) {
      await db
        .insertInto('attachments')
        .values({
          id: attachment.id,
          community_id: attachment.communityId,
          page_id: attachment.pageId,
          name: attachment.name,
          type: attachment.type,
          bytes: attachment.bytes,
          width: attachment.width,
          height: attachment.height,
          added_by: attachment.addedBy,
          added_at: attachment.addedAt,
        })
        .execute()
    },
  }
}
