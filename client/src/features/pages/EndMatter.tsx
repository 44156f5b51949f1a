import type { LinkEnd, PageShape } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { Spine } from '../../ui/Kind.tsx'
import { Names } from '../../ui/People.tsx'
import { Ago } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'

interface Props {
  page: PageShape
  slug: string
}

/** What follows the text: pages below it, links both ways with the sentence around each, and its history in a line. */
export function EndMatter({ page, slug }: Props) {
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
      <Links title={words.pages.linkedHere} ends={page.links.in} id="linked-here" />
      <Links title={words.pages.linksTo} ends={page.links.out} id="links-to" />
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
    </footer>
  )
}

function Links({ title, ends, id }: { title: string; ends: readonly LinkEnd[]; id: string }) {
  if (ends.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="end-list quoted">
        {ends.map((end) => (
          <li key={`${end.type} ${end.kind} ${end.id} ${end.sentence}`}>
            <Spine kind={end.pageKind ?? 'question'} />
            <div>
              <a href={pathOf(end.url)} dir="auto">
                {end.title}
              </a>
              <span className="link-type"> {words.links[end.type]}</span>
              {end.sentence ? <blockquote dir="auto">{end.sentence}</blockquote> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
