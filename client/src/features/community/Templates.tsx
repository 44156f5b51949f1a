import { routes } from '@commonplace/api'
import { KINDS } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { templateWords as said } from '../../words/people.ts'

/** What new pages of each kind begin with, as hosts write it. */
export default function Templates({ slug }: { slug: string }) {
  const { data } = useRoute(routes.readTemplates, { params: { slug } })
  const [kind, setKind] = useState<(typeof KINDS)[number]>('practice')
  const { act, busy, refusal } = useAct(routes.changeCommunity)
  const template = data?.items.find((one) => one.kind === kind)
  const set = async (text: string | null) => {
    const done = await act(
      { params: { slug }, input: { templates: { [kind]: text } } },
      { what: said.title, where: addresses.list(slug, 'settings') },
    )
    if (done) toast(text === null ? said.reset : words.saved)
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void set(textIn(new FormData(event.currentTarget), 'template'))
  }
  return (
    <section aria-labelledby="templates" className="templates">
      <h2 id="templates">{said.title}</h2>
      <p className="quiet-line">{said.about}</p>
      <form className="form" onSubmit={save}>
        <Field label={said.kind} name="kind">
          {(control) => (
            <select
              {...control}
              value={kind}
              onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? kind)}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {words.kinds[one].one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={said.text} hint={said.hint} name="template" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              key={`${kind} ${template?.markdown ?? ''}`}
              name="template"
              // What is typed before the text is here would go when it comes.
              disabled={!template}
              rows={12}
              maxLength={20_000}
              defaultValue={template?.markdown ?? ''}
            />
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['template']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy || !template}>
            {words.save}
          </button>
          {template?.own ? (
            <button type="button" className="button quiet" disabled={busy} onClick={() => void set(null)}>
              {said.asBefore}
            </button>
          ) : null}
        </div>
      </form>
    </section>
  )
}
