import { routes } from '@commonplace/api'
import { VISIBILITIES } from '@commonplace/domain'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Trouble, Waiting } from '../../ui/Trouble.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { VisibilityField } from './VisibilityField.tsx'

const ACCENTS = ['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'] as const

/** What hosts set for the whole community. */
export function Settings({ screen: { slug } }: { screen: ScreenOf<'settings'> }) {
  const answer = useRoute(routes.readCommunity, calls.community(slug))
  const { act, busy, refusal } = useAct(routes.changeCommunity)
  if (answer.pending) return <Waiting />
  const community = answer.data
  if (!community) return <FailedView failed={answer} />
  if (!community.may.administer) {
    const action = (
      <a className="button" href={addresses.community(slug)}>
        {words.trouble.home}
      </a>
    )
    return <Trouble title={words.nav.settings} sentence={words.settings.notYours} action={action} status={403} />
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
        <Field label={words.setup.name} name="name" refusal={refusal}>
          {(control) => <input {...control} name="name" required maxLength={80} defaultValue={community.name} />}
        </Field>
        <Field label={words.setup.sentence} hint={words.setup.sentenceHint} name="sentence" refusal={refusal}>
          {(control) => (
            <textarea {...control} name="sentence" rows={2} maxLength={280} defaultValue={community.sentence} />
          )}
        </Field>
        <Field label={words.settings.topics} hint={words.tagsHint} name="topics" refusal={refusal}>
          {(control) => <input {...control} name="topics" defaultValue={community.topics.join(', ')} />}
        </Field>
        <VisibilityField value={community.visibility} />
        <fieldset className="checks accents">
          <legend>{words.settings.accent}</legend>
          {ACCENTS.map((accent) => (
            <label key={accent}>
              <input type="radio" name="accent" value={accent} defaultChecked={accent === community.accent} />
              <span className={`swatch accent-${accent}`} aria-hidden="true" /> {words.settings.accents[accent]}
            </label>
          ))}
        </fieldset>
        <FormProblem refusal={refusal} fields={['name', 'sentence', 'topics']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.save}
          </button>
        </div>
      </form>
    </div>
  )
}
