import { type PageShape, routes } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { keepPlace } from '../../data/begin-at.ts'
import { forgetEditNext, isEditNext } from '../../data/edit-next.ts'
import { useMe } from '../../data/me.ts'
import { refreshRoute } from '../../data/query-client.ts'
import { awaitFocus, keepTyped } from '../../data/typed-ahead.ts'
import { useRoute } from '../../data/use-route.ts'
import { TopBar } from '../../frame/TopBar.tsx'
import type { ScreenOf } from '../../routes.ts'
import { Body } from '../../ui/Body.tsx'
import { EditIcon } from '../../ui/icons.ts'
import { KindWord } from '../../ui/Kind.tsx'
import { late } from '../../ui/late.ts'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { words } from '../../words/en.ts'
import { FollowButton } from '../shared/FollowButton.tsx'
import { StarButton } from '../shared/StarButton.tsx'
import { AdoptedBars } from './AdoptedBars.tsx'
import { Contents } from './Contents.tsx'
import { EndMatter } from './EndMatter.tsx'
import { Evidence } from './Evidence.tsx'
import { Facts } from './Facts.tsx'
import { Margin } from './Margin.tsx'
import { NewerText } from './NewerText.tsx'
import { PageHead } from './PageHead.tsx'
import { PageMenu } from './PageMenu.tsx'
import { PageNotices } from './PageNotices.tsx'
import { remember } from './recent.ts'
import { UnreadNotice, useUnread } from './Unread.tsx'

const SelectionBar = late(() => import('./SelectionBar.tsx'))
const SinceRead = late(() => import('../../editor/history/SinceRead.tsx'))
const Charter = late(() => import('./Charter.tsx'))
const PageEditor = late(() => import('../../editor/PageEditor.tsx'))

/** A page: read first. The editor is fetched when somebody edits, and stands in the same place. */
export function PageScreen({ screen: { slug, id } }: { screen: ScreenOf<'page'> }) {
  const answer = useRoute(routes.readPage, calls.page(id))
  const [editing, setEditing] = useState(() => isEditNext(id))
  /** The editor is here and its text is drawn; until then the page stays as it reads. */
  const [drawn, setDrawn] = useState(false)
  useEffect(forgetEditNext, [])
  const edit = () => {
    keepPlace()
    setEditing(true)
  }
  const page = answer.data
  const title = page?.title
  const url = page?.url
  const kind = page?.kind
  useEffect(() => {
    if (title && url && kind) remember(slug, { title, url: pathOf(url), kind })
  }, [slug, title, url, kind])
  if (answer.pending) return <Waiting />
  const lost = answer.refusal && ['gone', 'not-found', 'not-allowed'].includes(answer.refusal.code)
  if (!page || lost) return <FailedView failed={answer} />
  return (
    <>
      <PageHead page={page} />
      <PageBar page={page} slug={slug} editing={editing} onEdit={edit} />
      {editing ? (
        <Editing
          page={page}
          slug={slug}
          drawn={drawn}
          onDrawn={() => setDrawn(true)}
          onDone={() => {
            setEditing(false)
            setDrawn(false)
          }}
        />
      ) : null}
      {editing && drawn ? null : <Reading page={page} slug={slug} keptAt={answer.keptAt} onEdit={edit} />}
    </>
  )
}

interface BarProps {
  page: PageShape
  slug: string
  editing: boolean
  onEdit: () => void
}

function PageBar({ page, slug, editing, onEdit }: BarProps) {
  const edit = useFocusBack(editing)
  const crumbs = [
    { title: words.kinds[page.kind].many, url: addresses.kind(slug, page.kind) },
    ...page.breadcrumb.map((place) => ({ title: place.title, url: pathOf(place.url) })),
  ]
  return (
    <TopBar crumbs={crumbs} here={page.title}>
      {!editing && page.may.edit && page.deletedAt === null ? (
        <button ref={edit} type="button" className="button" onClick={onEdit} data-key="e" aria-keyshortcuts="e">
          <EditIcon />
          {words.pages.edit}
        </button>
      ) : null}
      {editing || !page.may.star ? null : <FollowButton kind="page" thing={page} />}
      {editing || !page.may.star ? null : <StarButton kind="page" thing={page} />}
      {editing ? null : <PageMenu page={page} slug={slug} />}
    </TopBar>
  )
}

interface EditingProps {
  page: PageShape
  slug: string
  drawn: boolean
  onDrawn: () => void
  onDone: () => void
}

