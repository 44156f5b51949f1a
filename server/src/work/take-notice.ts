import type { CommunityId, DomainEvent, MemberId, Notice, Reason } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import type { NewNotice } from '../ports/notices.ts'
import type { Store } from '../ports/store.ts'
import { type KnownNames, type Noticed, noticesOf } from './notices-of.ts'

const MINUTE = 60 * 1000
/** So long something that is meant for somebody waits before it is mailed: it may be read meanwhile, or more may come. */
const MAIL_WAITS = 5 * MINUTE
/** Events at a time. */
const PIECE = 100

export interface NoticeTools {
  readonly store: Store
  readonly clock: Clock
}

export interface Taken {
  /** There may be more. */
  readonly more: boolean
  /** What came into inboxes. */
  readonly notices: readonly Notice[]
}

/**
 * Writes down who hears of what happened since the last event that was looked at. What is found out is read outside of the change, and the
 * place moves within it: of several processes one does it, and a row that is there already stays, so that nothing is told twice.
 */
export async function takeNotice({ store, clock }: NoticeTools): Promise<Taken> {
  const from = await store.read.notices.place()
  if (from === null) {
    // What happened before anybody could follow it is nobody's news.
    await store.change(async (writes) => {
      if ((await writes.notices.place()) === null) await writes.notices.setPlace(await writes.events.last())
    })
    return { more: false, notices: [] }
  }
  const events = await store.read.events.after(from, PIECE)
  const last = events.at(-1)
  if (!last) return { more: false, notices: [] }
  const found: Noticed[] = []
  const known: KnownNames = new Map()
  for (const event of events) found.push(await noticesOf(store.read, event, known))
  const notices = found.flatMap((one) => one.notices)
  const due = (reason: Reason) => (reason === 'watching' ? null : clock.now() + MAIL_WAITS)
  const fresh: NewNotice[] = notices.map((notice) => ({ ...notice, mailAt: due(notice.reason) }))
  const taken = await store.change(async (writes) => {
    if ((await writes.notices.place()) !== from) return false
    await writes.notices.add(fresh)
    for (const { named } of found) if (named) await writes.notices.addNamed(named.document, named.members)
    for (const { community, member } of gone(events)) await writes.notices.forget(community, member)
    await writes.notices.setPlace(last.seq)
    return true
  })
  if (!taken) return { more: true, notices: [] }
  return { more: events.length === PIECE, notices }
}

/** Who left or was banned: their inbox holds nothing of the place any more. */
function gone(events: readonly DomainEvent[]): { community: CommunityId; member: MemberId }[] {
  return events.flatMap(({ type, communityId, subject }) =>
    (type === 'member-left' || type === 'member-banned') && subject?.kind === 'member'
      ? [{ community: communityId, member: subject.id as MemberId }]
      : [],
  )
}
