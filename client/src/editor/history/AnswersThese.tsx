import { type InputOf, routes } from '@commonplace/api'
import { useEffect } from 'react'
import { newId } from '../../data/api.ts'
import { useRoute } from '../../data/use-route.ts'
import { words } from '../../words/editor.ts'

type Given = NonNullable<InputOf<typeof routes.createVersion>['answers']>[number]
/** The questions a version answers, each by the section under a heading or, with an empty one, by the whole page. */
export type Answers = readonly (Given & { readonly id: string; readonly heading: string })[]

/** The answer to one question, by the whole page until a section is chosen. Sent twice under its id, it is put down once. */
export const answerBy = (questionId: string, heading = ''): Answers[number] => ({ id: newId(), questionId, heading })

interface Props {
  pageId: string
  answers: Answers
  onChange(answers: Answers): void
}

/** Says which of the questions that a page should answer are answered by what it says now. */
export function AnswersThese({ pageId, answers, onChange }: Props) {
  const params = { id: pageId }
  const { questions = [] } = useRoute(routes.listToAnswer, { params }).data ?? {}
  // As the page is at this moment, beside what its reader has before them.
  const { data: page, again } = useRoute(routes.readPage, { params, query: { format: 'html' } })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(again, [])
  if (questions.length === 0) return null
  const headings = (page?.headings ?? []).filter(({ text }) => text !== '')
  return (
    <fieldset className="answers-these">
      <legend>{words.history.answers}</legend>
      {questions.map(({ id, title }) => {
        const given = answers.find(({ questionId }) => questionId === id)
        const rest = answers.filter((one) => one !== given)
        return (
          <div key={id}>
            <label className="tick-line">
              <input
                type="checkbox"
                checked={given !== undefined}
                onChange={() => onChange(given ? rest : [...answers, answerBy(id)])}
              />
              <span dir="auto">{title}</span>
            </label>
            {given ? (
              <select
                aria-label={words.history.bySection(title)}
                value={given.heading}
                onChange={(event) => onChange([...rest, { ...given, heading: event.target.value }])}
              >
                <option value="">{words.history.wholePage}</option>
                {headings.map((heading) => (
                  <option key={heading.id} value={heading.text}>
                    {heading.text}
                  </option>
                ))}
              </select>
            ) : null}
          </div>
        )
      })}
    </fieldset>
  )
}
