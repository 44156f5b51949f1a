import { routes } from '@commonplace/api'
import { useRoute } from '../data/use-route.ts'
import { InboxIcon } from '../ui/icons.ts'
import { words } from '../words/en.ts'

/** The way to the inbox, with how much waits there; it is counted once the page stands. */
export function InboxLink() {
  const unread = useRoute(routes.countInbox).data?.unread ?? 0
  return (
    <a href="/inbox">
      <InboxIcon />
      {words.inbox.title}
      {unread > 0 ? <span className="n">{words.inbox.unread(unread)}</span> : null}
    </a>
  )
}
