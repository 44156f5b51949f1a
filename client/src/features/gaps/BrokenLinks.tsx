import type { OutputOf, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { Spine } from '../../ui/Kind.tsx'
import { gapWords } from '../../words/gaps.ts'

type Broken = OutputOf<typeof routes.listBrokenLinks>['items'][number]
const said = gapWords.broken

/** Links that lead to the trash or to nothing, where they stand, and what mends each. */
export function BrokenLinks({ slug, links }: { slug: string; links: readonly Broken[] }) {
  return links.map(({ from, to, why, pageId }) => (
    <li className="row" key={`${from.kind} ${from.id} ${from.sentence} ${to} ${pageId}`}>
      <Spine kind={from.pageKind ?? 'question'} />
      <div className="row-main">
        <a className="row-title" href={pathOf(from.url)} dir="auto">
          {from.title}
        </a>
        <div className="row-note">
          {why === 'trash' ? said.trash(to) : said.unknown}
          {from.sentence ? <blockquote dir="auto">{from.sentence}</blockquote> : null}
        </div>
        {why === 'unknown' && pageId ? (
          <p className="gap-actions">
            <a
              className="link"
              href={addresses.create(slug, 'practice', { pageId })}
              aria-label={gapWords.actions.of(said.start, from.title)}
            >
              {said.start}
            </a>
          </p>
        ) : null}
        {why === 'trash' && to ? (
          <p className="gap-actions">
            <a
              className="link"
              href={addresses.list(slug, 'trash')}
              aria-label={gapWords.actions.of(said.lookInTrash, to)}
            >
              {said.lookInTrash}
            </a>
          </p>
        ) : null}
      </div>
    </li>
  ))
}
