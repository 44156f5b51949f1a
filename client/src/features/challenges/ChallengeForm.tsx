import { type ChallengeShape, type Refusal, routes } from '@commonplace/api'
import { LONGEST_BADGE, LONGEST_GOAL, LONGEST_HOW } from '@commonplace/domain'
import { type FormEvent, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { navigate } from '../../navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { challengeWords } from '../../words/challenges.ts'
import { words } from '../../words/en.ts'
import { dayIn, endOf, startOf } from './days.ts'

const said = challengeWords.form
const FIELDS = ['title', 'goal', 'how', 'badge', 'opensAt', 'closesAt']
const MONTH = 30 * 24 * 60 * 60 * 1000

interface Made {
  readonly title: string
  readonly goal: string
  readonly how: string
  readonly badge: string
  readonly opensAt: number
  readonly closesAt: number
}

interface Props {
  of: ChallengeShape | null
  refusal: Refusal | null
  busy: boolean
  onSend: (made: Made) => void
}

/** Everything that is said of a challenge when it is made or changed. */
function ChallengeForm({ of, refusal, busy, onSend }: Props) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [from, until] = [textIn(form, 'from'), textIn(form, 'until')]
    onSend({
      ...{ title: textIn(form, 'title'), goal: textIn(form, 'goal'), how: textIn(form, 'how') },
      badge: textIn(form, 'badge'),
      // Days that were left as they were are sent as they were, whoever made it by another clock.
      opensAt: of && from === dayIn(of.opensAt) ? of.opensAt : startOf(from),
      closesAt: of && until === dayIn(of.closesAt - 1) ? of.closesAt : endOf(until),
    })
  }
  return (
    <form className="form" method="post" onSubmit={send}>
      <Field label={said.title} name="title" refusal={refusal}>
        {(control) => <input {...control} name="title" required maxLength={120} defaultValue={of?.title ?? ''} />}
      </Field>
      <Field label={said.goal} hint={said.goalHint} name="goal" refusal={refusal}>
        {(control) => (
          <textarea {...control} name="goal" required rows={3} maxLength={LONGEST_GOAL} defaultValue={of?.goal ?? ''} />
        )}
      </Field>
      <Field label={said.badge} name="badge" refusal={refusal}>
        {(control) => (
          <input {...control} name="badge" required maxLength={LONGEST_BADGE} defaultValue={of?.badge ?? ''} />
        )}
      </Field>
      <div className="form-line">
        <Field label={said.from} name="opensAt" refusal={refusal}>
          {(control) => (
            <input {...control} type="date" name="from" required defaultValue={dayIn(of?.opensAt ?? Date.now())} />
          )}
        </Field>
        <Field label={said.until} name="closesAt" refusal={refusal}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="until"
              required
              defaultValue={dayIn(of ? of.closesAt - 1 : Date.now() + MONTH)}
            />
          )}
        </Field>
      </div>
      <Field label={said.how} hint={said.howHint} name="how" refusal={refusal}>
        {(control) => (
          <textarea {...control} name="how" rows={3} maxLength={LONGEST_HOW} defaultValue={of?.how ?? ''} />
        )}
      </Field>
      <FormProblem refusal={refusal} fields={FIELDS} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {of ? said.save : challengeWords.make}
        </button>
      </div>
    </form>
  )
}

/** Makes a challenge, and opens it. */
export function MakeDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { act, busy, refusal } = useAct(routes.makeChallenge)
  // The same challenge however often it is tried.
  const id = useRef(newId())
  const make = async (made: Made) => {
    const about = { what: made.title, where: addresses.list(slug, 'challenges') }
    const done = await act({ params: { slug }, input: { id: id.current, ...made } }, about)
    if (!done?.output) return
    onClose()
    toast(challengeWords.made)
    void navigate(pathOf(done.output.url))
  }
  return (
    <Dialog title={challengeWords.make} onClose={onClose} wide>
      <ChallengeForm of={null} refusal={refusal} busy={busy} onSend={(made) => void make(made)} />
    </Dialog>
  )
}

/** Changes a challenge. */
export function ChangeDialog({ of, onClose }: { of: ChallengeShape; onClose: () => void }) {
  const { act, busy, refusal } = useAct(routes.changeChallenge)
  const change = async (made: Made) => {
    const done = await act({ params: { id: of.id }, input: made }, { what: made.title, where: pathOf(of.url) })
    if (!done) return
    onClose()
    toast(words.saved)
  }
  return (
    <Dialog title={said.editTitle} onClose={onClose} wide>
      {of.entries.length > 0 ? <p className="quiet-line">{said.editAbout}</p> : null}
      <ChallengeForm of={of} refusal={refusal} busy={busy} onSend={(made) => void change(made)} />
    </Dialog>
  )
}
