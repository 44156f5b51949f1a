import { type ChallengeShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { challengeWords as said } from '../../words/challenges.ts'
import { challengeDay } from '../shared/ChallengeLine.tsx'
import { ChangeDialog } from './ChallengeForm.tsx'
import { EnterDialog } from './EnterDialog.tsx'
import { Entry } from './Entry.tsx'

/** A challenge: what to do, until when, how to take part, and what came in. */
export function ChallengeScreen({ screen: { slug, id } }: { screen: ScreenOf<'challenge'> }) {
  const answer = useRoute(routes.readChallenge, calls.challenge(id))
  const zone = useTakenOver() ? undefined : 'UTC'
  const [entering, setEntering] = useState(false)
  if (answer.pending) return <Waiting />
  const challenge = answer.data
  if (!challenge) return <FailedView failed={answer} />
  return (
    <article className="gathering">
      <Head title={challenge.title} description={challenge.goal} canonical={pathOf(challenge.url)} />
      <KeptAge at={answer.keptAt} />
      <header className="gathering-head">
        <div>
          <p className="gathering-kind">
            <a href={addresses.list(slug, 'challenges')}>{said.title}</a> · {challengeDay(challenge, zone)}
          </p>
          <h1 tabIndex={-1} dir="auto">
            {challenge.title}
          </h1>
        </div>
        <HostActs challenge={challenge} />
      </header>
      <p className="gathering-about" dir="auto">
        {challenge.goal}
      </p>
      <dl className="gathering-facts">
        {challenge.how ? (
          <>
            <dt>{said.how}</dt>
            <dd className="gathering-about" dir="auto">
              {challenge.how}
            </dd>
          </>
        ) : null}
        <dt>{said.badge}</dt>
        <dd>
          <b dir="auto">{challenge.badge}</b>. {said.badgeHow}
        </dd>
      </dl>
      {challenge.mine ? <p className="notice">{said.mine[challenge.mine]}</p> : null}
      {challenge.may.enter ? (
        <p className="form-actions">
          <button type="button" className="button primary" onClick={() => setEntering(true)}>
            {said.enter}
          </button>
          <a className="button" href={addresses.create(slug, 'story')}>
            {said.entering.tell}
          </a>
        </p>
      ) : null}
      <section aria-labelledby="entries">
        <h2 className="ruled" id="entries">
          {said.entries}
        </h2>
        {challenge.entries.length === 0 ? <p className="quiet-line">{said.noEntries}</p> : null}
        <ul className="rows">
          {challenge.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} challenge={challenge} />
          ))}
        </ul>
      </section>
      {entering ? <EnterDialog challenge={challenge} onClose={() => setEntering(false)} /> : null}
    </article>
  )
}

/** What hosts do with it. */
function HostActs({ challenge }: { challenge: ChallengeShape }) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const { act, busy } = useSaidAct(routes.removeChallenge)
  const { may, id, title, communitySlug } = challenge
  const list = addresses.list(communitySlug, 'challenges')
  const remove = async () => {
    if (!(await act({ params: { id } }, { what: title, where: list }))) return
    setOpen(null)
    toast(said.form.removed)
    void navigate(list)
  }
  return (
    <div className="form-actions">
      {may.change ? (
        <button type="button" className="button" onClick={() => setOpen('change')}>
          {said.form.edit}
        </button>
      ) : null}
      {may.remove ? (
        <button type="button" className="button quiet" onClick={() => setOpen('remove')}>
          {said.form.remove}
        </button>
      ) : null}
      {open === 'change' ? <ChangeDialog of={challenge} onClose={() => setOpen(null)} /> : null}
      {open === 'remove' ? (
        <Dialog title={said.form.removeTitle} onClose={() => setOpen(null)}>
          <p>{said.form.removeAbout}</p>
          <div className="form-actions">
            <button type="button" className="button primary" disabled={busy} onClick={() => void remove()}>
              {said.form.remove}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
