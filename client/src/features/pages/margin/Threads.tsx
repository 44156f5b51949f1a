import { type PageShape, routes, type ThreadShape } from '@commonplace/api'
import { useEffect, useMemo, useRef, useState } from 'react'
import { pathOf } from '../../../addresses.ts'
import { newId } from '../../../data/api.ts'
import { useDraft } from '../../../data/drafts.ts'
import { beginRemark, type Remarked } from '../../../data/remarking.ts'
import { useRoute } from '../../../data/use-route.ts'
import { quotesIn, rangesIn } from '../../../ui/quotes.ts'
import { marginWords as said } from '../../../words/margin.ts'
import { CommentForm } from '../../shared/comments/CommentForm.tsx'
import { textOnScreen } from '../chosen.ts'
import { DecideAll } from './DecideAll.tsx'
import { NewSuggestion } from './NewSuggestion.tsx'
import { openSheet } from './open-sheet.ts'
import { Thread } from './Thread.tsx'

interface Props {
  page: PageShape
  remark: Remarked | null
  /** The text as it is drawn, to see that it was drawn anew. */
  text: string
}

/** What is said in the margin of a page, and the form to say something there. */
export default function Threads({ page, remark, text }: Props) {
  const about = { what: said.about(page.title), where: pathOf(page.url) }
  const threads = useInOrder(page.threads, text)
  usePressedWords(threads)
  useAddressed(threads.length)
  return (
    <section className="threads" aria-label={said.title}>
      {remark?.suggest && remark.on ? (
        <NewSuggestion key={remark.on.quote} page={page} on={remark.on} />
      ) : remark ? (
        <NewThread key={remark.on?.quote ?? ''} page={page} remark={remark} about={about} />
      ) : null}
      <DecideAll page={page} />
      {threads.map((thread) => (
        <Thread key={thread.id} page={page} thread={thread} about={about} />
      ))}
      {page.resolvedThreads > 0 ? <Settled page={page} about={about} /> : null}
    </section>
  )
}

/** As their words stand in the text, so that the order of the keys is the order on screen; what is about the whole page first. */
function useInOrder(threads: readonly ThreadShape[], html: string): readonly ThreadShape[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text on screen is that of the HTML
  return useMemo(() => {
    const find = quotesIn(textOnScreen()?.textContent ?? '')
    const placeOf = ({ stands }: ThreadShape) => (stands ? (find(stands)?.from ?? -1) : -1)
    return threads
      .map((thread) => ({ thread, at: placeOf(thread) }))
      .sort((a, b) => a.at - b.at)
      .map(({ thread }) => thread)
  }, [threads, html])
}

async function goTo(id: string): Promise<void> {
  const note = document.getElementById(`t-${id}`)
  if (note?.checkVisibility() === false) await openSheet()
  note?.scrollIntoView({ block: 'nearest' })
  note?.focus({ preventScroll: true })
}

/** Pressing words that are spoken about leads to what is said. */
function usePressedWords(threads: readonly ThreadShape[]): void {
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const body = textOnScreen()
      if (!body || body.isContentEditable || getSelection()?.isCollapsed === false) return
      if (!(event.target instanceof Node) || !body.contains(event.target)) return
      const isAt = (range: Range | null) =>
        range !== null &&
        [...range.getClientRects()].some(
          ({ left, right, top, bottom }) =>
            event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom,
        )
      const find = rangesIn(body)
      const pressed = threads.find(({ stands }) => stands && isAt(find(stands)))
      if (pressed) void goTo(pressed.id)
    }
    document.addEventListener('click', press)
    return () => document.removeEventListener('click', press)
  }, [threads])
}

/** An address may lead to a thread. */
function useAddressed(count: number): void {
  const gone = useRef(false)
  useEffect(() => {
    const { hash } = location
    if (gone.current || !hash.startsWith('#t-') || count === 0) return
    gone.current = true
    void goTo(hash.slice(3))
  }, [count])
}

type About = { what: string; where: string }

function NewThread({ page, remark, about }: { page: PageShape; remark: Remarked; about: About }) {
  const draft = useDraft(`remark:${page.id}:${remark.on?.quote ?? ''}`)
  const key = useRef(newId())
  const { on } = remark
  const note = useRef<HTMLDivElement>(null)
  // Also who begins once more about the same, and has gone elsewhere meanwhile, writes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beginning is a remark of its own
  useEffect(() => note.current?.querySelector('textarea')?.focus(), [remark])
  const input = { id: key.current, markdown: draft.text, ...(on ? { on } : {}) }
  return (
    <div
      className="note comment-note new"
      ref={note}
      {...(on ? { 'data-quote': on.quote, 'data-before': on.before, 'data-after': on.after } : {})}
    >
      {on ? <blockquote dir="auto">{on.quote}</blockquote> : null}
      <CommentForm
        route={routes.commentPage}
        call={{ params: { id: page.id }, input }}
        text={draft.text}
        onText={draft.write}
        about={about}
        label={on ? said.on : said.onPage}
        onSent={draft.forget}
        onDone={() => beginRemark(null)}
      />
    </div>
  )
}

/** What was settled is fetched when somebody asks for it. */
function Settled({ page, about }: { page: PageShape; about: About }) {
  const [open, setOpen] = useState(false)
  const list = useRoute(routes.listThreads, open ? { params: { id: page.id }, query: { show: 'resolved' } } : null)
  return (
    <div className="settled">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? said.hideSettled : said.settled(page.resolvedThreads)}
      </button>
      {open && list.unreachable ? <p className="quiet-line">{said.waitsForServer}</p> : null}
      {open
        ? list.data?.items.map((thread) => <Thread key={thread.id} page={page} thread={thread} about={about} />)
        : null}
    </div>
  )
}
