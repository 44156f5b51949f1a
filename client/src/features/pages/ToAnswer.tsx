import { type PageShape, routes } from '@commonplace/api'
import { Suspense, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { late } from '../../ui/late.ts'
import { besideWords } from '../../words/beside.ts'

const NameForm = late(() => import('../../editor/history/NameForm.tsx'))
const said = besideWords.toAnswer

/** In the margin: what this page should say and may not say yet. Whoever wrote it names the version and says what it answers. */
export default function ToAnswer({ page }: { page: PageShape }) {
  const { data } = useRoute(routes.listToAnswer, { params: { id: page.id } })
  const [answering, setAnswering] = useState<{ id: string; title: string } | null>(null)
  const { questions = [], searches = [] } = data ?? {}
  if (questions.length + searches.length === 0) return null
  return (
    <section className="note to-answer" aria-labelledby="to-answer">
      <h2 id="to-answer">{said.title}</h2>
      <ul>
        {questions.map(({ id, title, url, why }) => (
          <li key={id}>
            <a className="note-title" href={pathOf(url)} dir="auto">
              {title}
            </a>
            <p className="note-foot">{said.why[why]}</p>
            <p className="note-foot">
              <button
                type="button"
                className="link"
                aria-label={said.answersOf(title)}
                onClick={() => setAnswering({ id, title })}
              >
                {said.answers}
              </button>
            </p>
          </li>
        ))}
        {searches.map(({ words, times }) => (
          <li key={words} className="note-foot">
            {said.searched(words, times)}
          </li>
        ))}
      </ul>
      {answering ? (
        <Dialog title={said.dialog} onClose={() => setAnswering(null)}>
          <Suspense>
            <NameForm page={page} answering={answering} onDone={() => setAnswering(null)} />
          </Suspense>
        </Dialog>
      ) : null}
    </section>
  )
}
