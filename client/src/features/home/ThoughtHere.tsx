import type { ThoughtRow } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { thoughtWords as said } from '../../words/thoughts.ts'
import { LatestReplies } from '../shared/LatestReplies.tsx'

/** This week's thought with the latest of what was said to it, and the way to reply. */
export function ThoughtHere({ slug, thought }: { slug: string; thought: ThoughtRow }) {
  return (
    <section aria-labelledby="thought">
      <h2 className="ruled" id="thought">
        {said.title}
      </h2>
      <div className="thought">
        <p className="thought-words" dir="auto">
          <a href={pathOf(thought.url)}>{thought.title}</a>
        </p>
        <LatestReplies latest={thought.latest} />
      </div>
      <p className="after-list">
        <a className="tag-link" href={`${addresses.list(slug, 'thoughts')}#replies`}>
          {said.replies(thought.replies)} · {said.reply}
        </a>
      </p>
    </section>
  )
}
