import { type PageShape, routes } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { api } from '../../data/api.ts'
import { useMe } from '../../data/me.ts'
import { type Kept, keyOf } from '../../data/query-client.ts'
import { Names } from '../../ui/People.tsx'
import { words } from '../../words/en.ts'

/** Notes what has been read. When it cannot be (no network), the next reading says a little more than it had to, and nothing is lost. */
const markRead = ({ id, versions }: PageShape) =>
  api(routes.markPageRead, { params: { id }, input: { version: versions } }).catch(() => undefined)

/** What changed is still told in the page; that something happened with it needs no telling any more. */
const markSeen = ({ id }: PageShape) =>
  api(routes.markInbox, { input: { read: true, things: [{ kind: 'page', id }] } }).catch(() => undefined)

export type Unread = NonNullable<PageShape['unread']>

/** What came since its reader last read a page, as it was when they opened it; they say themselves when they know it. */
export function useUnread(page: PageShape): { unread: Unread | null; read: () => void } {
  const [unread, setUnread] = useState(page.unread ?? null)
  const client = useQueryClient()
  const member = useMe().member !== null && page.may.read && page.versions > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening: what comes while it is open is told by itself
  useEffect(() => {
    setUnread(page.unread ?? null)
    if (member) void (page.unread ? markSeen(page) : markRead(page))
  }, [page.id, member])
  const read = () => {
    setUnread(null)
    // Also in what is kept of the page: opened again it says nothing of what is known.
    client.setQueryData<Kept<PageShape>>(keyOf('readPage', calls.page(page.id)), (was) =>
      was ? { ...was, data: { ...was.data, unread: null } } : was,
    )
    void markRead(page)
  }
  return { unread, read }
}

interface Props {
  page: PageShape
  unread: Unread
  onShow: () => void
  onRead: () => void
}

/** Says that a page changed since it was last read, and shows what. Without a script the link leads to the history. */
export function UnreadNotice({ page, unread, onShow, onRead }: Props) {
  const { since, by, added, removed } = unread
  return (
    <p className="notice unread">
      <Names people={by} /> {words.pages.changedSince(added, removed)}{' '}
      <a
        href={`${pathOf(page.url)}/history?diff=${since}..`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onShow()
        }}
      >
        {words.pages.showChanges}
      </a>{' '}
      <button type="button" className="link" onClick={onRead}>
        {words.pages.haveRead}
      </button>
    </p>
  )
}
