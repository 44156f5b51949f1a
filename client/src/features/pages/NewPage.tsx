import { routes } from '@commonplace/api'
import { TRIAL_OUTCOMES, type TrialOutcome } from '@commonplace/domain'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { editNext } from '../../data/edit-next.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { useSections } from '../../data/use-sections.ts'
import { kindsToWrite } from '../../frame/nav-items.ts'
import { SignedOutHint } from '../../frame/SignedOutHint.tsx'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import { evidenceWords, outcomeWords } from '../../words/evidence.ts'
import { thoughtWords } from '../../words/thoughts.ts'
import { saidOn } from '../shared/said-by.ts'

/** A new page needs a title; it then opens with the headings of its kind, ready to be written. */
export function NewPage({ screen: { slug, kind, title: wanted, pageId, tried, from } }: { screen: ScreenOf<'new'> }) {
  const on = useRoute(routes.readPage, from ? calls.page(from.pageId) : null)
  const said = from && on.data ? saidOn(on.data, from.said) : null
  // A page that is wanted is another draft than the one that was begun out of nothing.
  const title = useDraft(`new:${slug}:${kind}:title${from?.said ?? wanted}`, wanted)
  const summary = useDraft(`new:${slug}:${kind}:summary${from?.said ?? wanted}`)
  const ids = useRef({ id: '', documentId: '' })
  const { act, busy, refusal } = useAct(routes.createPage)
  const tries = useRoute(routes.readPage, kind === 'story' && tried ? calls.page(tried) : null).data
  const practice = tries?.kind === 'practice' ? tries : null
  const [outcome, setOutcome] = useState<TrialOutcome>('worked')
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const begins = said ? { markdown: said.quoted } : {}
    const told = practice ? { tried: [{ page: practice.id, outcome }] } : {}
    if (ids.current.id === '') ids.current = { id: pageId ?? newId(), documentId: newId() }
    const where = addresses.page(slug, ids.current.id)
    const done = await act(
      {
        params: { slug },
        input: { ...ids.current, kind, title: title.text, summary: summary.text, ...told, ...begins },
      },
      { what: arrangeWords.newAbout(title.text), where },
    )
    if (!done) return
    title.forget()
    summary.forget()
    toastDone(done)
    editNext(ids.current.id)
    // A page that waits to be sent is on this device and can be written in at once.
    void navigate(done.output ? pathOf(done.output.url) : where)
  }
  const sections = useSections(slug, kind)
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  return (
    <div className="narrow">
      <Head title={words.pages.write[kind]} hidden />
      <p className="kind-choice">
        {kindsToWrite(community, kind).map((other) => (
          <a
            key={other}
            href={
              from
                ? addresses.createOf(slug, other, from)
                : addresses.create(slug, other, { title: wanted, ...(pageId ? { pageId } : {}) })
            }
            className={`kind-word k-${other}`}
            aria-current={other === kind ? 'page' : undefined}
          >
            {words.kinds[other].one}
          </a>
        ))}
      </p>
      <h1 tabIndex={-1}>{words.pages.write[kind]}</h1>
      <p className="quiet-line">{words.kinds[kind].about}</p>
      {said ? (
        <>
          <p className="quiet-line">{thoughtWords.begins(said.by.name)}</p>
          <blockquote className="asked-from" dir="auto">
            {said.words}
          </blockquote>
        </>
      ) : from && !on.pending ? (
        <p className="quiet-line">{thoughtWords.lost}</p>
      ) : null}
      <SignedOutHint />
      <form className="form" onSubmit={create}>
        <Field label={words.title} hint={arrangeWords.titleHint[kind]} name="title" refusal={refusal}>
          {(control) => (
            <input
              {...control}
              className="big"
              required
              maxLength={200}
              value={title.text}
              onChange={(event) => title.write(event.target.value)}
            />
          )}
        </Field>
        <Field label={arrangeWords.summary} hint={arrangeWords.summaryHint} name="summary" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={400}
              value={summary.text}
              onChange={(event) => summary.write(event.target.value)}
            />
          )}
        </Field>
        {practice ? (
          <fieldset className="checks">
            <legend dir="auto">{evidenceWords.outcomeOf(practice.title)}</legend>
            {TRIAL_OUTCOMES.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="outcome"
                  value={one}
                  checked={one === outcome}
                  onChange={() => setOutcome(one)}
                />{' '}
                {outcomeWords[one]}
              </label>
            ))}
          </fieldset>
        ) : null}
        {sections.length > 0 && !said ? (
          <p className="hint">
            {arrangeWords.startsWith} {sections.join(' · ')}
          </p>
        ) : null}
        <FormProblem refusal={refusal} fields={['title', 'summary']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy || on.pending}>
            {arrangeWords.create}
          </button>
        </div>
      </form>
    </div>
  )
}
