import { type CommunityShape, type OutputOf, type PageRow, routes } from '@commonplace/api'
import { Suspense } from 'react'
import { addresses } from '../../addresses.ts'
import { calls, LATEST } from '../../calls.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { late } from '../../ui/late.ts'
import { Names } from '../../ui/People.tsx'
import { PageLine, QuestionLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago, useNow, useTakenOver } from '../../ui/time.tsx'
import { challengeWords } from '../../words/challenges.ts'
import { since, todayLine } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { homeWords } from '../../words/home.ts'
import { programmeWords } from '../../words/programme.ts'
import { ChallengeLine } from '../shared/ChallengeLine.tsx'
import { FollowCommunity } from '../shared/FollowMore.tsx'
import { OccurrenceLine } from '../shared/OccurrenceLine.tsx'
import { Checklist } from './Checklist.tsx'
import { ForYou } from './ForYou.tsx'
import { ThoughtHere } from './ThoughtHere.tsx'
import { Told } from './Told.tsx'
import { Woven } from './Woven.tsx'

const FirstWeek = late(() => import('./FirstWeek.tsx'))
const FIRST_WEEKS = 14 * 24 * 3_600_000

type HomeData = OutputOf<typeof routes.readHome>

/** Home opens with one computed sentence; the pages and questions behind it follow. */
export function Home({ screen: { slug } }: { screen: ScreenOf<'home'> }) {
  const home = useRoute(routes.readHome, calls.community(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const latest = useRoute(routes.listPages, calls.latest(slug)).data?.items ?? []
  const { member, memberships } = useMe()
  const now = useNow()
  const live = useTakenOver()
  const zone = live ? undefined : 'UTC'
  if (home.pending) return <Waiting />
  if (!home.data) return <FailedView failed={home} />
  const data = home.data
  const pages = community ? total(community.counts) : null
  const isEmpty = pages === 0 && community?.counts.questions === 0
  const isNew = pages !== null && pages < 3
  const joined = memberships.find((membership) => membership.community.slug === slug)?.joinedAt
  const wasHere = member !== null && joined !== undefined && joined < data.since
  const news = new Set(data.changed.map(({ page }) => page.id))
  const before = latest.filter(({ id }) => !news.has(id)).slice(0, LATEST - news.size)
  const sentence =
    home.keptAt !== null
      ? homeWords.offline(since(home.keptAt, now, zone))
      : isEmpty
        ? homeWords.fresh(community?.name ?? '')
        : sentenceOf(data, wasHere ? since(data.since, now, zone) : null, community?.name ?? '')
  return (
    <div className="home">
      <Head
        title={community?.name ?? words.product}
        description={community?.sentence || sentence}
        canonical={addresses.community(slug)}
      />
      <p className="date-line">{todayLine(now, zone)}</p>
      <h1 className="sentence" tabIndex={-1}>
        {sentence}
      </h1>
      {community?.sentence ? <p className="domain">{community.sentence}</p> : null}
      {community?.forWhom ? <p className="quiet-line">{community.forWhom}</p> : null}
      {community?.role ? (
        <p className="follow-line">
          <FollowCommunity slug={slug} name={community.name} />
        </p>
      ) : null}
      {community && (data.start || isNew) && community.may.createPage ? (
        <Checklist slug={slug} community={community} start={data.start} />
      ) : null}
      <div className="home-columns">
        <div className="home-main">
          <section aria-labelledby="changed">
            <h2 className="ruled" id="changed">
              {homeWords.changed}
            </h2>
            {data.changed.length === 0 ? (
              <Empty
                action={
                  isEmpty && community?.may.createPage ? (
                    <a className="button" href={addresses.create(slug, 'practice')}>
                      {words.pages.write.practice}
                    </a>
                  ) : null
                }
              >
                {isEmpty ? homeWords.nothingWritten : homeWords.nothingChanged}
              </Empty>
            ) : (
              <ul className="rows">
                {data.changed.map(({ page, by, at, added, removed, isNew: fresh }) => (
                  <PageLine key={page.id} page={page} aside={<Changed at={at} added={added} removed={removed} />}>
                    {fresh ? homeWords.newBy : homeWords.changedBy} <Names people={by} />
                  </PageLine>
                ))}
              </ul>
            )}
          </section>
          <Before pages={before} />
          {community?.role ? (
            <p className="after-list">
              <a className="tag-link" href={addresses.list(slug, 'digest')}>
                {homeWords.week}
              </a>
            </p>
          ) : null}
        </div>
        <div className="home-side">
          {data.thought ? <ThoughtHere slug={slug} thought={data.thought} /> : null}
          <Told slug={slug} told={data.told} />
          <ForYou slug={slug} forYou={data.forYou} />
          <Woven adoptions={data.told.adoptions} />
          {data.pinned.length > 0 ? (
            <section aria-labelledby="pinned">
              <h2 className="ruled" id="pinned">
                {words.pages.pinned}
              </h2>
              <ul className="rows tight">
                {data.pinned.map((page) => (
                  <PageLine key={page.id} page={page} />
                ))}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="waiting">
            <h2 className="ruled question-rule" id="waiting">
              {homeWords.waiting}
            </h2>
            {data.waiting.length === 0 ? <p className="quiet-line">{words.questions.noneWaiting}</p> : null}
            <ul className="rows tight">
              {data.waiting.slice(0, 3).map((question) => (
                <QuestionLine key={question.id} question={question} />
              ))}
            </ul>
            {community?.may.ask ? (
              <p className="after-list">
                <a className="button" href={addresses.ask(slug)}>
                  {words.questions.ask}
                </a>
              </p>
            ) : null}
          </section>
          {data.next ? (
            <section aria-labelledby="next">
              <h2 className="ruled" id="next">
                {programmeWords.next}
              </h2>
              <ul className="rows tight">
                <OccurrenceLine row={data.next} />
              </ul>
              <p className="after-list">
                <a className="tag-link" href={addresses.list(slug, 'programme')}>
                  {programmeWords.all}
                </a>
              </p>
            </section>
          ) : null}
          {data.challenge ? (
            <section aria-labelledby="challenge">
              <h2 className="ruled" id="challenge">
                {challengeWords.this}
              </h2>
              <ul className="rows tight">
                <ChallengeLine row={data.challenge} />
              </ul>
              <p className="after-list">
                <a className="tag-link" href={addresses.list(slug, 'challenges')}>
                  {challengeWords.all}
                </a>
              </p>
            </section>
          ) : null}
          {data.reviewsDue.length > 0 ? (
            <section aria-labelledby="reviews">
              <h2 className="ruled" id="reviews">
                {homeWords.reviews}
              </h2>
              <ul className="rows tight">
                {data.reviewsDue.map((page) => (
                  <PageLine key={page.id} page={page} />
                ))}
              </ul>
            </section>
          ) : null}
          {data.mine.length > 0 ? (
            <section aria-labelledby="mine">
              <h2 className="ruled" id="mine">
                {homeWords.mine}
              </h2>
              <ul className="rows tight">
                {data.mine.slice(0, 5).map((page) => (
                  <PageLine key={page.id} page={page}>
                    {words.pages.statuses[page.status]}
                  </PageLine>
                ))}
              </ul>
            </section>
          ) : null}
          {/* Last, since it comes after the rest: what is being read does not move for it. */}
          {live && community && wantsFirstSteps(community, joined, now) ? (
            <Suspense>
              <FirstWeek slug={slug} community={community} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** What was written earlier: few come every day, and Home is never bare for who comes often. */
function Before({ pages }: { pages: readonly PageRow[] }) {
  if (pages.length === 0) return null
  return (
    <section className="home-before" aria-labelledby="before">
      <h2 className="ruled" id="before">
        {homeWords.before}
      </h2>
      <ul className="rows">
        {pages.map((page) => (
          <PageLine key={page.id} page={page} aside={<Ago at={page.changedAt} />}>
            {page.changedBy.length > 0 ? (
              <>
                {homeWords.changedBy} <Names people={page.changedBy} />
              </>
            ) : null}
          </PageLine>
        ))}
      </ul>
    </section>
  )
}

function total(counts: Record<string, number>): number {
  return ['practice', 'story', 'method', 'tool', 'note'].reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
}

function sentenceOf(data: HomeData, when: string | null, name: string): string {
  const quiet = data.pagesChanged === 0 && data.questionsAnswered === 0
  if (quiet) return when ? homeWords.quiet(when) : homeWords.welcome(name)
  return homeWords.sentence(when, data)
}

function Changed({ at, added, removed }: { at: number; added: number; removed: number }) {
  return (
    <>
      <Ago at={at} />
      {added + removed > 0 ? (
        <span className="delta" title={homeWords.wordsTitle(added, removed)}>
          {added > 0 ? `+${added}` : ''} {removed > 0 ? `−${removed}` : ''}
        </span>
      ) : null}
    </>
  )
}

/** Somebody who joined lately, or who may come in and has not. */
function wantsFirstSteps(community: CommunityShape, joined: number | undefined, now: number): boolean {
  if (community.role === null) return community.joining !== 'invite'
  return community.role === 'member' && joined !== undefined && now - joined < FIRST_WEEKS
}
