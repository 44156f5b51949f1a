import { routes } from '@commonplace/api'
import { KINDS } from '@commonplace/domain'
import { type FormEvent, useEffect, useState } from 'react'
import { addresses, pathOf, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRole } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { endSearch, logSearch } from '../../frame/search-log.ts'
import { navigate, useAddress } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { Avatar } from '../../ui/People.tsx'
import { arrivalAt, Snippet } from '../../ui/Snippet.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'
import { gapWords } from '../../words/gaps.ts'
import { searchWords } from '../../words/search.ts'
import { TellMe } from '../shared/TellMe.tsx'

/** Examples of what narrows a search down; they are the same in every language. */
const NARROWINGS = ['kind:story', 'tag:', 'status:trusted', 'is:unanswered', 'by:', 'steward:', '"…"']

/** Full results of a search. The form works without script; the address holds the search. */
export function SearchScreen({ screen }: { screen: ScreenOf<'search'> }) {
  const { slug, q, kind } = screen
  const here = useAddress()
  const found = useRoute(routes.search, q ? calls.search(screen) : null)
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const isKnown = useRole(slug) !== null
  // Only what the server itself found, of everything: what a device or one kind does not hold may well be there.
  const total = isKnown && kind === null && found.keptAt === null ? found.data?.total : undefined
  useEffect(() => {
    if (total !== undefined) logSearch(slug, q, total)
  }, [slug, q, total])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void navigate(withQuery(here, { q: textIn(new FormData(event.currentTarget), 'q').trim() }), { replace: true })
  }
  return (
    <div className="list-screen">
      <Head title={q ? searchWords.titleFor(q) : searchWords.title} hidden />
      <h1 tabIndex={-1}>{searchWords.title}</h1>
      <form className="search-form" action={addresses.list(slug, 'search')} onSubmit={submit}>
        <input
          type="search"
          name="q"
          defaultValue={q}
          key={q}
          aria-label={searchWords.label}
          placeholder={searchWords.label}
          maxLength={200}
        />
        <button type="submit" className="button primary">
          {searchWords.action}
        </button>
      </form>
      <p className="quiet-line">
        {searchWords.narrow} {NARROWINGS.map((one) => [<code key={one}>{one}</code>, ' '])}
      </p>
      {q ? (
        <nav className="views" aria-label={searchWords.kinds}>
          {[null, ...KINDS, 'question' as const].map((one) => (
            <a
              key={one ?? 'all'}
              href={withQuery(here, { kind: one })}
              aria-current={one === kind ? 'page' : undefined}
            >
              {one === null ? searchWords.everything : words.kinds[one].many}
            </a>
          ))}
        </nav>
      ) : null}
      {found.pending && q ? <Waiting /> : null}
      {q && !found.pending && !found.data ? <FailedView failed={found} /> : null}
      {found.data ? (
        <p className="quiet-line" role="status">
          {found.keptAt === null ? searchWords.found(found.data.total) : searchWords.foundHere(found.data.total)}
        </p>
      ) : null}
      {found.data && found.data.people.length > 0 ? (
        <ul className="found-people" aria-label={searchWords.people}>
          {found.data.people.map((person) => (
            <li key={person.id}>
              <Avatar person={person} />
              <a href={addresses.search(slug, `by:"${person.name}"`)}>{person.name}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {q && found.data?.items.length === 0 && found.data.people.length === 0 ? (
        <Empty
          action={
            <div className="gap-actions">
              {community?.may.ask ? (
                <a className="button" href={addresses.askTitled(slug, q)}>
                  {searchWords.askIt}
                </a>
              ) : null}
              {community?.may.createPage ? (
                <a className="button" href={addresses.create(slug, 'practice', { title: q })}>
                  {gapWords.actions.start}
                </a>
              ) : null}
              {isKnown ? <TellMeOf key={q} slug={slug} q={q} /> : null}
            </div>
          }
        >
          {searchWords.nothing(q)}
        </Empty>
      ) : null}
      <ol className="rows">
        {found.data?.items.map((hit) => (
          <li className="row" key={`${hit.kind} ${hit.id} ${hit.section ?? ''}`}>
            <Spine kind={hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'} />
            <div className="row-main">
              <span className={`kind-word k-${hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'}`}>
                {hit.kind === 'page' ? words.kinds[hit.pageKind ?? 'note'].one : searchWords.hit[hit.kind]}
              </span>
              <a
                className="row-title"
                href={pathOf(arrivalAt(hit))}
                dir="auto"
                onClick={() => isKnown && endSearch(hit.url)}
              >
                {hit.title}
                {hit.section ? <span className="section"> § {hit.section}</span> : null}
              </a>
              <Snippet text={hit.snippet} />
            </div>
            {hit.accepted ? (
              <div className="row-aside">
                <span className="settled">{words.questions.resolved}</span>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Whether one waits for it is known here only from what was pressed here; the board of gaps has it from the server. */
function TellMeOf({ slug, q }: { slug: string; q: string }) {
  const [waiting, setWaiting] = useState(false)
  return <TellMe slug={slug} kind="search" what={q} waiting={waiting} onChange={setWaiting} />
}
