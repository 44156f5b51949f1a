import type { PageShape } from '@commonplace/api'
import { Suspense, useEffect, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { Spine } from '../../ui/Kind.tsx'
import { Links } from '../../ui/Links.tsx'
import { late } from '../../ui/late.ts'
import { Names } from '../../ui/People.tsx'
import { Ago, Day, useTakenOver } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'
import { showingOf } from './showing.ts'

const Unlinked = late(() => import('./Unlinked.tsx'))

interface Props {
  page: PageShape
  slug: string
}

/** What follows the text: pages below it, links both ways with the sentence around each, and its history in a line; last,
 * for those who write, what is found later: nothing that stands there already moves. */
export function EndMatter({ page, slug }: Props) {
  const live = useTakenOver()
  const showing = showingOf(page)
  return (
    <footer className="end-matter">
      {page.children.length > 0 ? (
        <section aria-labelledby="below">
          <h2 id="below">{words.pages.below}</h2>
          <ul className="end-list">
            {page.children.map((child) => (
              <li key={child.id}>
                <Spine kind={child.kind} />
                <a href={pathOf(child.url)} dir="auto">
                  {child.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Links title={words.pages.shownIn(showing.length)} ends={showing} id="shown-in" />
      <Links
        title={words.pages.linkedHere}
        ends={page.links.in.filter(({ type }) => type !== 'shows')}
        id="linked-here"
      />
      <Links title={words.pages.linksTo} ends={page.links.out} id="links-to" />
      <Answered page={page} />
      <p className="history-line">
        {page.may.read ? (
          <a href={`${addresses.page(slug, `${page.slug}-${page.id}`)}/history`} data-key="h">
            {words.pages.versions(page.versions)}
          </a>
        ) : (
          words.pages.versions(page.versions)
        )}{' '}
        {page.contributors.length > 0 ? words.pages.byPeople(page.contributors.length) : ''} · {words.pages.lastChanged}{' '}
        <Ago at={page.changedAt} />
        {page.changedBy.length > 0 ? (
          <>
            {' '}
            {words.by} <Names people={page.changedBy} />
          </>
        ) : null}
      </p>
      {/* Only on paper; the picture is fetched when one prints. */}
      <p className="sheet">
        <img src={`${addresses.page(slug, page.id)}/sheet.svg`} alt={addresses.page(slug, page.id)} loading="lazy" />
        {words.pages.version(page.versions)} · {words.pages.lastChanged} <Day at={page.changedAt} />
      </p>
      {live && page.may.edit && page.deletedAt === null ? <FoundLater page={page} /> : null}
    </footer>
  )
}

/** What has to be looked for is looked for once its reader comes near the end. */
function FoundLater({ page }: { page: PageShape }) {
  const end = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watch = new IntersectionObserver(([place]) => place?.isIntersecting && setNear(true), { rootMargin: '300px' })
    if (end.current) watch.observe(end.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={end}>
      {near ? (
        <Suspense>
          <Unlinked page={page} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** How many found their answer here before they asked, and for those who write the page what they were looking for. */
function Answered({ page }: { page: PageShape }) {
  const { count, latest } = page.answered
  if (count === 0) return null
  if (latest.length === 0) return <p className="quiet-line">{words.pages.answered(count)}</p>
  return (
    <details className="answered-before">
      <summary>{words.pages.answered(count)}</summary>
      <ul className="end-list">
        {latest.map(({ heading, asked, by, at }) => (
          <li key={`${by.id} ${at}`}>
            <div>
              <b className="name">{by.name}</b> {asked ? words.pages.wanted(asked) : null}
              {heading ? ` · § ${heading}` : ''} · <Ago at={at} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
