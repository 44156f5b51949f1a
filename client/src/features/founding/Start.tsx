import { type CommunityShape, routes } from '@commonplace/api'
import { START_STEPS, type StartStep } from '@commonplace/domain'
import type { ReactNode } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { CheckIcon } from '../../ui/icons.ts'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'
import { foundingWords as said } from '../../words/founding.ts'
import { homeWords } from '../../words/home.ts'
import { CharterStep } from './CharterStep.tsx'
import { FirstQuestions } from './FirstQuestions.tsx'
import { FirstShowing } from './FirstShowing.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import { SentenceStep } from './SentenceStep.tsx'
import type { StartShape } from './start-shape.ts'

/** The first hour of a founder. How far it has come is read from what is there, so that any device goes on with it. */
export function Start({ screen: { slug } }: { screen: ScreenOf<'start'> }) {
  const start = useRoute(routes.readStart, calls.community(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const { act, busy } = useSaidAct(routes.changeCommunity)
  if (start.pending) return <Waiting />
  if (!start.data || !community) return <FailedView failed={start} />
  const { done } = start.data
  const count = START_STEPS.filter((step) => done[step]).length
  const putAway = async () => {
    const about = { what: said.title, where: addresses.list(slug, 'start') }
    if (!(await act({ params: { slug }, input: { startAway: true } }, about))) return
    toast(said.awayDone)
    void navigate(addresses.community(slug))
  }
  return (
    <div className="narrow">
      <Head title={said.title} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      <KeptAge at={start.keptAt}>{said.keptPart}</KeptAge>
      <p className="quiet-line">{count === START_STEPS.length ? said.all : said.about}</p>
      <p role="status">{said.done(count, START_STEPS.length)}</p>
      {START_STEPS.map((step) => (
        <Step key={step} step={step} done={done[step]}>
          <StepBody step={step} slug={slug} start={start.data as StartShape} community={community} />
        </Step>
      ))}
      {count === START_STEPS.length ? null : (
        <p className="after-list">
          <button type="button" className="button quiet" disabled={busy} onClick={() => void putAway()}>
            {said.away}
          </button>
        </p>
      )}
    </div>
  )
}

function Step({ step, done, children }: { step: StartStep; done: boolean; children: ReactNode }) {
  return (
    <section className={`step start-step${done ? ' done' : ''}`} id={step} aria-labelledby={`start-${step}`}>
      <h2 id={`start-${step}`}>
        <span className="tick">{done ? <CheckIcon /> : null}</span> {homeWords.checklist.start[step]}
        {done ? <span className="visually-hidden"> ({words.done})</span> : null}
      </h2>
      {children}
    </section>
  )
}

interface BodyProps {
  step: StartStep
  slug: string
  start: StartShape
  community: CommunityShape
}

function StepBody({ step, slug, start, community }: BodyProps) {
  switch (step) {
    case 'sentence':
    case 'forWhom':
      return <SentenceStep key={step} slug={slug} field={step} value={start[step]} />
    case 'charter':
      return <CharterStep slug={slug} name={community.name} charter={start.charter} />
    case 'people':
      return <PeopleStep slug={slug} places={start.places} />
    case 'questions':
      return <FirstQuestions slug={slug} questions={start.questions} />
    case 'gathering':
      return <FirstShowing slug={slug} gathering={start.gathering} />
  }
}