function Editing({ page, slug, drawn, onDrawn, onDone }: EditingProps) {
  const me = useMe()
  const client = useQueryClient()
  useEffect(keepTyped, [])
  useEffect(() => (drawn ? awaitFocus() : undefined), [drawn])
  const done = () => {
    refreshRoute(client, 'readPage', { id: page.id })
    onDone()
  }
  const facts = (
    <>
      <PageFacts page={page} />
      <Contents headings={page.headings} folded />
    </>
  )
  return (
    <div className={drawn ? `page k-${page.kind}` : 'coming'}>
      <Suspense>
        <PageEditor page={page} me={me} facts={facts} drawn={drawn} onDrawn={onDrawn} onDone={done} />
      </Suspense>
      {drawn ? <Margin page={page} slug={slug} /> : null}
    </div>
  )
}

function PageFacts({ page }: { page: PageShape }) {
  return (
    <>
      <Facts page={page} />
      {page.summary ? (
        <p className="standfirst" dir="auto">
          {page.summary}
        </p>
      ) : null}
      {page.evidence ? <Evidence page={page} evidence={page.evidence} /> : null}
    </>
  )
}

interface ReadingProps {
  page: PageShape
  slug: string
  keptAt: number | null
  onEdit: () => void
}

function Reading({ page, slug, keptAt, onEdit }: ReadingProps) {
  const mayEdit = page.may.edit && page.deletedAt === null
  const { unread, read } = useUnread(page)
  const live = useTakenOver()
  /** The version its reader knows, while what came since is shown in the text. */
  const [since, setSince] = useState<number | null>(null)
  const show = () => {
    setSince(unread?.since ?? null)
    read()
  }
  return (
    <article className={`page k-${page.kind}`}>
      <header className="page-head">
        <KindWord kind={page.kind} />
        <h1 tabIndex={-1} dir="auto">
          {page.title}
        </h1>
        <PageFacts page={page} />
        <PageNotices page={page} keptAt={keptAt} />
        {unread ? <UnreadNotice page={page} unread={unread} onShow={show} onRead={read} /> : null}
        <NewerText page={page} />
      </header>
      <Contents headings={page.headings} folded />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a second way to the Edit button, for those who point */}
      <div className="page-body" onDoubleClick={mayEdit ? (event) => isText(event.target) && onEdit() : undefined}>
        {page.may.read ? (
          <Text page={page} since={since} onBack={() => setSince(null)} />
        ) : (
          <Lead page={page} slug={slug} />
        )}
        {page.may.read ? <OnSelecting page={page} slug={slug} /> : null}
        <AdoptedBars page={page} />
        {live && page.charter ? (
          <Suspense>
            <Charter page={page} charter={page.charter} onShow={setSince} />
          </Suspense>
        ) : null}
      </div>
      <Margin page={page} slug={slug} />
      <EndMatter page={page} slug={slug} />
    </article>
  )
}

/** The text, or with what came to it since it was last read. */
function Text({ page, since, onBack }: { page: PageShape; since: number | null; onBack: () => void }) {
  const text = <Body id={page.id} html={page.html} />
  if (since === null) return text
  return (
    <Suspense fallback={text}>
      <SinceRead page={page} since={since} onBack={onBack} />
    </Suspense>
  )
}

/** What stands beside selected words is fetched when somebody first selects any. */
function OnSelecting({ page, slug }: { page: PageShape; slug: string }) {
  const [began, setBegan] = useState(false)
  useEffect(() => {
    const begin = () => setBegan(true)
    // The page could be read, and words of it selected, before this ran.
    if (getSelection()?.isCollapsed === false) begin()
    document.addEventListener('selectionchange', begin, { once: true })
    return () => document.removeEventListener('selectionchange', begin)
  }, [])
  return began ? (
    <Suspense>
      <SelectionBar page={page} slug={slug} />
    </Suspense>
  ) : null
}

/** Words of the text, as against what can be pressed in it. */
const isText = (target: EventTarget): boolean => !(target instanceof Element && target.closest('button, a, summary'))

function Lead({ page, slug }: { page: PageShape; slug: string }) {
  return (
    <div className="prose">
      <p dir="auto">{page.lead}</p>
      <p className="members-only">
        {words.pages.membersOnly} <a href={addresses.signIn(addresses.page(slug, page.id))}>{words.signIn.action}</a>
      </p>
    </div>
  )
}
