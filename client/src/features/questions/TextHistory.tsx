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
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

const History = late(() => import('../../editor/History.tsx'))

/** The kept states of a question or of one of its answers: the screen that pages have. */
export function TextHistory({ screen: { slug, id, answer } }: { screen: ScreenOf<'text-history'> }) {
  const found = useRoute(routes.readQuestion, calls.question(id))
  const live = useTakenOver()
  if (found.pending) return <Waiting />
  const question = found.data
  if (!question) return <FailedView failed={found} />
  const given = question.answerList.find((one) => one.id === answer)
  const { documentId, versions, may } = given ?? question
  const where = pathOf(question.url) + (given ? `#a-${given.id}` : '')
  const title = given
    ? askingWords.history.answerOf(given.by.name, question.title)
    : askingWords.history.of(question.title)
  const crumbs = [
    { title: words.nav.questions, url: addresses.list(slug, 'questions') },
    { title: question.title, url: where },
  ]
  const text = { id: documentId, kind: 'text', url: where, versions, may: { name: false, restore: may.edit } } as const
  return (
    <>
      <Head title={title} hidden />
      <TopBar crumbs={crumbs} here={askingWords.history.link} />
      <div className="list-screen">
        <h1 tabIndex={-1}>{title}</h1>
        {live ? (
          <Suspense fallback={<Waiting />}>
            <History of={text} />
          </Suspense>
        ) : (
          <p className="quiet-line">{words.pages.versions(versions)}</p>
        )}
      </div>
    </>
  )
}
