import { routes } from '@commonplace/api'
import { seenThings, standingNotices, timesOf } from '../../derive/seen-notices.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { EACH } from './read-inbox.ts'

/** More than this is many. */
const MOST = 100

/** How many things have something unread that the caller may see. */
export const countInbox = useCase(routes.countInbox, async ({ store: { read } }, asking) => {
  const me = writerOf(asking)
  const { items } = await read.notices.groups(me, { show: 'all', unread: true, limit: MOST })
  const seen = await seenThings(read, asking.actor, items)
  const there = items.filter(({ thing }) => seen.has(thing.id))
  const waiting = (await read.notices.under(me, there, 'all', EACH)).filter(({ readAt }) => readAt === null)
  const standing = await standingNotices(read, waiting, await timesOf(read, waiting))
  return { unread: new Set(standing.map(({ thing }) => thing.id)).size }
})
