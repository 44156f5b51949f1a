import { routes } from '@commonplace/api'
import { relink } from '../../derive/mentions.ts'
import { useCase } from '../../ports/use-case.ts'
import { openPage, writerOf } from '../shared/doors.ts'

/** Puts a page in the trash. Its children stay as they are, and are shown at the top of the tree while it lies there. */
export const deletePage = useCase(routes.deletePage, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { page } = await openPage(writes, asking.actor, 'delete', asking.params.id)
    if (page.deletedAt !== null) return
    await writes.pages.change(page.id, { deletedAt: at, changedAt: at })
    await writes.search.remove('page', page.id)
    await relink(writes, page.communityId, { kind: 'page', id: page.id, titles: [page.fields.title] })
    const subject = { kind: 'page', id: page.id } as const
    const data = { title: page.fields.title }
    await writes.events.tell({ communityId: page.communityId, type: 'page-deleted', by, subject, data }, at)
  })
  return {}
})
