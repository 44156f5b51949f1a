import { routes } from '@commonplace/api'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { quotedFrom } from '../../data/quoted.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { SignedOutHint } from '../../frame/SignedOutHint.tsx'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Composer } from '../../ui/Composer.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { Similar } from './Similar.tsx'
import { tagsIn } from './tags.ts'

/** Asking finds first: while the title is typed, what is known already appears beside it. */
export function Ask({ screen: { slug, pageId, quote } }: { screen: ScreenOf<'ask'> }) {
  const page = useRoute(routes.readPage, pageId ? calls.page(pageId) : null).data
  const name = `ask:${slug}:${pageId ?? ''}`
  const title = useDraft(`${name}:title`)
  const body = useDraft(`${name}:body`)
  const tags = useDraft(`${name}:tags`)
  const [round] = useState(0)
  const ids = useRef({ id: '', documentId: '' })
  const { act, busy, refusal } = useAct(routes.askQuestion)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (ids.current.id === '') ids.current = { id: newId(), documentId: newId() }
    const askedFrom = pageId && quote ? quotedFrom(pageId, quote.slice(0, 2000)) : null
    const input = {
      ...ids.current,
      title: title.text,
      markdown: body.text,
      tags: tagsIn(tags.text),
      ...(askedFrom ? { askedFrom } : {}),
    }
    const where = addresses.list(slug, `q/${ids.current.id}`)
    const done = await act({ params: { slug }, input }, { what: words.questions.askAbout(title.text), where })
    if (!done) return
    for (const draft of [title, body, tags]) draft.forget()
    if (done.queued) toast(words.queued)
    void navigate(done.output ? pathOf(done.output.url) : addresses.list(slug, 'questions'))
  }
  return (
    <div className="narrow">
      <Head title={words.questions.ask} hidden />
      <span className="kind-word k-question">{words.kinds.question.one}</span>
      <h1 tabIndex={-1}>{words.questions.askTitle}</h1>
      {page ? (
        <p className="byline">
          {words.questions.about} <a href={pathOf(page.url)}>{page.title}</a>
        </p>
      ) : null}
      {quote ? (
        <blockquote className="asked-from" dir="auto">
          {quote}
        </blockquote>
      ) : null}
      <SignedOutHint />
      <form className="form" onSubmit={ask}>
        <Field label={words.questions.titleLabel} hint={words.kinds.question.titleHint} name="title" refusal={refusal}>
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
        <Similar slug={slug} text={title.text} />
        <div className="field">
          <span className="field-label" id="details">
            {words.questions.details}
          </span>
          <Composer
            label={words.questions.details}
            text={body.text}
            onChange={body.write}
            round={`${round} ${body.restored}`}
          />
        </div>
        <Field label={words.pages.tags} hint={words.tagsHint} name="tags" refusal={refusal}>
          {(control) => <input {...control} value={tags.text} onChange={(event) => tags.write(event.target.value)} />}
        </Field>
        <FormProblem refusal={refusal} fields={['title', 'tags']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy || title.text.trim() === ''}>
            {words.questions.send}
          </button>
        </div>
      </form>
    </div>
  )
}
