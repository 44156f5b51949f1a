import { routes } from '@commonplace/api'
import { rewritePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { openPage, writerOf } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'

/** Takes a page out of the trash, back to where it stood. */
export const undeletePage = useCase(routes.undeletePage, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { community, page } = await services.store.change(async (writes) => {
    const opened = await openPage(writes, asking.actor, 'undelete', asking.params.id)
    if (opened.page.deletedAt === null) return opened
    const page = { ...opened.page, deletedAt: null, changedAt: at }
    await writes.pages.change(page.id, { deletedAt: null, changedAt: at })
    await rewritePage(writes, page, at)
    const subject = { kind: 'page', id: page.id } as const
    const data = { title: page.fields.title }
    await writes.events.tell({ communityId: page.communityId, type: 'page-restored', by, subject, data }, at)
    return { ...opened, page }
  })
  return pageShape(services, asking, community, page)
})
