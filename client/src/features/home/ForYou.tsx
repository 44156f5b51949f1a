import type { OutputOf, QuestionRow, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { QuestionLine } from '../../ui/Rows.tsx'
import { Ago, Day } from '../../ui/time.tsx'
import { charterWords } from '../../words/charter.ts'
import { homeWords } from '../../words/home.ts'
import { pulseWords } from '../../words/pulse.ts'

type Waiting = OutputOf<typeof routes.readHome>['forYou']

const LISTS = ['invited', 'reminded', 'held', 'followed'] as const

/** What waits for this member alone, the most pressing first. */
export function ForYou({ slug, forYou }: { slug: string; forYou: Waiting }) {
  const { charter, credits, margins, pulse, renewals } = forYou
  return (
    <>
      {charter ? (
        <section aria-labelledby="sign">
          <h2 className="ruled" id="sign">
            {charterWords.home.title}
          </h2>
          <p className="quiet-line">{charter.again ? charterWords.home.again : charterWords.home.first}</p>
          <p className="after-list">
            <a className="button" href={pathOf(charter.url)}>
              {charterWords.home.action}
            </a>
          </p>
        </section>
      ) : null}
      {renewals.map(({ title, url, at }) => (
        <section key={url} aria-labelledby="renew">
          <h2 className="ruled" id="renew">
            {charterWords.home.renew}
          </h2>
          <p className="quiet-line">
            <a href={pathOf(url)}>{title}</a> · <Day at={at} />
          </p>
        </section>
      ))}
      {pulse ? (
        <section aria-labelledby="pulse">
          <h2 className="ruled" id="pulse">
            {pulseWords.title}
          </h2>
          <p className="quiet-line">
            {pulseWords.home.about} {pulseWords.closes} <Day at={pulse.closesAt} />.
          </p>
          <p className="after-list">
            <a className="button" href={addresses.list(slug, 'pulse')}>
              {pulseWords.home.action}
            </a>
          </p>
        </section>
      ) : null}
      {LISTS.map((list) => (
        <Questions key={list} list={list} questions={forYou[list]} />
      ))}
      {margins.length > 0 ? (
        <section aria-labelledby="margins">
          <h2 className="ruled" id="margins">
            {homeWords.forYou.margins}
          </h2>
          <ul className="rows tight">
            {margins.map(({ title, url, by, at, named }) => (
              <li className="row" key={url}>
                <div className="row-main">
                  <a className="row-title" href={pathOf(url)} dir="auto">
                    {title}
                  </a>
                  <div className="row-note">
                    <b className="name">{by.name}</b> {named ? homeWords.forYou.named : homeWords.forYou.replied} ·{' '}
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
            {homeWords.forYou.credits}
          </h2>
          <ul className="rows tight">
            {credits.map(({ title, url, heading, asked, by, at }) => (
              <li className="row" key={`${url} ${by.id} ${at}`}>
                <div className="row-main">
                  <a className="row-title" href={pathOf(url)} dir="auto">
                    {heading ? `${title} § ${heading}` : title}
                  </a>
                  <div className="row-note">
                    <b className="name">{by.name}</b> {asked ? homeWords.forYou.wanted(asked) : ''} · <Ago at={at} />
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
        {homeWords.forYou[list]}
      </h2>
      <ul className="rows tight">
        {questions.map((question) => (
          <QuestionLine key={question.id} question={question} />
        ))}
      </ul>
    </section>
  )
}
