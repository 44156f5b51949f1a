import type { PageRow, QuestionRow } from '@commonplace/api'
import type { ReactNode } from 'react'
import { pathOf } from '../addresses.ts'
import { words } from '../words/en.ts'
import { KindWord, Spine } from './Kind.tsx'
import { Ago } from './time.tsx'

interface PageProps {
  page: Pick<PageRow, 'kind' | 'title' | 'url'>
  /** The line under the title. */
  children?: ReactNode
  /** What stands at the end of the row: times and counts. */
  aside?: ReactNode
}

/** A page in a list: its spine, kind, title and a line about it. */
export function PageLine({ page, children, aside }: PageProps) {
  return (
    <li className="row">
      <Spine kind={page.kind} />
      <div className="row-main">
        <KindWord kind={page.kind} />
        <a className="row-title" href={pathOf(page.url)} dir="auto">
          {page.title}
        </a>
        {children ? <div className="row-note">{children}</div> : null}
      </div>
      {aside ? <div className="row-aside">{aside}</div> : null}
    </li>
  )
}

interface QuestionProps {
  question: QuestionRow
  lead?: boolean
  /** What can be done about it here. */
  children?: ReactNode
}

/** A question in a list, with the page it is about and where it stands. */
export function QuestionLine({ question, lead = false, children }: QuestionProps) {
  return (
    <li className="row">
      <Spine kind="question" />
      <div className="row-main">
        <a className="row-title" href={pathOf(question.url)} dir="auto">
          {question.title}
        </a>
        {lead && question.lead ? <p className="row-lead">{question.lead}</p> : null}
        <div className="row-note">
          <b className="name">{question.by.name}</b> · <Ago at={question.at} />
          {question.about ? (
            <>
              {' '}
              · {words.questions.about} <a href={pathOf(question.about.url)}>{question.about.title}</a>
            </>
          ) : null}
        </div>
        {children}
      </div>
      <div className="row-aside">
        <span className={question.accepted ? 'settled' : undefined}>
          {question.held
            ? words.questions.held[question.held]
            : question.accepted
              ? words.questions.resolved
              : words.questions.answers(question.answers)}
        </span>
        {question.obsolete > 0 ? <span>{words.questions.obsolete}</span> : null}
      </div>
    </li>
  )
}
