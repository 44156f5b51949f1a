import type { PageShape } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { keepQuoted } from '../../data/quoted.ts'
import { beginRemark } from '../../data/remarking.ts'
import { navigate } from '../../navigation.ts'
import { CommentIcon, EditIcon, QuestionIcon } from '../../ui/icons.ts'
import { whenPressed } from '../../ui/late.ts'
import { comparingWords } from '../../words/comparing.ts'
import { words } from '../../words/en.ts'
import { type Chosen, chosenIn, textOnScreen } from './chosen.ts'
import { WhoWrote } from './WhoWrote.tsx'

/** As wide as the bar becomes, in pixels (page.css). */
const WIDEST = 672

interface Placed {
  words: Chosen
  top: number
  left: number
}

function placed(body: HTMLElement): Placed | null {
  const chosen = chosenIn(body)
  const around = body.parentElement?.getBoundingClientRect()
  if (!chosen || !around) return null
  const box = chosen.range.getBoundingClientRect()
  const left = Math.max(0, Math.min(box.left - around.left, around.width - WIDEST))
  return { words: chosen.words, top: box.bottom - around.top + 8, left }
}

/** Copies an address that leads to the words selected. How it is made is fetched with the first. */
function copyLink(page: PageShape): void {
  const [body, selected] = [textOnScreen(), getSelection()?.getRangeAt(0).cloneRange()]
  if (!body || !selected) return
  const load = () => Promise.all([import('./link-to-words.ts'), import('../../ui/copy-text.ts')])
  void whenPressed(load, ([{ hashOfWords }, { copyText }]) =>
    copyText(new URL(pathOf(page.url) + hashOfWords(body, selected), location.href).href),
  )
}

/** Beside words selected while reading: ask about them, say something, or take their address along. */
export default function SelectionBar({ page, slug }: { page: PageShape; slug: string }) {
  const [chosen, setChosen] = useState<Placed | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    const look = () => {
      const body = textOnScreen()
      setChosen(body ? placed(body) : null)
    }
    // While somebody drags over a long text it changes many times between two frames.
    let frame = 0
    const later = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    // It comes because of words that are selected already.
    look()
    document.addEventListener('selectionchange', later)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', later)
    }
  }, [])
  if (!chosen) return null
  const { words: on, top, left } = chosen
  const ask = () => {
    keepQuoted({ pageId: page.id, ...on })
    void navigate(addresses.ask(slug, { pageId: page.id, quote: on.quote }))
  }
  return (
    <div className="selection-bar" role="toolbar" aria-label={words.pages.selected} style={{ top, left }}>
      {page.may.ask ? (
        <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={ask} data-key="q">
          <QuestionIcon />
          {words.pages.askAboutThis}
        </button>
      ) : null}
      {page.may.remark ? (
        <button
          type="button"
          className="say"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => beginRemark({ pageId: page.id, on })}
        >
          <CommentIcon />
          {words.pages.comment}
        </button>
      ) : null}
      {page.may.suggest ? (
        <button
          type="button"
          className="say"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => beginRemark({ pageId: page.id, on, suggest: true })}
        >
          <EditIcon />
          {words.pages.suggest}
        </button>
      ) : null}
      <button
        type="button"
        className="say"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => copyLink(page)}
        data-key="l"
      >
        {words.copyLink}
      </button>
      <button
        type="button"
        className="who"
        aria-expanded={asked === on.quote}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setAsked(asked === on.quote ? null : on.quote)}
        data-key="w"
      >
        {comparingWords.whoWrote}
      </button>
      {asked === on.quote ? <WhoWrote pageId={page.id} {...on} /> : null}
    </div>
  )
}
