import type { CommunityShape, OutputOf, routes } from '@commonplace/api'
import { START_STEPS } from '@commonplace/domain'
import { Suspense } from 'react'
import { addresses } from '../../addresses.ts'
import { CheckIcon } from '../../ui/icons.ts'
import { late } from '../../ui/late.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'
import { homeWords } from '../../words/home.ts'

const WhenKept = late(() => import('../../offline/WhenKept.tsx'))

interface Props {
  slug: string
  community: CommunityShape
  /** Which steps of the first hour are done, for hosts while they are at it. */
  start: OutputOf<typeof routes.readHome>['start']
}

/** The first steps of a new community, each crossed out by doing it. */
export function Checklist({ slug, community, start }: Props) {
  const { counts, may } = community
  const live = useTakenOver()
  const keep = { to: addresses.list(slug, 'offline'), label: homeWords.checklist.offline }
  const practice = {
    done: counts.practice > 0,
    to: addresses.create(slug, 'practice'),
    label: homeWords.checklist.practice,
    shown: true,
  }
  const guided = START_STEPS.map((step) => ({
    done: start?.[step] === true,
    to: `${addresses.list(slug, 'start')}#${step}`,
    label: homeWords.checklist.start[step],
    shown: true,
  }))
  const plain = [
    { done: counts.questions > 0, to: addresses.ask(slug), label: homeWords.checklist.question, shown: may.ask },
    {
      done: counts.members > 1,
      to: addresses.list(slug, 'invites'),
      label: homeWords.checklist.invite,
      shown: may.manageMembers,
    },
    {
      done: counts.charter > 0,
      to: addresses.create(slug, 'charter'),
      label: homeWords.checklist.charter,
      shown: true,
    },
  ]
  const steps = (start ? [...guided, practice] : [practice, ...plain]).filter((step) => step.shown)
  return (
    <section className="checklist" aria-labelledby="first-steps">
      <h2 id="first-steps">{homeWords.checklist.title}</h2>
      <ol>
        {steps.map((step) => (
          <Step key={step.to} {...step} />
        ))}
        {/* What is kept here only the device knows. */}
        {live ? (
          <Suspense fallback={<Step {...keep} done={false} />}>
            <WhenKept slug={slug}>{(kept) => <Step {...keep} done={kept} />}</WhenKept>
          </Suspense>
        ) : (
          <Step {...keep} done={false} />
        )}
      </ol>
      {start ? (
        <p className="after-list">
          <a className="button primary" href={addresses.list(slug, 'start')}>
            {homeWords.checklist.goOn}
          </a>
        </p>
      ) : null}
    </section>
  )
}

function Step({ done, to, label }: { done: boolean; to: string; label: string }) {
  return (
    <li className={done ? 'done' : undefined}>
      <span className="tick">{done ? <CheckIcon /> : null}</span>
      {done ? (
        <span>
          {label} <span className="visually-hidden">({words.done})</span>
        </span>
      ) : (
        <a href={to}>{label}</a>
      )}
    </li>
  )
}
