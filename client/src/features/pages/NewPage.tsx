import { routes } from '@commonplace/api'
import { KIND_SECTIONS, KINDS } from '@commonplace/domain'
import { type FormEvent, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { editNext } from '../../data/edit-next.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { SignedOutHint } from '../../frame/SignedOutHint.tsx'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'

const headingsOf = (markdown: string) => [...markdown.matchAll(/^## +(.+)$/gm)].map(([, words = '']) => words)

/** A new page needs a title; it then opens with the headings of its kind, ready to be written. */
export function NewPage({ screen: { slug, kind, title: wanted, pageId } }: { screen: ScreenOf<'new'> }) {
  // A page that is wanted is another draft than the one that was begun out of nothing.
  const title = useDraft(`new:${slug}:${kind}:title${wanted}`, wanted)
  const summary = useDraft(`new:${slug}:${kind}:summary${wanted}`)
  const ids = useRef({ id: '', documentId: '' })
  const { act, busy, refusal } = useAct(routes.createPage)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (ids.current.id === '') ids.current = { id: pageId ?? newId(), documentId: newId() }
    const where = addresses.page(slug, ids.current.id)
    const done = await act(
      { params: { slug }, input: { ...ids.current, kind, title: title.text, summary: summary.text } },
      { what: words.pages.newAbout(title.text), where },
    )
    if (!done) return
    title.forget()
    summary.forget()
    if (done.queued) toast(words.queued)
    editNext(ids.current.id)
    // A page that waits to be sent is on this device and can be written in at once.
    void navigate(done.output ? pathOf(done.output.url) : where)
  }
  // Also so that they are on this device when a page is begun without a network.
  const template = useRoute(routes.readTemplates, { params: { slug } }).data?.items.find((one) => one.kind === kind)
  const own = template?.own ? headingsOf(template.markdown) : null
  const sections = own ?? KIND_SECTIONS[kind]
  return (
    <div className="narrow">
      <Head title={words.pages.write[kind]} hidden />
      <p className="kind-choice">
        {KINDS.map((other) => (
          <a
            key={other}
            href={addresses.create(slug, other, { title: wanted, ...(pageId ? { pageId } : {}) })}
            className={`kind-word k-${other}`}
            aria-current={other === kind ? 'page' : undefined}
          >
            {words.kinds[other].one}
          </a>
        ))}
      </p>
      <h1 tabIndex={-1}>{words.pages.write[kind]}</h1>
      <p className="quiet-line">{words.kinds[kind].about}</p>
      <SignedOutHint />
      <form className="form" onSubmit={create}>
        <Field label={words.title} hint={words.kinds[kind].titleHint} name="title" refusal={refusal}>
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
        <Field label={words.pages.summary} hint={words.pages.summaryHint} name="summary" refusal={refusal}>
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
        {sections.length > 0 ? (
          <p className="hint">
            {words.pages.startsWith} {sections.join(' · ')}
          </p>
        ) : null}
        <FormProblem refusal={refusal} fields={['title', 'summary']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.pages.create}
          </button>
        </div>
      </form>
    </div>
  )
}
