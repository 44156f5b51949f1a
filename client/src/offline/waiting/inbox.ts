import type { InboxItem, OutputOf, routes } from '@commonplace/api'
import type { Level } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'

type Inbox = OutputOf<typeof routes.readInbox>
interface Marking {
  readonly read: boolean
  readonly things?: readonly { readonly id: string }[]
  readonly upTo?: number
}

/** The inbox that is kept, cut to what is asked for, as it will be once what waits was sent. */
export function inboxAsWaiting(kept: unknown, show: string, acts: readonly ActRow[]): Inbox {
  const shown = (reason: string) => show === 'all' || (reason === 'watching') === (show === 'following')
  const items = (kept as Inbox).items.flatMap((item): InboxItem[] => {
    const notices = item.notices.filter(({ reason }) => shown(reason))
    if (notices.length === 0) return []
    const cut = notices.length === item.notices.length ? item : { ...item, notices, unread: unreadIn(notices) }
    return [acts.reduce((now, act) => (act.refusal ? now : after(now, act)), cut)]
  })
  return { items, next: null }
}

const unreadIn = (notices: InboxItem['notices']) => notices.filter(({ read }) => !read).length

function after(item: InboxItem, act: ActRow): InboxItem {
  if (act.name === 'markInbox') {
    const { read, things, upTo } = act.input as Marking
    const among = things === undefined || things.some(({ id }) => id === item.id)
    if (!among || (upTo !== undefined && upTo < item.latest)) return item
    const notices = item.notices.map((notice) => ({ ...notice, read }))
    return { ...item, notices, unread: unreadIn(notices) }
  }
  const isLevel = act.name === 'setPageLevel' || act.name === 'setQuestionLevel'
  return isLevel && act.params.id === item.id ? { ...item, level: (act.input as { level: Level }).level } : item
}
