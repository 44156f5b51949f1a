import { type OutputOf, Refusal, routes } from '@commonplace/api'
import type { AttachmentId, MemberId, PageId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Attachment } from '../../ports/attachments.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { attachmentUrl } from '../shared/addresses.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { keepFile, LARGEST_FILE } from '../shared/keep-file.ts'

/**
 * Keeps a picture or file with a page. Its bytes are put away first: a row never names what is not there. Sent twice under the same id
 * by the same member, it is kept once and answered the same.
 */
export const attachFile = useCase(routes.attachFile, async (services, asking) => {
  const { store, files, clock, random } = services
  const by = writerOf(asking)
  const { page } = await openPage(store.read, asking.actor, 'attach', asking.params.id)
  alive(page, 'page')
  const id = (asking.query.id ?? mintId(clock, random)) as AttachmentId
  const before = sameAgain(await store.read.attachments.byId(id), page.id, by)
  if (before) return shapeOf(before)
  const file = await keepFile(files, await asking.bytes(LARGEST_FILE), {
    id,
    communityId: page.communityId,
    pageId: page.id,
    name: asking.query.name,
    by,
    at: asking.now,
  })
  return store.change(async (writes) => {
    await openPage(writes, asking.actor, 'attach', page.id)
    const meanwhile = sameAgain(await writes.attachments.byId(id), page.id, by)
    if (meanwhile) return shapeOf(meanwhile)
    await writes.attachments.add(file)
    const subject = { kind: 'page', id: page.id } as const
    const data = { file: file.id, bytes: file.bytes, fileType: file.type }
    const event = { communityId: page.communityId, type: 'attachment-added', by, subject, data } as const
    await writes.events.tell(event, asking.now)
    return shapeOf(file)
  })
})

/** The file, where this very request was done before; refuses an id that names anything else. */
function sameAgain(file: Attachment | null, pageId: PageId, by: MemberId): Attachment | null {
  if (!file || (file.pageId === pageId && file.addedBy === by)) return file
  throw new Refusal('conflict', say('fileIdTaken'), { field: 'id' })
}

const shapeOf = ({ id, name, type, bytes, width, height }: Attachment): OutputOf<typeof routes.attachFile> => ({
  id,
  url: attachmentUrl(id),
  name,
  type,
  bytes,
  width,
  height,
})
