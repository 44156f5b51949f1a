import type { Attachment, AttachmentWrites } from '../../ports/attachments.ts'
import { as, byId, piecesOf } from '../rows.ts'
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
    async many(ids) {
      const found: Attachment[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(
          ...(await db.selectFrom('attachments').selectAll().where('id', 'in', some).execute()).map(attachmentOf),
        )
      return byId(found)
    },
    async ofPage(id) {
      const rows = db.selectFrom('attachments').selectAll().where('page_id', '=', id)
      return (await rows.orderBy('added_at').orderBy('id').execute()).map(attachmentOf)
    },
    async bytesOf(community) {
      const rows = db.selectFrom('attachments').where('community_id', '=', community)
      const row = await rows.select((it) => it.fn.sum<number | null>('bytes').as('n')).executeTakeFirst()
      return Number(row?.n ?? 0)
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
