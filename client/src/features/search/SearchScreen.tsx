import { routes } from '@commonplace/api'
import { KINDS } from '@commonplace/domain'
import type { FormEvent } from 'react'
import { addresses, pathOf, withQuery } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate, useAddress } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { Snippet } from '../../ui/Snippet.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'

/** Full results of a search. The form works without script; the address holds the search. */
export function SearchScreen({ screen }: { screen: ScreenOf<'search'> }) {
  const { slug, q, kind } = screen
  const here = useAddress()
  const found = useRoute(routes.search, q ? calls.search(screen) : null)
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void navigate(withQuery(here, { q: textIn(new FormData(event.currentTarget), 'q').trim() }), { replace: true })
  }
  return (
    <div className="list-screen">
      <Head title={q ? words.search.titleFor(q) : words.search.title} hidden />
      <h1 tabIndex={-1}>{words.search.title}</h1>
      <form className="search-form" action={addresses.list(slug, 'search')} onSubmit={submit}>
        <input
          type="search"
          name="q"
          defaultValue={q}
          key={q}
          aria-label={words.search.label}
          placeholder={words.search.label}
          maxLength={200}
        />
        <button type="submit" className="button primary">
          {words.search.action}
        </button>
      </form>
      {q ? (
        <nav className="views" aria-label={words.search.kinds}>
          {[null, ...KINDS, 'question' as const].map((one) => (
            <a
              key={one ?? 'all'}
              href={withQuery(here, { kind: one })}
              aria-current={one === kind ? 'page' : undefined}
            >
              {one === null ? words.search.everything : words.kinds[one].many}
            </a>
          ))}
        </nav>
      ) : null}
      {found.pending && q ? <Waiting /> : null}
      {q && !found.pending && !found.data ? <FailedView failed={found} /> : null}
      {found.data ? (
        <p className="quiet-line" role="status">
          {found.keptAt === null ? words.search.found(found.data.total) : words.search.foundHere(found.data.total)}
        </p>
      ) : null}
      {q && found.data?.items.length === 0 ? (
        <Empty
          action={
            community?.may.ask ? (
              <a className="button" href={addresses.ask(slug)}>
                {words.search.askIt}
              </a>
            ) : null
          }
        >
          {words.search.nothing(q)}
        </Empty>
      ) : null}
      <ol className="rows">
        {found.data?.items.map((hit) => (
          <li className="row" key={`${hit.kind} ${hit.id} ${hit.section ?? ''}`}>
            <Spine kind={hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'} />
            <div className="row-main">
              <span className={`kind-word k-${hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'}`}>
                {hit.kind === 'page' ? words.kinds[hit.pageKind ?? 'note'].one : words.search.hit[hit.kind]}
              </span>
              <a className="row-title" href={pathOf(hit.url)} dir="auto">
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
