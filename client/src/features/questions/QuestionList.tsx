import { type QuestionRow, routes } from '@commonplace/api'
import type { ReactNode } from 'react'
import { addresses, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { QUESTION_VIEWS, type ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { QuestionLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'

/** Questions by where they stand. */
export function QuestionList({ screen }: { screen: ScreenOf<'questions'> }) {
  const { slug, show, tag } = screen
  const call = calls.questions(screen)
  const list = useRoute(routes.listQuestions, call)
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const signedIn = useMe().member !== null
  if (list.data === undefined && !list.pending) return <FailedView failed={list} />
  const base = addresses.list(slug, 'questions')
  const ask = community?.may.ask ? (
    <a className="button" href={addresses.ask(slug)} data-key="c">
      {words.questions.ask}
    </a>
  ) : null
  return (
    <div className="list-screen">
      <Head
        title={community ? `${words.nav.questions} · ${community.name}` : words.nav.questions}
        description={words.kinds.question.about}
        canonical={base}
      />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{words.nav.questions}</h1>
          <p className="quiet-line">{words.kinds.question.about}</p>
        </div>
        {ask}
      </header>
      <nav className="views" aria-label={words.questions.views}>
        {QUESTION_VIEWS.filter((view) => view !== 'mine' || signedIn).map((view) => (
          <a
            key={view}
            href={withQuery(base, { show: view === 'open' ? null : view, tag })}
            aria-current={view === show ? 'page' : undefined}
          >
            {words.questions.view[view]}
          </a>
        ))}
        {tag ? (
          <a className="filter-tag" href={withQuery(base, { show })}>
            #{tag} <span aria-hidden="true">×</span>
            <span className="visually-hidden">{words.pages.clearFilter}</span>
          </a>
        ) : null}
      </nav>
      {list.pending ? <Waiting /> : null}
      {list.data?.items.length === 0 ? <Empty action={ask}>{words.questions.none[show]}</Empty> : null}
      <ul className="rows">
        {list.data?.items.map((question) => (
          <QuestionLine key={question.id} question={question} lead />
        ))}
      </ul>
      <MoreRows route={routes.listQuestions} call={call} next={list.data?.next ?? null}>
        {(items): ReactNode =>
          (items as QuestionRow[]).map((question) => <QuestionLine key={question.id} question={question} lead />)
        }
      </MoreRows>
    </div>
  )
}
