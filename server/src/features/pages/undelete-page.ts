import { Refusal, routes } from '@commonplace/api'
import { isInTrash } from '@commonplace/domain'
import { relink } from '../../derive/mentions.ts'
import { rewritePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openPage, writerOf } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'

/** Takes a page out of the trash, back to where it stood. */
export const undeletePage = useCase(routes.undeletePage, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, page } = await services.store.change(async (writes) => {
    const opened = await openPage(writes, asking.actor, 'undelete', asking.params.id)
    if (opened.page.deletedAt === null) return opened
    if (!isInTrash(opened.page, at)) throw new Refusal('gone', say('trashOver'))
    const page = { ...opened.page, deletedAt: null, changedAt: at }
    await writes.pages.change(page.id, { deletedAt: null, changedAt: at })
    await rewritePage(writes, page, at)
    await relink(writes, page.communityId, { kind: 'page', id: page.id, titles: [page.fields.title] })
    const subject = { kind: 'page', id: page.id } as const
    const data = { title: page.fields.title }
    await writes.events.tell({ communityId: page.communityId, type: 'page-restored', by, subject, data }, at)
    return { ...opened, page }
  })
  return pageShape(services, asking, community, page)
})
