import { type OutputOf, routes } from '@commonplace/api'
import { Fragment, type ReactNode } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { QuestionLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { gapWords } from '../../words/gaps.ts'
import { TellMe } from '../shared/TellMe.tsx'
import { BrokenLinks } from './BrokenLinks.tsx'
import { GapActions } from './GapActions.tsx'
import { Unvouched } from './Unvouched.tsx'

type Gaps = OutputOf<typeof routes.readGaps>

/** What the community does not know yet, each with what can be done about it. */
export function GapBoard({ screen: { slug } }: { screen: ScreenOf<'gaps'> }) {
  const gaps = useRoute(routes.readGaps, calls.community(slug))
  const broken = useRoute(routes.listBrokenLinks, calls.community(slug)).data?.items ?? []
  if (gaps.pending) return <Waiting />
  if (!gaps.data) return <FailedView failed={gaps} />
  const { searches, unanswered, wanted, unvouched, clusters } = gaps.data
  const none = [searches, unanswered, wanted, unvouched, clusters, broken].every((list) => list.length === 0)
  return (
    <div className="list-screen gap-board">
      <Head title={gapWords.title} hidden />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{gapWords.title}</h1>
          <p className="quiet-line">{gapWords.about}</p>
        </div>
      </header>
      <KeptAge at={gaps.keptAt} />
      {none ? <Empty>{gapWords.nothing}</Empty> : null}
      <GapList of="searches" count={searches.length}>
        {searches.map((gap) => (
          <Row key={gap.words} title={gap.words} note={gapWords.searches.times(gap.times)}>
            <GapActions slug={slug} gap={{ kind: 'search', words: gap.words }} ask={gap.words} start={gap.words}>
              <TellMe slug={slug} kind="search" what={gap.words} waiting={gap.waiting} />
            </GapActions>
          </Row>
        ))}
      </GapList>
      <GapList of="unanswered" count={unanswered.length}>
        {unanswered.map((question) => (
          <QuestionLine key={question.id} question={question}>
            <GapActions
              slug={slug}
              gap={{ kind: 'question', words: question.title, id: question.id }}
              start={question.title}
            />
          </QuestionLine>
        ))}
      </GapList>
      <GapList of="wanted" count={wanted.length}>
        {wanted.map((gap) => (
          <Row key={gap.title} title={gap.title} note={<NamedIn gap={gap} />}>
            <GapActions slug={slug} gap={{ kind: 'title', words: gap.title }} ask={gap.title} start={gap.title}>
              <TellMe slug={slug} kind="title" what={gap.title} waiting={gap.waiting} />
            </GapActions>
          </Row>
        ))}
      </GapList>
      <GapList of="broken" count={broken.length}>
        <BrokenLinks slug={slug} links={broken} />
      </GapList>
      <GapList of="unvouched" count={unvouched.length}>
        {unvouched.map(({ page, why }) => (
          <Unvouched key={page.id} slug={slug} page={page} why={why} />
        ))}
      </GapList>
      <GapList of="clusters" count={clusters.length}>
        {clusters.map(({ about, questions }) => (
          <Row key={about} title={about} note={gapWords.clusters.count(questions.length)}>
            <ul className="gap-questions">
              {questions.map((question) => (
                <li key={question.id}>
                  <a href={pathOf(question.url)} dir="auto">
                    {question.title}
                  </a>
                </li>
              ))}
            </ul>
            <GapActions slug={slug} gap={{ kind: 'title', words: about }} ask={about} start={about} />
          </Row>
        ))}
      </GapList>
    </div>
  )
}

type Section = 'searches' | 'unanswered' | 'wanted' | 'broken' | 'unvouched' | 'clusters'

function GapList({ of, count, children }: { of: Section; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section aria-labelledby={of}>
      <h2 className="ruled" id={of}>
        {gapWords[of].title}
      </h2>
      <p className="quiet-line">{gapWords[of].about}</p>
      <ul className="rows">{children}</ul>
    </section>
  )
}

function Row({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <li className="row">
      <div className="row-main">
        <b className="row-title" dir="auto">
          {title}
        </b>
        <div className="row-note">{note}</div>
        {children}
      </div>
    </li>
  )
}

/** Where a page that nobody wrote is named, with the sentence around the first of the links. */
function NamedIn({ gap }: { gap: Gaps['wanted'][number] }) {
  const [first] = gap.from
  return (
    <>
      {gapWords.wanted.named(gap.times)}{' '}
      {gap.from.map((end, at) => (
        <Fragment key={`${end.kind} ${end.id}`}>
          {at > 0 ? ', ' : ''}
          <a href={pathOf(end.url)}>{end.title}</a>
        </Fragment>
      ))}
      {first?.sentence ? <blockquote dir="auto">{first.sentence}</blockquote> : null}
    </>
  )
}
