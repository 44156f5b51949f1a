import type { PageShape } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { keepQuoted } from '../../data/quoted.ts'
import { navigate } from '../../navigation.ts'
import { QuestionIcon } from '../../ui/icons.ts'
import { words } from '../../words/en.ts'
import { wordsAround } from './quotes.ts'

interface Chosen {
  quote: string
  before: string
  after: string
  top: number
  left: number
}

const AROUND = 32
const LONGEST = 2000

function chosenIn(body: HTMLElement): Chosen | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const quote = selection.toString().trim()
  if (!body.contains(range.commonAncestorContainer) || quote.length < 2 || quote.length > LONGEST) return null
  const box = range.getBoundingClientRect()
  const around = body.parentElement?.getBoundingClientRect()
  if (!around) return null
  return {
    quote,
    ...wordsAround(body, range, AROUND),
    top: box.bottom - around.top + 8,
    left: Math.max(0, Math.min(box.left - around.left, around.width - 180)),
  }
}

/** Beside words selected while reading: ask about them. */
export function SelectionBar({ page, slug }: { page: PageShape; slug: string }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useEffect(() => {
    const look = () => {
      const body = document.querySelector<HTMLElement>('.page-body .prose')
      setChosen(body ? chosenIn(body) : null)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  if (!chosen) return null
  const { quote, before, after, top, left } = chosen
  const ask = () => {
    keepQuoted({ pageId: page.id, quote, before, after })
    void navigate(addresses.ask(slug, { pageId: page.id, quote }))
  }
  return (
    <div className="selection-bar" role="toolbar" aria-label={words.pages.selected} style={{ top, left }}>
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={ask} data-key="q">
        <QuestionIcon />
        {words.pages.askAboutThis}
      </button>
    </div>
  )
}
