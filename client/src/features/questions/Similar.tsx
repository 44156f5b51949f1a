import { routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { Spine } from '../../ui/Kind.tsx'
import { Snippet } from '../../ui/Snippet.tsx'
import { words } from '../../words/en.ts'

const SHORTEST = 8
const SHOWN = 5

/** Questions and sections of pages like what is being typed. */
export function Similar({ slug, text }: { slug: string; text: string }) {
  const asked = useLate(text.trim())
  const { data } = useRoute(
    routes.findSimilar,
    asked.length >= SHORTEST ? { params: { slug }, query: { text: asked.slice(0, 500) } } : null,
  )
  const hits = asked.length >= SHORTEST ? (data?.items.slice(0, SHOWN) ?? []) : []
  return (
    <div className="similar" role="status">
      {hits.length > 0 ? (
        <>
          <p className="similar-title">{words.questions.maybeAnswered}</p>
          <ul className="choices">
            {hits.map((hit) => (
              <li key={`${hit.url}${hit.section ?? ''}`}>
                <a href={pathOf(hit.url)} target="_blank" rel="noopener">
                  <Spine kind={hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'} />
                  <span>
                    <b className="name">{hit.title}</b>
                    {hit.section ? ` § ${hit.section}` : ''}
                    {hit.accepted ? ` · ${words.questions.resolved}` : ''}
                    <Snippet text={hit.snippet} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
