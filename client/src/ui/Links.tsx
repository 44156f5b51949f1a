import type { LinkEnd } from '@commonplace/api'
import { pathOf } from '../addresses.ts'
import { words } from '../words/en.ts'
import { Spine } from './Kind.tsx'

/** One end of the links of a page or question: each with its kind and the sentence around it. */
export function Links({ title, ends, id }: { title: string; ends: readonly LinkEnd[]; id: string }) {
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
              {end.type === 'shows' ? (
                end.sentence && <span className="link-type">, {words.pages.shownUnder(end.sentence)}</span>
              ) : end.sentence ? (
                <blockquote dir="auto">{end.sentence}</blockquote>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
