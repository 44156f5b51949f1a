import { routes } from '@commonplace/api'
import { JOININGS, VISIBILITIES } from '@commonplace/domain'
import { type FormEvent, lazy, Suspense } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Trouble, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { joiningWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { settingsWords, setUpWords } from '../../words/people.ts'
import { VisibilityField } from './VisibilityField.tsx'

const Templates = lazy(() => import('./Templates.tsx'))
const ACCENTS = ['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'] as const

/** What hosts set for the whole community. */
export function Settings({ screen: { slug } }: { screen: ScreenOf<'settings'> }) {
  const answer = useRoute(routes.readCommunity, calls.community(slug))
  const { act, busy, refusal } = useAct(routes.changeCommunity)
  const live = useTakenOver()
  if (answer.pending) return <Waiting />
  const community = answer.data
  if (!community) return <FailedView failed={answer} />
  if (!community.may.administer) {
    const action = (
      <a className="button" href={addresses.community(slug)}>
        {words.trouble.home}
      </a>
    )
    return <Trouble title={words.nav.settings} sentence={settingsWords.notYours} action={action} status={403} />
  }
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = {
      name: textIn(form, 'name'),
      sentence: textIn(form, 'sentence'),
      topics: textIn(form, 'topics')
        .split(',')
        .map((topic) => topic.trim())
        .filter(Boolean),
      visibility: VISIBILITIES.find((one) => one === textIn(form, 'visibility')) ?? community.visibility,
      guestsAsk: form.get('guestsAsk') === 'on',
      holdFirst: form.get('holdFirst') === 'on',
      joining: JOININGS.find((one) => one === textIn(form, 'joining')) ?? community.joining,
      domains: textIn(form, 'domains')
        .split(',')
        .map((domain) => domain.trim())
        .filter(Boolean),
      accent: ACCENTS.find((one) => one === textIn(form, 'accent')) ?? 'spruce',
    }
    const done = await act(
      { params: { slug }, input },
      { what: community.name, where: addresses.list(slug, 'settings') },
    )
    if (done) toast(words.saved)
  }
  return (
    <div className="narrow">
      <Head title={words.nav.settings} hidden />
      <h1 tabIndex={-1}>{words.nav.settings}</h1>
      <form className="form" onSubmit={save}>
        <Field label={setUpWords.name} name="name" refusal={refusal}>
          {(control) => <input {...control} name="name" required maxLength={80} defaultValue={community.name} />}
        </Field>
        <Field label={setUpWords.sentence} hint={setUpWords.sentenceHint} name="sentence" refusal={refusal}>
          {(control) => (
            <textarea {...control} name="sentence" rows={2} maxLength={280} defaultValue={community.sentence} />
          )}
        </Field>
        <Field label={settingsWords.topics} hint={words.tagsHint} name="topics" refusal={refusal}>
          {(control) => <input {...control} name="topics" defaultValue={community.topics.join(', ')} />}
        </Field>
        <VisibilityField value={community.visibility} />
        <fieldset className="checks">
          <legend>{joiningWords.legend}</legend>
          {JOININGS.map((one) => (
            <label key={one}>
              <input type="radio" name="joining" value={one} defaultChecked={one === community.joining} />{' '}
              {joiningWords.choices[one]}
            </label>
          ))}
        </fieldset>
        <Field label={joiningWords.domains} hint={joiningWords.domainsHint} name="domains" refusal={refusal}>
          {(control) => <input {...control} name="domains" defaultValue={community.domains.join(', ')} />}
        </Field>
        <fieldset className="checks">
          <legend>{joiningWords.first}</legend>
          <label>
            <input type="checkbox" name="holdFirst" defaultChecked={community.holdFirst} /> {joiningWords.holdFirst}
          </label>
        </fieldset>
        <fieldset className="checks">
          <legend>{settingsWords.guests}</legend>
          <label>
            <input type="checkbox" name="guestsAsk" defaultChecked={community.guestsAsk} /> {settingsWords.guestsAsk}
          </label>
        </fieldset>
        <fieldset className="checks accents">
          <legend>{settingsWords.accent}</legend>
          {ACCENTS.map((accent) => (
            <label key={accent}>
              <input type="radio" name="accent" value={accent} defaultChecked={accent === community.accent} />
              <span className={`swatch accent-${accent}`} aria-hidden="true" /> {settingsWords.accents[accent]}
            </label>
          ))}
        </fieldset>
        <FormProblem refusal={refusal} fields={['name', 'sentence', 'topics', 'domains']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.save}
          </button>
        </div>
      </form>
      {live ? (
        <Suspense>
          <Templates slug={slug} />
        </Suspense>
      ) : null}
    </div>
  )
}
