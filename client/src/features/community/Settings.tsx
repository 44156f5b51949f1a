import { routes } from '@commonplace/api'
import { JOININGS, LANGUAGE_NAMES, LANGUAGES, type RungNumbers, VISIBILITIES } from '@commonplace/domain'
import { type FormEvent, Suspense } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { late } from '../../ui/late.ts'
import { FailedView, Trouble, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { joiningWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { evidenceWords } from '../../words/evidence.ts'
import { settingsWords, setUpWords } from '../../words/people.ts'
import { VisibilityField } from './VisibilityField.tsx'

const Templates = late(() => import('./Templates.tsx'))
const ACCENTS = ['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'] as const

/** A tag that somebody wrote by hand stays one. */
const offered: readonly string[] = ['', ...LANGUAGES]
const RUNG_FIELDS = ['repeated', 'proven', 'share'] as const
const numbersIn = (form: FormData, before: RungNumbers): RungNumbers => {
  const read = (name: keyof RungNumbers) => {
    const text = textIn(form, `rungs.${name}`)
    return text === '' ? before[name] : Number(text)
  }
  return { repeated: read('repeated'), proven: read('proven'), share: read('share') }
}

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
      forWhom: textIn(form, 'forWhom'),
      topics: textIn(form, 'topics')
        .split(',')
        .map((topic) => topic.trim())
        .filter(Boolean),
      visibility: VISIBILITIES.find((one) => one === textIn(form, 'visibility')) ?? community.visibility,
      guestsAsk: form.get('guestsAsk') === 'on',
      openMeasures: form.get('openMeasures') === 'on',
      rungs: numbersIn(form, community.rungs),
      holdFirst: form.get('holdFirst') === 'on',
      joining: JOININGS.find((one) => one === textIn(form, 'joining')) ?? community.joining,
      domains: textIn(form, 'domains')
        .split(',')
        .map((domain) => domain.trim())
        .filter(Boolean),
      locale: textIn(form, 'locale'),
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
      <KeptAge at={answer.keptAt}>{settingsWords.keptPart}</KeptAge>
      <p className="quiet-line">
        <a href={addresses.list(slug, 'start')}>{settingsWords.start}</a>
      </p>
      <form className="form" onSubmit={save}>
        <Field label={setUpWords.name} name="name" refusal={refusal}>
          {(control) => <input {...control} name="name" required maxLength={80} defaultValue={community.name} />}
        </Field>
        <Field label={setUpWords.sentence} hint={setUpWords.sentenceHint} name="sentence" refusal={refusal}>
          {(control) => (
            <textarea {...control} name="sentence" rows={2} maxLength={280} defaultValue={community.sentence} />
          )}
        </Field>
        <Field label={settingsWords.forWhom} name="forWhom" refusal={refusal}>
          {(control) => (
            <textarea {...control} name="forWhom" rows={2} maxLength={280} defaultValue={community.forWhom} />
          )}
        </Field>
        <Field label={settingsWords.topics} hint={words.tagsHint} name="topics" refusal={refusal}>
          {(control) => <input {...control} name="topics" defaultValue={community.topics.join(', ')} />}
        </Field>
        <Field label={settingsWords.language} hint={settingsWords.languageHint} name="locale" refusal={refusal}>
          {(control) => (
            <select {...control} name="locale" defaultValue={community.locale}>
              <option value="">{settingsWords.languageOfReaders}</option>
              {LANGUAGES.map((one) => (
                <option key={one} value={one} lang={one}>
                  {LANGUAGE_NAMES[one]}
                </option>
              ))}
              {offered.includes(community.locale) ? null : <option>{community.locale}</option>}
            </select>
          )}
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
          <label>
            <input type="checkbox" name="openMeasures" defaultChecked={community.openMeasures} />{' '}
            {settingsWords.openMeasures}
          </label>
        </fieldset>
        <fieldset className="checks">
          <legend>{evidenceWords.rule}</legend>
          <p className="hint">{evidenceWords.ruleEach}</p>
          {RUNG_FIELDS.map((name) => (
            <label key={name} className="trial">
              <span>{evidenceWords.numbers[name]}</span>
              <input
                type="number"
                name={`rungs.${name}`}
                required
                min={name === 'share' ? 0 : 1}
                max={name === 'share' ? 100 : 1000}
                defaultValue={community.rungs[name]}
              />
            </label>
          ))}
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
        <FormProblem refusal={refusal} fields={['name', 'sentence', 'forWhom', 'topics', 'locale', 'domains']} />
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
