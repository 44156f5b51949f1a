import { type OutputOf, routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Day } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { mailWords } from '../../words/mails.ts'

const said = mailWords.draft
type Digest = OutputOf<typeof routes.readDigest>
const LISTS = ['pages', 'unanswered', 'accepted'] as const

/** The digest that goes out next, for hosts to write above it or to leave it out; nothing where no mail is sent. */
export function DigestDraft({ slug }: { slug: string }) {
  const { data } = useRoute(routes.readDigest, calls.community(slug))
  const { act, busy, refusal } = useAct(routes.changeDigest)
  if (!data?.sends) return null
  const about = { what: said.title, where: addresses.list(slug, 'keeping') }
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const intro = textIn(new FormData(event.currentTarget), 'intro')
    if (await act({ params: { slug }, input: { intro } }, about)) toast(mailWords.saved)
  }
  return (
    <section>
      <h2>{said.title}</h2>
      <p className="quiet-line">
        {said.before} <Day at={data.at} /> {said.after}
      </p>
      {data.skipped ? <p className="notice">{said.skipped}</p> : <Composed digest={data} />}
      <form className="form" method="post" onSubmit={(event) => void save(event)}>
        <Field label={said.intro} name="intro" refusal={refusal}>
          {(control) => <textarea {...control} name="intro" rows={4} maxLength={2000} defaultValue={data.intro} />}
        </Field>
        <FormProblem refusal={refusal} fields={['intro']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy}>
            {said.save}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={busy}
            onClick={() => void act({ params: { slug }, input: { skipped: !data.skipped } }, about)}
          >
            {data.skipped ? said.unskip : said.skip}
          </button>
        </div>
      </form>
    </section>
  )
}

function Composed({ digest }: { digest: Digest }) {
  const { pages, accepted, joined, unanswered } = digest
  if (pages.length + accepted.length + joined.length + unanswered.length === 0)
    return <p className="quiet-line">{said.quiet}</p>
  return (
    <>
      {LISTS.map((list) =>
        digest[list].length === 0 ? null : (
          <div key={list}>
            <h3>{said[list]}</h3>
            <ul className="end-list">
              {digest[list].map(({ title, url }) => (
                <li key={url}>
                  <a href={pathOf(url)} dir="auto">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {joined.length === 0 ? null : (
        <>
          <h3>{said.joined}</h3>
          <p>{joined.join(', ')}</p>
        </>
      )}
    </>
  )
}
