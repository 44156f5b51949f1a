import type { CommunityShape } from '@commonplace/api'
import { addresses } from '../../addresses.ts'
import { CheckIcon } from '../../ui/icons.ts'
import { words } from '../../words/en.ts'

/** The first steps of a new community, each crossed out by doing it. */
export function Checklist({ slug, community }: { slug: string; community: CommunityShape }) {
  const { counts, may } = community
  const steps = [
    { done: counts.practice > 0, to: addresses.create(slug, 'practice'), label: words.checklist.practice, shown: true },
    { done: counts.questions > 0, to: addresses.ask(slug), label: words.checklist.question, shown: may.ask },
    {
      done: counts.members > 1,
      to: addresses.list(slug, 'invites'),
      label: words.checklist.invite,
      shown: may.manageMembers,
    },
    { done: counts.charter > 0, to: addresses.create(slug, 'charter'), label: words.checklist.charter, shown: true },
    { done: false, to: addresses.list(slug, 'offline'), label: words.checklist.offline, shown: true },
  ].filter((step) => step.shown)
  return (
    <section className="checklist" aria-labelledby="first-steps">
      <h2 id="first-steps">{words.checklist.title}</h2>
      <ol>
        {steps.map(({ done, to, label }) => (
          <li key={to} className={done ? 'done' : undefined}>
            <span className="tick">{done ? <CheckIcon /> : null}</span>
            {done ? (
              <span>
                {label} <span className="visually-hidden">({words.done})</span>
              </span>
            ) : (
              <a href={to}>{label}</a>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
