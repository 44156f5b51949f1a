import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openPage, writerOf } from '../shared/doors.ts'

/** Notes up to which version somebody has read a page. It never goes back, and nobody else is told of it. */
export const markPageRead = useCase(routes.markPageRead, async ({ store }, asking) => {
  const { actor, params, input, now, line } = asking
  const by = writerOf(asking)
  const told = await store.change(async (writes) => {
    const { page } = await openPage(writes, actor, 'read', params.id)
    const version = Math.min(input.version, await writes.versions.countOf(page.documentId))
    const known = await writes.versions.lastRead(page.id, by)
    // Whoever opened the page has seen that something happened with it.
    const reading = { things: [{ kind: 'page' as const, id: page.id }], upTo: null }
    const told = await writes.notices.differ(by, reading, true)
    if (told) await writes.notices.mark(by, reading, now)
    if (version > 0 && version >= (known?.version ?? 0)) await writes.versions.markRead(page.id, by, version, now)
    return told
  })
  if (told) line.inboxChanged(by)
  return {}
})
