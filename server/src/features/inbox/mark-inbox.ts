import { routes } from '@commonplace/api'
import type { NoticeThing } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'

/** Marks what is the caller's own; nothing is written where nothing changes. */
export const markInbox = useCase(routes.markInbox, async ({ store }, asking) => {
  const me = writerOf(asking)
  const { read, things, upTo } = asking.input
  const reading = { things: (things as readonly NoticeThing[] | undefined) ?? null, upTo: upTo ?? null }
  if (!(await store.read.notices.differ(me, reading, read))) return {}
  await store.change((writes) => writes.notices.mark(me, reading, read ? asking.now : null))
  asking.line.inboxChanged(me)
  return {}
})
