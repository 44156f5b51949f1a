import { routes } from '@commonplace/api'
import type { AttachmentId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { absent, openPage } from '../shared/doors.ts'

/** The bytes of a file, for those who may read the page it belongs to. Only pictures are shown in place. */
export const readAttachment = useCase(routes.readAttachment, async ({ store, files }, { actor, params, line }) => {
  const file = await store.read.attachments.byId(params.id as AttachmentId)
  if (!file) throw absent('file')
  await openPage(store.read, actor, 'read', file.pageId, 'file')
  const bytes = await files.get(file.id)
  if (!bytes) throw absent('file')
  await line.sendBytes(bytes, { type: file.type, name: file.name, inline: file.type.startsWith('image/') })
  return {}
})
