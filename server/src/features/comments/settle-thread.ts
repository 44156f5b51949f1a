import { routes } from '@commonplace/api'
import type { Comment } from '@commonplace/domain'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { threadShape } from '../shared/thread-shape.ts'
import { openThread } from './open-comment.ts'

type OfThread = typeof routes.resolveThread | typeof routes.reopenThread

/** Settles a thread, or opens it again. Done twice it is done once. */
async function settle(services: Services, asking: Asking<OfThread>, settled: boolean) {
  const by = writerOf(asking)
  const at = asking.now
  const { community, page, thread } = await services.store.change(async (writes) => {
    const opened = await openThread(writes, asking.actor, 'settle-thread', asking.params.id)
    const { thread, page } = opened
    if ((thread.resolved !== null) === settled) return opened
    const resolved: Comment['resolved'] = settled ? { by, at } : null
    await writes.comments.change(thread.id, { resolved })
    const type = settled ? 'thread-resolved' : 'thread-reopened'
    const data = { title: page.fields.title, thread: thread.id }
    await writes.events.tell({ communityId: thread.communityId, type, by, subject: thread.subject, data }, at)
    return { ...opened, thread: { ...thread, resolved } }
  })
  return threadShape(services, asking.actor, community, page, thread)
}

/** Settles a thread. */
export const resolveThread = useCase(routes.resolveThread, (services, asking) => settle(services, asking, true))
/** Opens a settled thread again. */
export const reopenThread = useCase(routes.reopenThread, (services, asking) => settle(services, asking, false))
