import { type InboxItem, routes } from '@commonplace/api'
import { type Level, SHOWS } from '@commonplace/domain'
import { addresses, pathOf, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { FailedView, Trouble, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'
import { happened, inboxWords } from '../../words/inbox.ts'

import { PushHere } from './PushHere.tsx'

const HERE = '/inbox'
const ABOUT = { what: inboxWords.title, where: HERE }

/** What happened that its reader hears of, gathered by page and question. */
export function Inbox({ screen: { show } }: { screen: ScreenOf<'inbox'> }) {
  const { member } = useMe()
  const list = useRoute(routes.readInbox, calls.inbox(show))
  const { act } = useSaidAct(routes.markInbox)
  if (!member && !list.data) {
    const action = (
      <a className="button primary" href={addresses.signIn(HERE)}>
        {words.signIn.action}
      </a>
    )
    return <Trouble title={inboxWords.title} sentence={words.signIn.needed} action={action} status={401} />
  }
  if (list.data === undefined && !list.pending) return <FailedView failed={list} />
  const items = list.data?.items ?? []
  const upTo = Math.max(0, ...items.map(({ latest }) => latest))
  const readAll = async () => {
    const done = await act({ input: { read: true, upTo } }, ABOUT)
    toastDone(done, inboxWords.allReadDone)
  }
  return (
    <div className="list-screen">
      <Head title={inboxWords.title} hidden />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{inboxWords.title}</h1>
          <p className="quiet-line">{inboxWords.about}</p>
        </div>
        {items.some(({ unread }) => unread > 0) ? (
          <button type="button" className="button" onClick={() => void readAll()}>
            {inboxWords.allRead}
          </button>
        ) : null}
      </header>
      <nav className="views" aria-label={inboxWords.views}>
        {SHOWS.map((one) => (
          <a
            key={one}
            href={withQuery(HERE, { show: one === 'all' ? null : one })}
            aria-current={one === show ? 'page' : undefined}
          >
            {inboxWords.show[one]}
          </a>
        ))}
      </nav>
      <KeptAge at={list.keptAt} />
      {list.pending ? <Waiting /> : null}
      {list.data && items.length === 0 ? <Empty to={['/', inboxWords.look]}>{inboxWords.none[show]}</Empty> : null}
      <ul className="rows">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <MoreRows route={routes.readInbox} call={{ params: {}, ...calls.inbox(show) }} next={list.data?.next ?? null}>
        {(more) => (more as InboxItem[]).map((item) => <Item key={item.id} item={item} />)}
      </MoreRows>
      <PushHere />
    </div>
  )
}

function Item({ item }: { item: InboxItem }) {
  const { kind, id, title, community, pageKind, at, unread, latest, level, notices } = item
  const mark = useSaidAct(routes.markInbox)
  const mute = useSaidAct(kind === 'page' ? routes.setPageLevel : routes.setQuestionLevel)
  const first = notices.findLast(({ read }) => !read) ?? notices[0]
  const url = pathOf(first?.url ?? item.url)
  const about = { what: title, where: HERE }
  const setRead = (read: boolean) =>
    mark.act({ input: { read, things: [{ kind, id }], ...(read ? { upTo: latest } : {}) } }, about)
  const muted = level === 'muted'
  const setLevel = async (wanted: Level, before: Level | null) => {
    const done = await mute.act({ params: { id }, input: { level: wanted } }, about)
    if (!done) return
    const { followingWords } = await import('../../words/following.ts')
    const undo = before && { label: words.undo, run: () => void setLevel(before, null) }
    toastDone(done, followingWords.told[wanted], undo)
  }
  const setMuted = () => setLevel(muted ? 'normal' : 'muted', level)
  // What is unread is told; of what was read already, all of it.
  const told = unread > 0 ? notices.filter(({ read }) => !read) : notices
  return (
    <li className={`row${unread > 0 ? ' unread-row' : ''}`}>
      {pageKind ? (
        <Spine kind={pageKind} />
      ) : (
        <span className={`spine k-${kind === 'question' ? kind : 'note'}`} aria-hidden="true" />
      )}
      <div className="row-main">
        <a
          className="row-title"
          href={url}
          dir="auto"
          onClick={() => {
            if (unread > 0) void setRead(true)
          }}
        >
          {title}
        </a>
        <div className="row-note">
          {unread > 0 ? <b className="unread-mark">{inboxWords.fresh} · </b> : null}
          {happened(told)}
        </div>
        {told.map(({ words: said, by, at: when }) =>
          said ? (
            <p key={`${by?.id} ${when}`} className="row-note" dir="auto">
              <q>{said}</q>
            </p>
          ) : null,
        )}
        <div className="row-note quiet">
          {community.name} · <Ago at={at} />
        </div>
      </div>
      <div className="row-aside">
        <button
          type="button"
          className="button quiet"
          onClick={() => void setRead(unread > 0)}
          aria-label={labelled(unread > 0 ? inboxWords.read : inboxWords.unread, title)}
        >
          {unread > 0 ? inboxWords.read : inboxWords.unread}
        </button>
        {kind === 'gathering' ? null : (
          <button
            type="button"
            className="button quiet"
            aria-pressed={muted}
            onClick={() => void setMuted()}
            aria-label={labelled(muted ? inboxWords.unmute : inboxWords.mute, title)}
          >
            {muted ? inboxWords.unmute : inboxWords.mute}
          </button>
        )}
      </div>
    </li>
  )
}

const labelled = (what: string, title: string) => `${what}: ${title}`
