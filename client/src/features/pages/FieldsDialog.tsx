import { type PageShape, routes } from '@commonplace/api'
import { KIND_FIELDS, STATUS_STEPS, STATUSES } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Ago } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import { type Said, Trials } from './Trials.tsx'

interface Props {
  page: PageShape
  slug: string
  onClose: () => void
}

/** A day is chosen, unless something else was written there before: choosing would wipe it out. */
const isDay = (name: string, text: string) => name === 'renewal' && /^(\d{4}-\d{2}-\d{2})?$/.test(text)

const MONTHS = [0, 3, 6, 12, 24]
const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The facts of a page: how it stands, who keeps it, how often it is looked at again. */
export default function FieldsDialog({ page, slug, onClose }: Props) {
  const { fields } = page
  const members = useRoute(routes.listMembers, calls.members(slug)).data?.items ?? page.stewards
  const { act, busy, refusal } = useAct(routes.changePage)
  const back = useSaidAct(routes.changePage)
  const [status, setStatus] = useState(page.status)
  const [said, setSaid] = useState<Said>({})
  // The usual next steps come first; any other can be made.
  const first = [page.status, ...STATUS_STEPS[page.status]]
  const offered = [...first, ...STATUSES.filter((one) => !first.includes(one))]
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const own = KIND_FIELDS[page.kind].map((name) => [name, textIn(form, `extra.${name}`)] as const)
    const input = {
      summary: textIn(form, 'summary'),
      tags: listOf(textIn(form, 'tags')),
      status,
      ...(status === page.status ? {} : { why: textIn(form, 'why') }),
      stewards: form.getAll('stewards').map(String),
      reviewEvery: Number(textIn(form, 'reviewEvery')),
      extra: { ...fields.extra, ...Object.fromEntries(own) },
      ...(Object.keys(said).length > 0
        ? { tried: Object.entries(said).map(([page, outcome]) => ({ page, outcome })) }
        : {}),
    }
    const params = { id: page.id }
    const about = { what: page.title, where: pathOf(page.url) }
    const done = await act({ params, input }, about)
    if (!done) return
    const putBack = async () => {
      const done = await back.act({ params, input: { status: page.status } }, about)
      toastDone(done, arrangeWords.statusBack(words.pages.statuses[page.status]))
    }
    // The step that others see and act on at once is taken back with one press; what else was saved is in the history of the page.
    const stepped = status !== page.status
    toastDone(
      done,
      stepped ? arrangeWords.statusNow(words.pages.statuses[status]) : words.saved,
      stepped ? { label: words.undo, run: () => void putBack() } : null,
    )
    onClose()
  }
  return (
    <Dialog title={words.pages.editFields} onClose={onClose}>
      <form className="form" onSubmit={save}>
        <Field label={arrangeWords.summary} hint={arrangeWords.summaryHint} name="summary" refusal={refusal}>
          {(control) => <textarea {...control} name="summary" rows={3} maxLength={400} defaultValue={page.summary} />}
        </Field>
        <Field label={words.pages.status} name="status" refusal={refusal}>
          {(control) => (
            <select
              {...control}
              name="status"
              value={status}
              onChange={(event) => setStatus(STATUSES.find((one) => one === event.target.value) ?? page.status)}
            >
              {offered.map((status) => (
                <option key={status} value={status}>
                  {words.pages.statuses[status]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {status === page.status ? null : (
          <Field label={arrangeWords.why} hint={arrangeWords.whyHint} name="why" refusal={refusal}>
            {(control) => <input {...control} name="why" maxLength={400} />}
          </Field>
        )}
        <fieldset className="checks scrolled" key={members.length}>
          <legend>{words.pages.stewards}</legend>
          <p className="hint">{arrangeWords.stewardsHint}</p>
          {members.map((member) => (
            <label key={member.id}>
              <input
                type="checkbox"
                name="stewards"
                value={member.id}
                defaultChecked={fields.stewards.includes(member.id)}
              />{' '}
              {member.name}
            </label>
          ))}
        </fieldset>
        <Field label={arrangeWords.reviewEvery} name="reviewEvery" refusal={refusal}>
          {(control) => (
            <select {...control} name="reviewEvery" defaultValue={String(fields.reviewEvery)}>
              {[...new Set([...MONTHS, fields.reviewEvery])].map((months) => (
                <option key={months} value={months}>
                  {arrangeWords.months(months)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {KIND_FIELDS[page.kind].map((name) => (
          <Field key={name} label={words.pages.fields[name] ?? name} name={`extra.${name}`} refusal={refusal}>
            {(control) => (
              <input
                {...control}
                name={`extra.${name}`}
                type={isDay(name, fields.extra[name] ?? '') ? 'date' : 'text'}
                maxLength={400}
                defaultValue={fields.extra[name] ?? ''}
              />
            )}
          </Field>
        ))}
        {page.kind === 'story' ? (
          <Trials
            page={page}
            slug={slug}
            said={said}
            onSay={(id, outcome) => setSaid((now) => ({ ...now, [id]: outcome }))}
          />
        ) : null}
        <Field label={words.pages.tags} hint={words.tagsHint} name="tags" refusal={refusal}>
          {(control) => <input {...control} name="tags" defaultValue={page.tags.join(', ')} />}
        </Field>
        {page.steps.length > 0 ? (
          <details className="status-steps">
            <summary>{arrangeWords.steps}</summary>
            <ol>
              {page.steps.map(({ from, to, by, at, why }) => (
                <li key={at}>
                  {words.pages.statuses[from]} → {words.pages.statuses[to]} · <b className="name">{by.name}</b> ·{' '}
                  <Ago at={at} />
                  {why ? <p dir="auto">{why}</p> : null}
                </li>
              ))}
            </ol>
          </details>
        ) : null}
        <FormProblem refusal={refusal} fields={['summary', 'status', 'reviewEvery', 'tags']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
