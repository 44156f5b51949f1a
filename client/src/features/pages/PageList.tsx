import { type PageRow, routes } from '@commonplace/api'
import { STATUSES } from '@commonplace/domain'
import type { ReactNode } from 'react'
import { addresses, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate, useAddress } from '../../navigation.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { PlusIcon } from '../../ui/icons.ts'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { Names } from '../../ui/People.tsx'
import { PageLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import { FollowTag } from '../shared/FollowMore.tsx'

/** The pages of one kind, to filter and sort. */
export function PageList({ screen }: { screen: ScreenOf<'pages'> }) {
  const { slug, kind, filter } = screen
  const call = calls.pages(screen)
  const list = useRoute(routes.listPages, call)
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const title = words.kinds[kind].many
  const pinned = useRoute(routes.listPages, calls.pinned(slug, kind)).data?.items ?? []
  const write = community?.may.createPage ? (
    <a className="button" href={addresses.create(slug, kind)} data-key="c">
      <PlusIcon />
      {words.pages.write[kind]}
    </a>
  ) : null
  const filtered = filter.tag !== null || filter.status !== null || filter.steward !== null
  if (list.data === undefined && !list.pending) return <FailedView failed={list} />
  return (
    <div className="list-screen">
      <Head
        title={community ? `${title} · ${community.name}` : title}
        description={words.kinds[kind].about}
        canonical={addresses.kind(slug, kind)}
      />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          <p className="quiet-line">{words.kinds[kind].about}</p>
        </div>
        {filter.tag ? (
          <FollowTag slug={slug} tag={filter.tag} where={addresses.tag(addresses.kind(slug, kind), filter.tag)} />
        ) : null}
        {write}
      </header>
      <KeptAge at={list.keptAt} />
      {pinned.length > 0 ? (
        <section className="pinned" aria-labelledby="pinned">
          <h2 id="pinned">{words.pages.pinned}</h2>
          <ul className="rows tight">
            {pinned.map((page) => (
              <PageLine key={page.id} page={page}>
                {page.summary}
              </PageLine>
            ))}
          </ul>
        </section>
      ) : null}
      {filtered || list.data?.items.length !== 0 ? <Filters screen={screen} /> : null}
      {list.pending ? <Waiting /> : null}
      {list.data?.items.length === 0 ? (
        <Empty action={write} to={filtered ? [addresses.kind(slug, kind), words.pages.clearFilter] : undefined}>
          {filtered ? arrangeWords.noneFiltered : arrangeWords.noneOf[kind]}
        </Empty>
      ) : null}
      <ul className="rows">
        {list.data?.items.map((page) => (
          <Row key={page.id} page={page} slug={slug} />
        ))}
      </ul>
      <MoreRows route={routes.listPages} call={call} next={list.data?.next ?? null}>
        {(items): ReactNode => (items as PageRow[]).map((page) => <Row key={page.id} page={page} slug={slug} />)}
      </MoreRows>
    </div>
  )
}

function Row({ page, slug }: { page: PageRow; slug: string }) {
  const list = addresses.kind(slug, page.kind)
  return (
    <PageLine
      page={page}
      aside={
        <>
          <Ago at={page.changedAt} />
          <span className={`status-${page.status}`}>
            {page.reviewDue ? arrangeWords.reviewDueShort : words.pages.statuses[page.status]}
          </span>
        </>
      }
    >
      {page.summary || page.lead ? <p className="row-lead">{page.summary || page.lead}</p> : null}
      <Names people={page.changedBy} />
      {page.tags.map((tag) => (
        <a key={tag} className="tag-link" href={addresses.tag(list, tag)}>
          #{tag}
        </a>
      ))}
    </PageLine>
  )
}

function Filters({ screen: { slug, filter } }: { screen: ScreenOf<'pages'> }) {
  const here = useAddress()
  const set = (change: Record<string, string | null>) => void navigate(withQuery(here, change), { replace: true })
  return (
    <div className="filters">
      <label>
        {words.pages.status}{' '}
        <select value={filter.status ?? ''} onChange={(event) => set({ status: event.target.value || null })}>
          <option value="">{arrangeWords.any}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {words.pages.statuses[status]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {arrangeWords.sort}{' '}
        <select value={filter.sort} onChange={(event) => set({ sort: event.target.value })}>
          <option value="changed">{arrangeWords.sortChanged}</option>
          <option value="title">{arrangeWords.sortTitle}</option>
        </select>
      </label>
      {filter.tag ? (
        <a className="filter-tag" href={withQuery(here, { tag: null })}>
          #{filter.tag} <span aria-hidden="true">×</span>
          <span className="visually-hidden">{words.pages.clearFilter}</span>
        </a>
      ) : null}
      {filter.tag ? (
        <span className="filter-keep">
          <KeepHere slug={slug} what={{ tag: filter.tag }} />
        </span>
      ) : null}
    </div>
  )
}
