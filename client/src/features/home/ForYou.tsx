import type { OutputOf, QuestionRow, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { QuestionLine } from '../../ui/Rows.tsx'
import { Ago } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'

type Waiting = OutputOf<typeof routes.readHome>['forYou']

const LISTS = ['invited', 'reminded', 'held', 'followed'] as const

/** What waits for this member alone, the most pressing first. */
export function ForYou({ forYou }: { forYou: Waiting }) {
  const { credits, margins } = forYou
  return (
    <>
      {LISTS.map((list) => (
        <Questions key={list} list={list} questions={forYou[list]} />
      ))}
      {margins.length > 0 ? (
        <section aria-labelledby="margins">
          <h2 className="ruled" id="margins">
            {words.home.forYou.margins}
          </h2>
          <ul className="rows tight">
            {margins.map(({ title, url, by, at, named }) => (
              <li className="row" key={url}>
                <div className="row-main">
                  <a className="row-title" href={pathOf(url)} dir="auto">
                    {title}
                  </a>
                  <div className="row-note">
                    <b className="name">{by.name}</b> {named ? words.home.forYou.named : words.home.forYou.replied} ·{' '}
                    <Ago at={at} />
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {credits.length > 0 ? (
        <section aria-labelledby="credits">
          <h2 className="ruled" id="credits">
            {words.home.forYou.credits}
          </h2>
          <ul className="rows tight">
            {credits.map(({ title, url, heading, asked, by, at }) => (
              <li className="row" key={`${url} ${by.id} ${at}`}>
                <div className="row-main">
                  <a className="row-title" href={pathOf(url)} dir="auto">
                    {heading ? `${title} § ${heading}` : title}
                  </a>
                  <div className="row-note">
                    <b className="name">{by.name}</b> {asked ? words.home.forYou.wanted(asked) : ''} · <Ago at={at} />
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Questions({ list, questions }: { list: (typeof LISTS)[number]; questions: readonly QuestionRow[] }) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby={`for-you-${list}`}>
      <h2 className="ruled question-rule" id={`for-you-${list}`}>
        {words.home.forYou[list]}
      </h2>
      <ul className="rows tight">
        {questions.map((question) => (
          <QuestionLine key={question.id} question={question} />
        ))}
      </ul>
    </section>
  )
}
