import { routes } from '@commonplace/api'
import type { AttachmentId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { attachmentUrl } from '../shared/addresses.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { keepFile, LARGEST_FILE } from '../shared/keep-file.ts'

/** Keeps a picture or file with a page. Its bytes are put away first: a row never names what is not there. */
export const attachFile = useCase(routes.attachFile, async (services, asking) => {
  const { store, files, clock, random } = services
  const by = writerOf(asking)
  const { page } = await openPage(store.read, asking.actor, 'attach', asking.params.id)
  alive(page, 'page')
  const file = await keepFile(files, await asking.bytes(LARGEST_FILE), {
    id: mintId(clock, random) as AttachmentId,
    communityId: page.communityId,
    pageId: page.id,
    name: asking.query.name,
    by,
    at: asking.now,
  })
  await store.change(async (writes) => {
    await openPage(writes, asking.actor, 'attach', page.id)
    await writes.attachments.add(file)
    const subject = { kind: 'page', id: page.id } as const
    const data = { file: file.id, bytes: file.bytes, fileType: file.type }
    const event = { communityId: page.communityId, type: 'attachment-added', by, subject, data } as const
    await writes.events.tell(event, asking.now)
  })
  const { id, name, type, bytes, width, height } = file
  return { id, url: attachmentUrl(id), name, type, bytes, width, height }
})
