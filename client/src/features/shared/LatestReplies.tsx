import type { ThoughtRow } from '@commonplace/api'
import { Ago } from '../../ui/time.tsx'

/** The beginnings of what was said to a thought last. */
export function LatestReplies({ latest }: Pick<ThoughtRow, 'latest'>) {
  if (latest.length === 0) return null
  return (
    <ul className="thought-latest">
      {latest.map(({ id, by, at, words }) => (
        <li key={`${id} ${at}`}>
          <span dir="auto">{words}</span>{' '}
          <span className="row-note">
            {by.name} · <Ago at={at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
