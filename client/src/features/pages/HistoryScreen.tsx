import { routes } from '@commonplace/api'
import { Suspense } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { TopBar } from '../../frame/TopBar.tsx'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { late } from '../../ui/late.ts'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'

const History = late(() => import('../../editor/History.tsx'))

/** The kept states of a page; what compares them is fetched with this screen. */
export function HistoryScreen({ screen: { slug, id } }: { screen: ScreenOf<'history'> }) {
  const answer = useRoute(routes.readPage, calls.page(id))
  const live = useTakenOver()
  if (answer.pending) return <Waiting />
  const page = answer.data
  if (!page) return <FailedView failed={answer} />
  const crumbs = [
    { title: words.kinds[page.kind].many, url: addresses.kind(slug, page.kind) },
    { title: page.title, url: pathOf(page.url) },
  ]
  const may = { name: page.may.edit, restore: page.may.restore }
  const of = { kind: 'page', id: page.id, url: page.url, versions: page.versions, charter: page.charter, may } as const
  return (
    <>
      <Head title={arrangeWords.historyOf(page.title)} hidden />
      <TopBar crumbs={crumbs} here={words.pages.history} />
      <div className="list-screen">
        <h1 tabIndex={-1}>{arrangeWords.historyOf(page.title)}</h1>
        {live ? (
          <Suspense fallback={<Waiting />}>
            <History of={of} />
          </Suspense>
        ) : (
          <p className="quiet-line">{words.pages.versions(page.versions)}</p>
        )}
      </div>
    </>
  )
}
