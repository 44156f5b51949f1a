import { routes } from '@commonplace/api'
import { seenThings } from '../../derive/seen-notices.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'

/** More than this is many. */
const MOST = 100

/** How many things have something unread that the caller may see. */
export const countInbox = useCase(routes.countInbox, async ({ store: { read } }, asking) => {
  const { items } = await read.notices.groups(writerOf(asking), { show: 'all', unread: true, limit: MOST })
  return { unread: (await seenThings(read, asking.actor, items)).size }
})
