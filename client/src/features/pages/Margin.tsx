import type { PageShape } from '@commonplace/api'
import { type RefObject, Suspense, useEffect, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { beginRemark, useRemark } from '../../data/remarking.ts'
import { late, whenPressed } from '../../ui/late.ts'
import { rangesIn } from '../../ui/quotes.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'
import { Contents } from './Contents.tsx'
import { ThreadNotes } from './margin/ThreadNotes.tsx'
import { useSheet } from './margin/use-sheet.ts'
import { layOutMargin, markQuotes } from './margin-layout.ts'

const ToAnswer = late(() => import('./ToAnswer.tsx'))
const Threads = late(() => import('./margin/Threads.tsx'))

interface Props {
  page: PageShape
  slug: string
}

/**
 * The margin: one rule in the kind's colour with the contents, the questions and what is said. In a wide window each note moves to the
 * words it is about; moving is by transform, so that nothing else shifts. On a phone it is a sheet behind a button.
 */
export function Margin({ page, slug }: Props) {
  const live = useTakenOver()
  const margin = useRef<HTMLElement>(null)
  const { html, questions, threads } = page
  useLayout(margin, page)
  const remark = useRemark(page.id)
  const notes = questions.length + threads.length
  const sheet = useSheet(margin, remark)
  useMarginKeys(page)
  const isEmpty = page.headings.length < 2 && notes === 0 && remark === null
  const speaks = live && (threads.length + page.resolvedThreads > 0 || remark !== null)
  const mayAsk = page.may.ask && page.deletedAt === null
  return (
    <>
      <aside
        className={`margin${isEmpty ? ' bare' : ''}${live ? ' folds' : ''}`}
        aria-label={words.pages.margin}
        ref={margin}
        data-open={sheet.open || undefined}
        tabIndex={-1}
      >
        <button type="button" className="button quiet sheet-close" onClick={sheet.close}>
          {words.close}
        </button>
        <Contents headings={page.headings} />
        {mayAsk || page.may.remark ? (
          <p className="margin-ask">
            {mayAsk ? (
              <a href={addresses.ask(slug, { pageId: page.id, quote: '' })} data-key="q" aria-keyshortcuts="q">
                {words.pages.askAbout}
              </a>
            ) : null}
            {page.may.remark ? (
              <button
                type="button"
                className={live ? 'link' : 'link awaits-script'}
                onClick={() => beginRemark({ pageId: page.id, on: null })}
                data-key="r"
              >
                {words.pages.commentOnPage}
              </button>
            ) : null}
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
        {speaks ? (
          <Suspense fallback={<ThreadNotes threads={threads} />}>
            <Threads page={page} remark={remark} text={html} />
          </Suspense>
        ) : (
          <ThreadNotes threads={threads} />
        )}
        {live && page.may.edit && page.deletedAt === null ? (
          <Suspense>
            <ToAnswer page={page} />
          </Suspense>
        ) : null}
      </aside>
      {live && (notes > 0 || page.may.remark) ? (
        <button type="button" className="button sheet-open" aria-expanded={sheet.open} onClick={sheet.show}>
          {notes > 0 ? words.pages.inMargin(notes) : words.pages.margin}
        </button>
      ) : null}
    </>
  )
}

/** ⌥⌘M says something about the words selected, or about the page; ⌥⌘↓ and ⌥⌘↑ go from note to note. */
function useMarginKeys(page: PageShape): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // AltGr, which writes a letter on many keyboards, comes as Ctrl and Alt at once.
      if (!/^(KeyM|ArrowUp|ArrowDown)$/.test(event.code) || !event.altKey || event.getModifierState('AltGraph')) return
      if (!event.metaKey && !event.ctrlKey) return
      event.preventDefault()
      void whenPressed(
        () => import('./margin/on-key.ts'),
        ({ onKey }) => onKey(event.code, page),
      )
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [page])
}

/** Keeps the notes beside their words, and the words underlined. */
function useLayout(margin: RefObject<HTMLElement | null>, { html, questions, threads }: PageShape): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the margin and in the text decides the places
  useEffect(() => {
    const element = margin.current
    const page = element?.parentElement
    if (!element || !page) return
    // While writing, the text is another element than it was: it is looked for anew each time.
    const textIn = () => page.querySelector<HTMLElement>('.prose')
    const asked = questions.map(({ quote }) => ({ quote }))
    const remarked = threads.flatMap(({ stands }) => stands ?? [])
    let clear: (() => void)[] = []
    const lay = () => {
      const body = textIn()
      if (!body) return
      const find = rangesIn(body)
      layOutMargin(element, find)
      clear = [markQuotes(find, 'remarked', remarked)]
      if (!body.isContentEditable) clear.push(markQuotes(find, 'asked', asked))
    }
    const observer = new ResizeObserver(lay)
    observer.observe(page)
    // While it is put away nothing in it has a height: its notes are laid again when it is back.
    observer.observe(element)
    // A note that comes later finds its place behind the others.
    const arrivals = new MutationObserver(lay)
    arrivals.observe(element, { childList: true, subtree: true })
    lay()
    return () => {
      observer.disconnect()
      arrivals.disconnect()
      for (const each of clear) each()
    }
  }, [html, questions, threads])
}
