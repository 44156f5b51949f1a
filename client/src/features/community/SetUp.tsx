import { routes } from '@commonplace/api'
import { VISIBILITIES } from '@commonplace/domain'
import type { FormEvent } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useKeptForm } from '../../data/kept-form.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { PersonFields, personFields, personIn } from '../../ui/PersonFields.tsx'
import { FailedView, Trouble, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'
import { setUpWords } from '../../words/people.ts'
import { VisibilityField } from './VisibilityField.tsx'

/** The first screen of a new installation: the founder and the community, on one page. */
export function SetUp({ screen: { code } }: { screen: ScreenOf<'setup'> }) {
  const link = useRoute(routes.readSetup, calls.code(code))
  if (link.pending) return <Waiting />
  if (!link.data) return <FailedView failed={link} />
  if (!link.data.open) {
    const action = (
      <a className="button" href="/">
        {words.trouble.home}
      </a>
    )
    return <Trouble title={setUpWords.usedTitle} sentence={setUpWords.used} action={action} status={410} />
  }
  return <SetUpForm code={code} />
}

function SetUpForm({ code }: { code: string }) {
  const { act, busy, refusal } = useAct(routes.setUp)
  // Not under the code, which still opens the door.
  const { form: kept, forget } = useKeptForm('setup')
  const found = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const community = {
      name: textIn(form, 'community'),
      sentence: textIn(form, 'sentence'),
      visibility: VISIBILITIES.find((one) => one === textIn(form, 'visibility')) ?? 'private',
    }
    const done = await act(
      { params: { code }, input: { community, founder: personIn(form) } },
      { what: setUpWords.title, where: '/' },
    )
    if (!done?.output) return
    forget()
    location.assign(pathOf(done.output.community.url))
  }
  return (
    <div className="card-screen setup">
      <Head title={setUpWords.title} hidden />
      <h1 tabIndex={-1}>{setUpWords.title}</h1>
      <p className="standfirst">{setUpWords.about}</p>
      <form className="form" {...kept} onSubmit={found} method="post">
        <section className="step">
          <h2>{setUpWords.you}</h2>
          <PersonFields prefix="founder" refusal={refusal} />
        </section>
        <section className="step">
          <h2>{setUpWords.community}</h2>
          <Field label={setUpWords.name} name="community.name" refusal={refusal}>
            {(control) => <input {...control} name="community" required maxLength={80} />}
          </Field>
          <Field label={setUpWords.sentence} hint={setUpWords.sentenceHint} name="community.sentence" refusal={refusal}>
            {(control) => <textarea {...control} name="sentence" rows={2} maxLength={280} />}
          </Field>
          <VisibilityField value="private" />
        </section>
        <FormProblem refusal={refusal} fields={[...personFields('founder'), 'community.name', 'community.sentence']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {setUpWords.action}
          </button>
        </div>
      </form>
    </div>
  )
}
