import { routes, type ThoughtRow } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Links } from '../../ui/Links.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago, useTakenOver } from '../../ui/time.tsx'
import { beginning } from '../../words/dates.ts'
import { thoughtWords as said } from '../../words/thoughts.ts'
import { LatestReplies } from '../shared/LatestReplies.tsx'
import { ProgrammeHead } from '../shared/ProgrammeHead.tsx'
import { PromptDialog } from './PromptDialog.tsx'
import { Queue } from './Queue.tsx'
import { Becomes, Replies } from './Replies.tsx'

/** This week's thought with what is said to it, those that were, and for hosts what waits. */
export function Thoughts({ screen: { slug } }: { screen: ScreenOf<'thoughts'> }) {
  const list = useRoute(routes.readThoughts, calls.community(slug))
  const [putting, setPutting] = useState(false)
  const zone = useTakenOver() ? undefined : 'UTC'
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const { current, past, nextAt, may } = list.data
  return (
    <div className="list-screen">
      <Head title={said.title} description={said.about} canonical={addresses.list(slug, 'thoughts')} />
      <ProgrammeHead slug={slug} title={said.title} about={said.about}>
        {may.fill ? (
          <div className="form-actions">
            <button type="button" className="button" data-key="c" onClick={() => setPutting(true)}>
              {said.put}
            </button>
          </div>
        ) : null}
      </ProgrammeHead>
      <KeptAge at={list.keptAt} />
      {current ? <Current slug={slug} thought={current} /> : <Empty>{past.length > 0 ? said.gone : said.none}</Empty>}
      {nextAt === null ? null : <p className="quiet-line">{said.next(beginning(nextAt, zone))}</p>}
      {may.fill ? <Queue slug={slug} thoughts={list.data} /> : null}
      {past.length > 0 ? (
        <section className="programme-past" aria-labelledby="past">
          <h2 className="ruled" id="past">
            {said.past}
          </h2>
          <ul className="rows">
            {past.map((thought) => (
              <Past key={thought.id} thought={thought} />
            ))}
          </ul>
        </section>
      ) : null}
      {putting ? <PromptDialog slug={slug} of={null} onClose={() => setPutting(false)} /> : null}
    </div>
  )
}

function Current({ slug, thought }: { slug: string; thought: ThoughtRow }) {
  const page = useRoute(routes.readPage, calls.page(thought.id)).data
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const mayMake = { question: community?.may.ask ?? false, page: community?.may.createPage ?? false }
  const became = page?.links.in.filter(({ type }) => type !== 'shows') ?? []
  return (
    <>
      <article className="thought" aria-label={said.title}>
        <p className="thought-words" dir="auto">
          <a href={pathOf(thought.url)}>{thought.title}</a>
        </p>
        {thought.lead ? <p dir="auto">{thought.lead}</p> : null}
        <p className="comment-by">
          {said.by} <b className="name">{thought.by.name}</b> · <Ago at={thought.at} />{' '}
          {page ? <Becomes slug={slug} page={page} mayMake={mayMake} comment={null} /> : null}
        </p>
      </article>
      {page ? <Replies page={page} slug={slug} mayMake={mayMake} /> : <RepliesInShort thought={thought} />}
      <Links title={said.became} ends={became} id="became" />
    </>
  )
}

/** What was said last, for whoever has no script, or a device that does not keep the page. */
function RepliesInShort({ thought: { url, replies, latest } }: { thought: ThoughtRow }) {
  return (
    <section className="thought-replies" aria-labelledby="replies">
      <h2 className="ruled" id="replies">
        {said.repliesTitle}
      </h2>
      <LatestReplies latest={latest} />
      <p className="quiet-line">
        {said.replies(replies)} · <a href={pathOf(url)}>{said.onPage}</a>
      </p>
    </section>
  )
}

function Past({ thought }: { thought: ThoughtRow }) {
  return (
    <li className="row">
      <div className="row-main">
        <a className="row-title" href={pathOf(thought.url)} dir="auto">
          {thought.title}
        </a>
        <div className="row-note">
          {said.replies(thought.replies)} · {said.by} {thought.by.name}
        </div>
      </div>
      <div className="row-aside">
        <Ago at={thought.at} />
      </div>
    </li>
  )
}
