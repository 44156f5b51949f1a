import { routes, type SearchHit } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { Snippet } from '../../ui/Snippet.tsx'
import { toast, toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { forgetAsking } from './asking-drafts.ts'

const SHORTEST = 8
const SHOWN = 5

/** Questions and sections of pages like what is being typed. */
export function Similar({ slug, text, about }: { slug: string; text: string; about: string | null }) {
  const asked = useLate(text.trim())
  const { data } = useRoute(
    routes.findSimilar,
    asked.length >= SHORTEST ? { params: { slug }, query: { text: asked.slice(0, 500) } } : null,
  )
  const hits = asked.length >= SHORTEST ? (data?.items.slice(0, SHOWN) ?? []) : []
  return (
    <div className="similar">
      {/* What is said aloud while somebody types is how many there are; they are read where they stand. */}
      <p className={hits.length > 0 ? 'similar-title' : 'visually-hidden'} role="status">
        {hits.length > 0 ? askingWords.question.maybeAnswered(hits.length) : ''}
      </p>
      {hits.length > 0 ? (
        <ul className="choices">
          {hits.map((hit) => (
            <li key={`${hit.url}${hit.section ?? ''}`}>
              <a href={pathOf(hit.url)} target="_blank" rel="noopener">
                <Spine kind={hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'} />
                <span>
                  <b className="name">{hit.title}</b>
                  {hit.section ? ` § ${hit.section}` : ''}
                  {hit.accepted ? ` · ${words.questions.resolved}` : ''}
                  <Snippet text={hit.snippet} />
                </span>
              </a>
              <AnsweredMe slug={slug} hit={hit} asked={text.trim()} draft={about} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

interface AnsweredProps {
  slug: string
  hit: SearchHit
  /** What is typed at the moment of the press, not what was looked for last. */
  asked: string
  /** What the draft of the question is kept under. */
  draft: string | null
}

/** Ends the asking: what was found is credited, and what was typed is forgotten once that was taken. Undone by one press. */
function AnsweredMe({ slug, hit, asked, draft }: AnsweredProps) {
  const credit = useAct(routes.creditAnswer)
  const take = useAct(routes.takeCredit)
  const { member } = useMe()
  if (!member) return null
  const about = { what: askingWords.answeredMe.about(hit.title), where: pathOf(hit.url) }
  const end = async () => {
    const id = newId()
    const input = { id, kind: hit.kind, subject: hit.id, heading: hit.section ?? '', asked: asked.slice(0, 200) }
    const done = await credit.act({ params: { slug }, input }, about)
    if (!done) return
    const undo = async () => {
      if (await take.act({ params: { id } }, about)) toast(askingWords.answeredMe.undone)
    }
    toastDone(done, askingWords.answeredMe.done, {
      label: askingWords.answeredMe.undo,
      run: () => void undo(),
    })
    forgetAsking(slug, draft)
    void navigate(pathOf(hit.url))
  }
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={credit.busy}
        aria-label={askingWords.answeredMe.label(hit.section ? `${hit.title} § ${hit.section}` : hit.title)}
        onClick={end}
      >
        {askingWords.answeredMe.action}
      </button>
      <FormProblem refusal={credit.refusal} fields={[]} />
    </>
  )
}
