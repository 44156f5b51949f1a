import { type CommunityShape, type QuestionRow, routes } from '@commonplace/api'
import { type ReactNode, useEffect, useRef } from 'react'
import { addresses, withQuery } from '../../addresses.ts'
import { calls, defaultSort } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import { QUESTION_SORTS, QUESTION_VIEWS, type QuestionView, type ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { QuestionLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { FollowTag } from '../shared/FollowMore.tsx'

/** Questions by where they stand. */
export function QuestionList({ screen }: { screen: ScreenOf<'questions'> }) {
  const { slug, show, tag, page } = screen
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
      <KeptAge at={list.keptAt} />
      <Views screen={screen} views={viewsFor(community, signedIn)} />
      <div className="list-tools">
        <Sorts screen={screen} />
        {tag ? <FollowTag slug={slug} tag={tag} where={withQuery(base, { tag })} /> : null}
        <span className="filter-keep">
          <KeepList screen={screen} />
        </span>
        <a href={withQuery(`${base}.atom`, { show: show === 'open' ? null : show, tag, page })}>
          {askingWords.lists.feed}
        </a>
      </div>
      {list.pending ? <Waiting /> : null}
      {list.data?.items.length === 0 ? <NoQuestion screen={screen} ask={ask} /> : null}
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

/** Asking is offered where a question would make the list longer; elsewhere the way leads on to what is there. */
const BEGINS: readonly QuestionView[] = ['open', 'unanswered', 'mine', 'all']

function NoQuestion({ screen, ask }: Chosen & { ask: ReactNode }) {
  const { slug, show, tag, page } = screen
  if (tag || page) {
    const all = addressOf({ ...screen, tag: null, page: null })
    return <Empty to={[all, words.pages.clearFilter]}>{askingWords.lists.noneLikeThat}</Empty>
  }
  const open = [addresses.list(slug, 'questions'), askingWords.lists.toOpen] as const
  return (
    <Empty action={ask} to={BEGINS.includes(show) ? undefined : open}>
      {askingWords.lists.none[show]}
    </Empty>
  )
}

/** The lists there are for whoever looks: one's own for those signed in, guests' questions for hosts. */
function viewsFor(community: CommunityShape | undefined, signedIn: boolean): readonly QuestionView[] {
  return QUESTION_VIEWS.filter((view) => {
    if (view === 'mine' || view === 'followed') return signedIn
    return view !== 'held' || (community?.may.administer === true && community.guestsAsk)
  })
}

/** The switch that keeps this list on the device: all that has the tag, or the questions that stand as shown. */
function KeepList({ screen: { slug, show, tag, page } }: Chosen) {
  if (tag) return <KeepHere slug={slug} what={{ tag }} />
  // Who follows and what is late is not written in the questions themselves: such a list cannot be kept by itself.
  if (page || show === 'late' || show === 'followed' || show === 'held') return null
  return <KeepHere slug={slug} what={{ questions: show }} />
}

interface Chosen {
  screen: ScreenOf<'questions'>
}

const addressOf = ({ slug, show, tag, page, sort }: ScreenOf<'questions'>) =>
  withQuery(addresses.list(slug, 'questions'), {
    show: show === 'open' ? null : show,
    tag,
    page,
    sort: sort === null || sort === defaultSort(show) ? null : sort,
  })

function Views({ screen, views }: Chosen & { views: readonly QuestionView[] }) {
  const { show, tag, page } = screen
  const chosen = useRef<HTMLAnchorElement>(null)
  // On a phone the row is longer than the window: the chosen one is brought into it, and nothing else moves.
  useEffect(() => {
    const link = chosen.current
    const row = link?.parentElement
    if (show && link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2
  }, [show])
  return (
    <nav className="views" aria-label={askingWords.question.views}>
      {views.map((view) => (
        <a
          key={view}
          ref={view === show ? chosen : undefined}
          href={addressOf({ ...screen, show: view, sort: null })}
          aria-current={view === show ? 'page' : undefined}
        >
          {askingWords.lists.view[view]}
        </a>
      ))}
      {tag ? (
        <a className="filter-tag" href={addressOf({ ...screen, tag: null })}>
          #{tag} <span aria-hidden="true">×</span>
          <span className="visually-hidden">{words.pages.clearFilter}</span>
        </a>
      ) : null}
      {page ? (
        <a className="filter-tag" href={addressOf({ ...screen, page: null })}>
          {askingWords.lists.onPage} <span aria-hidden="true">×</span>
          <span className="visually-hidden">{words.pages.clearFilter}</span>
        </a>
      ) : null}
    </nav>
  )
}

function Sorts({ screen }: Chosen) {
  const now = screen.sort ?? defaultSort(screen.show)
  return (
    <nav className="sorts" aria-label={askingWords.lists.sort}>
      {QUESTION_SORTS.map((sort) => (
        <a key={sort} href={addressOf({ ...screen, sort })} aria-current={sort === now ? 'true' : undefined}>
          {askingWords.lists.sorts[sort]}
        </a>
      ))}
    </nav>
  )
}
