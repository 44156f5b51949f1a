import type { PageShape } from '@commonplace/api'
import { useEffect, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { words } from '../../words/en.ts'
import { AdoptionNote } from './AdoptionNote.tsx'
import { Contents } from './Contents.tsx'
import { layOutMargin, markQuotes } from './margin-layout.ts'

interface Props {
  page: PageShape
  slug: string
}

/**
 * The margin: one rule in the kind's colour with the contents, the questions and the adopted answers that moved on. In a wide window
 * each note moves to the words it is about; moving is by transform, so that nothing else shifts.
 */
export function Margin({ page, slug }: Props) {
  const margin = useRef<HTMLElement>(null)
  const { html, questions, adoptions } = page
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the margin and in the text decides the places
  useEffect(() => {
    const element = margin.current
    const page = element?.parentElement
    if (!element || !page) return
    // While writing, the text is another element than it was: it is looked for anew each time.
    const textIn = () => page.querySelector<HTMLElement>('.prose')
    const text = textIn()
    const quotes = questions.map((question) => question.quote)
    const clear = text && !text.isContentEditable ? markQuotes(text, quotes) : null
    const lay = () => {
      const body = textIn()
      if (body) layOutMargin(element, body)
    }
    const observer = new ResizeObserver(lay)
    observer.observe(page)
    lay()
    return () => {
      observer.disconnect()
      clear?.()
    }
  }, [html, questions, adoptions])
  const moved = adoptions.filter(({ state }) => state === 'answer-changed' || state === 'page-moved-on')
  const isEmpty = page.headings.length < 2 && questions.length + moved.length === 0
  return (
    <aside className={isEmpty ? 'margin bare' : 'margin'} aria-label={words.pages.margin} ref={margin}>
      <Contents headings={page.headings} />
      {page.may.ask && page.deletedAt === null ? (
        <p className="margin-ask">
          <a href={addresses.ask(slug, { pageId: page.id, quote: '' })} data-key="q" aria-keyshortcuts="q">
            {words.pages.askAbout}
          </a>
        </p>
      ) : null}
      {questions.map((question) => (
        <div className="note question-note" key={question.id} data-quote={question.quote}>
          <p className="note-kind">{question.accepted ? words.questions.answered : words.questions.open}</p>
          <a className="note-title" href={pathOf(question.url)} dir="auto">
            {question.title}
          </a>
          <p className="note-foot">{words.questions.answers(question.answers)}</p>
        </div>
      ))}
      {moved.map((adoption) => (
        <AdoptionNote key={adoption.id} adoption={adoption} mayEdit={page.may.edit} />
      ))}
    </aside>
  )
}
