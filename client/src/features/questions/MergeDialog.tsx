import { type QuestionShape, routes } from '@commonplace/api'
import { readAddress } from '@commonplace/domain'
import { useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { toast } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'

/** Chooses the question that stays; those like this one are offered first. */
export function MergeDialog({
  question,
  slug,
  onClose,
}: {
  question: QuestionShape
  slug: string
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const q = useLate(text.trim())
  const found = useRoute(routes.search, q ? { params: { slug }, query: { q, kind: 'question', limit: 20 } } : null).data
  const similar = useRoute(
    routes.findSimilar,
    q ? null : { params: { slug }, query: { text: question.title.slice(0, 500) } },
  ).data
  const { act, busy, refusal } = useAct(routes.mergeQuestion)
  const hits = (q ? found : similar)?.items ?? []
  const others = new Map(
    hits
      .filter(({ kind }) => kind === 'question' || kind === 'answer')
      .map((hit) => [pathOf(hit.url).split('#')[0] ?? '', hit] as const)
      .filter(([path]) => path !== pathOf(question.url)),
  )
  const merge = async (path: string, title: string) => {
    const into = readAddress(path.split('/q/')[1] ?? '')?.id ?? ''
    const done = await act(
      { params: { id: question.id }, input: { into } },
      { what: question.title, where: pathOf(question.url) },
    )
    if (!done) return
    onClose()
    toast(askingWords.merge.merged(title))
    void navigate(path)
  }
  return (
    <Dialog title={askingWords.merge.title} onClose={onClose}>
      <div className="form">
        <p className="quiet-line">{askingWords.merge.explain}</p>
        <Field label={askingWords.merge.find} name="into" refusal={refusal}>
          {(control) => (
            <input {...control} type="search" value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <ul className="choices">
          {[...others].map(([path, hit]) => (
            <li key={path}>
              <button type="button" disabled={busy} onClick={() => merge(path, hit.title)}>
                <Spine kind="question" />
                {hit.title}
              </button>
            </li>
          ))}
        </ul>
        {q && found && others.size === 0 ? <p className="quiet-line">{askingWords.merge.nothing}</p> : null}
        <FormProblem refusal={refusal} fields={['into']} />
      </div>
    </Dialog>
  )
}
