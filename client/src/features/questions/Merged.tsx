import { type QuestionShape, routes } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { navigate } from '../../navigation.ts'
import { Body } from '../../ui/Body.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Ago } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'

/** The questions that asked the same, folded: their words are still here. */
export function Merged({ question }: { question: QuestionShape }) {
  const apart = useAct(routes.unmergeQuestion)
  const takeApart = async (id: string, title: string) => {
    if (!confirm(askingWords.merge.apartSure)) return
    if (await apart.act({ params: { id } }, { what: title, where: pathOf(question.url) }))
      toast(askingWords.merge.apartDone)
  }
  return (
    <>
      {question.merged.map(({ id, title, by, at, html }) => (
        <details className="merged" key={id}>
          <summary dir="auto">
            {askingWords.merge.also} <b>{title}</b>
          </summary>
          <p className="byline">
            <b className="name">{by.name}</b> · <Ago at={at} />
            {question.may.moderate ? (
              <button type="button" className="link" onClick={() => takeApart(id, title)}>
                {askingWords.merge.apart}
              </button>
            ) : null}
          </p>
          <Body id={`merged-${id}`} html={html} />
        </details>
      ))}
      <FormProblem refusal={apart.refusal} fields={[]} />
    </>
  )
}

/** A merged question leads on to where it stands. Who was reading it when it was merged is told, and goes when they like. */
export function LeadsOn({ question: { mergedInto } }: { question: QuestionShape }) {
  const [arrived] = useState(mergedInto !== null)
  const path = mergedInto && pathOf(mergedInto.url)
  useEffect(() => {
    if (arrived && path) void navigate(path, { replace: true })
  }, [arrived, path])
  return (
    <div role="status">
      {mergedInto && path ? (
        <p className="notice" dir="auto">
          {askingWords.merge.into} <a href={path}>{mergedInto.title}</a>. {askingWords.merge.arrives}
        </p>
      ) : null}
    </div>
  )
}
