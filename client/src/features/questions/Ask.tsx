import { type PageShape, type Person, routes } from '@commonplace/api'
import { type FormEvent, useRef, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useMe, useRole } from '../../data/me.ts'
import { quotedFrom } from '../../data/quoted.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { SignedOutHint } from '../../frame/SignedOutHint.tsx'
import { navigate } from '../../navigation.ts'
import type { ScreenOf } from '../../routes.ts'
import { Composer } from '../../ui/Composer.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { Waiting } from '../../ui/Trouble.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { settingsWords } from '../../words/people.ts'
import { thoughtWords } from '../../words/thoughts.ts'
import { Helpers } from '../shared/Helpers.tsx'
import { type Said, saidOn } from '../shared/said-by.ts'
import { askingDraft } from './asking-drafts.ts'
import { Similar } from './Similar.tsx'
import { tagsIn } from './tags.ts'

/** Asking finds first: while the title is typed, what is known already appears beside it. */
export function Ask({ screen }: { screen: ScreenOf<'ask'> }) {
  const { pageId, said } = screen
  const page = useRoute(routes.readPage, pageId ? calls.page(pageId) : null)
  // What it begins with is there before the form is: a form takes its first words once.
  if (said && page.pending) return <Waiting />
  return <AskForm screen={screen} page={page.data} said={said && page.data ? saidOn(page.data, said) : null} />
}

interface FormProps {
  screen: ScreenOf<'ask'>
  page: PageShape | undefined
  /** What was said on the page and becomes a question. */
  said: Said | null
}

function AskForm({ screen: { slug, pageId, quote, title: wanted, said: of }, page, said }: FormProps) {
  // What is made of a thought is another draft than what is asked about its page.
  const about = of ? `said:${of}` : (pageId ?? (wanted || null))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const { member } = useMe()
  const isGuest = useRole(slug) === 'guest'
  const title = useDraft(askingDraft(slug, about, 'title'), said?.title || wanted)
  const body = useDraft(askingDraft(slug, about, 'body'), said?.quoted)
  const tags = useDraft(askingDraft(slug, about, 'tags'))
  const [invited, setInvited] = useState<readonly Person[]>([])
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
      ...(invited.length > 0 ? { invite: invited.map(({ id }) => id) } : {}),
    }
    const where = addresses.list(slug, `q/${ids.current.id}`)
    const done = await act({ params: { slug }, input }, { what: askingWords.question.askAbout(title.text), where })
    if (!done) return
    for (const draft of [title, body, tags]) draft.forget()
    toastDone(done)
    void navigate(done.output ? pathOf(done.output.url) : where)
  }
  const topics = community?.topics ?? []
  return (
    <div className="narrow">
      <Head title={words.questions.ask} hidden />
      <span className="kind-word k-question">{words.kinds.question.one}</span>
      <h1 tabIndex={-1}>{askingWords.question.askTitle}</h1>
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
      {of ? <p className="quiet-line">{said ? thoughtWords.begins(said.by.name) : thoughtWords.lost}</p> : null}
      <SignedOutHint />
      {isGuest ? <p className="notice">{askingWords.guest.note}</p> : null}
      <form className="form" onSubmit={ask}>
        <Field
          label={askingWords.question.titleLabel}
          hint={arrangeWords.titleHint.question}
          name="title"
          refusal={refusal}
        >
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
        <Similar slug={slug} text={title.text} about={about} />
        <div className="field">
          <span className="field-label" id="details">
            {askingWords.question.details}
          </span>
          <Composer
            label={askingWords.question.details}
            text={body.text}
            onChange={body.write}
            round={String(body.restored)}
          />
        </div>
        <Field label={words.pages.tags} hint={words.tagsHint} name="tags" refusal={refusal}>
          {(control) => <input {...control} value={tags.text} onChange={(event) => tags.write(event.target.value)} />}
        </Field>
        {topics.length > 0 ? <Topics topics={topics} text={tags.text} onChange={tags.write} /> : null}
        {member && !isGuest ? (
          <Helpers slug={slug} text={title.text} pageId={pageId} chosen={invited} onChange={setInvited} />
        ) : null}
        <FormProblem refusal={refusal} fields={['title', 'tags']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy || title.text.trim() === ''}>
            {askingWords.question.send}
          </button>
        </div>
      </form>
    </div>
  )
}

interface TopicsProps {
  topics: readonly string[]
  text: string
  onChange: (text: string) => void
}

/** The topics of the community, to be added by one press. */
function Topics({ topics, text, onChange }: TopicsProps) {
  const given = tagsIn(text)
  const has = (topic: string) => given.some((tag) => tag.toLowerCase() === topic.toLowerCase())
  const toggle = (topic: string) => {
    const rest = given.filter((tag) => tag.toLowerCase() !== topic.toLowerCase())
    onChange((has(topic) ? rest : [...rest, topic]).join(', '))
  }
  return (
    <fieldset className="topics">
      <legend className="visually-hidden">{settingsWords.topics}</legend>
      {topics.map((topic) => (
        <button key={topic} type="button" className="button" aria-pressed={has(topic)} onClick={() => toggle(topic)}>
          {topic}
        </button>
      ))}
    </fieldset>
  )
}
