import { type InboxItem, routes } from '@commonplace/api'
import type { CommunityId, Notice, Thanks } from '@commonplace/domain'
import {
  anchorOf,
  type SeenThing,
  seenThings,
  standingNotices,
  type Times,
  thanksIn,
  timesOf,
} from '../../derive/seen-notices.ts'
import type { NoticeGroup } from '../../ports/notices.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { type People, peopleOf } from '../shared/people.ts'
import { levelBy } from '../shared/starred.ts'

const PIECE = 30
/** As many stand under one thing. */
export const EACH = 30

/** What the caller may see now of what happened: the rest is as if it had not. */
export const readInbox = useCase(routes.readInbox, async (services, asking) => {
  const { read } = services.store
  const me = writerOf(asking)
  const { show = 'all', limit = PIECE, cursor } = asking.query
  const { items: groups, next } = await read.notices.groups(me, { show, limit, cursor })
  const seen = await seenThings(read, asking.actor, groups)
  const there = groups.filter(({ thing }) => seen.has(thing.id))
  const found = await read.notices.under(me, there, show, EACH)
  const times = await timesOf(read, found)
  const notices = await standingNotices(read, found, times)
  const under = Map.groupBy(notices, ({ thing }) => thing.id)
  const stands = new Set(notices)
  const withdrawn = found.filter((one) => one.readAt === null && !stands.has(one))
  const thanks = await read.thanks.many(thanksIn(notices))
  const people = await peopleOf(
    read,
    notices.flatMap(({ by }) => by ?? []),
  )
  const names = new Map<CommunityId, string>()
  const items: InboxItem[] = []
  for (const group of there) {
    const place = seen.get(group.thing.id)
    const mine = under.get(group.thing.id) ?? []
    if (!place || mine.length === 0) continue
    const { community, thing } = place
    const name = names.get(community.id) ?? (await services.settings.read(community.slug)).name
    names.set(community.id, name)
    // How much one hears of a gathering is what one says to coming.
    const level = thing.kind === 'gathering' ? 'normal' : await levelBy(services, asking, community, thing)
    const unread = group.unread - withdrawn.filter(({ thing }) => thing.id === group.thing.id).length
    items.push({
      ...itemOf({ ...group, unread }, place, mine, people, times, thanks),
      community: { slug: community.slug, name },
      level,
    })
  }
  return { items, next }
})

function itemOf(
  { at, unread, seq }: NoticeGroup,
  { thing, title, url, pageKind }: SeenThing,
  notices: readonly Notice[],
  people: People,
  times: Times,
  thanks: ReadonlyMap<string, Thanks>,
): Omit<InboxItem, 'community' | 'level'> {
  return {
    ...{ kind: thing.kind, id: thing.id, title, url, pageKind, at, unread, latest: seq },
    notices: notices.map((notice) => ({
      type: notice.type,
      reason: notice.reason,
      by: notice.by === null ? null : people(notice.by),
      at: notice.at,
      url: url + anchorOf(notice),
      begins: times(notice)?.start ?? null,
      words: (notice.part?.kind === 'thanks' && thanks.get(notice.part.id)?.words) || null,
      read: notice.readAt !== null,
    })),
  }
}
