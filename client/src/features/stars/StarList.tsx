import { routes } from '@commonplace/api'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { Names } from '../../ui/People.tsx'
import { PageLine, QuestionLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'

type Item = NonNullable<ReturnType<typeof useStars>['data']>['items'][number]
const useStars = (slug: string) => useRoute(routes.listStars, calls.stars(slug))

/** What one starred, the latest first, and the switch that keeps it on the device. */
export function StarList({ screen: { slug } }: { screen: ScreenOf<'stars'> }) {
  const list = useStars(slug)
  if (list.data === undefined && !list.pending) return <FailedView failed={list} />
  return (
    <div className="list-screen">
      <Head title={words.stars.title} hidden />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{words.stars.title}</h1>
          <p className="quiet-line">{arrangeWords.starsAbout}</p>
        </div>
      </header>
      <div className="filters">
        <span className="filter-keep">
          <KeepHere slug={slug} what={{ stars: true }} />
        </span>
      </div>
      <KeptAge at={list.keptAt} />
      {list.pending ? <Waiting /> : null}
      {list.data?.items.length === 0 ? (
        <Empty to={[addresses.list(slug, 'pages'), words.nav.tree]}>{arrangeWords.starsNone}</Empty>
      ) : null}
      <ul className="rows">{list.data?.items.map(rowOf)}</ul>
      <MoreRows route={routes.listStars} call={calls.stars(slug)} next={list.data?.next ?? null}>
        {(items) => (items as Item[]).map(rowOf)}
      </MoreRows>
    </div>
  )
}

function rowOf({ page, question }: Item) {
  if (question) return <QuestionLine key={question.id} question={question} />
  if (!page) return null
  return (
    <PageLine key={page.id} page={page} aside={<Ago at={page.changedAt} />}>
      {page.summary || page.lead ? <p className="row-lead">{page.summary || page.lead}</p> : null}
      <Names people={page.changedBy} />
    </PageLine>
  )
}
