import { countWords } from '@commonplace/document/derive'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { words } from '../../words/editor.ts'

/** Milliseconds of quiet before words are counted: never between two keys. */
const QUIET = 600
const PER_MINUTE = 230

interface Count {
  readonly all: number
  readonly selected: number
}

function countIn({ state }: Editor): Count {
  const { doc, selection } = state
  const between = (from: number, to: number) => countWords(doc.textBetween(from, to, '\n', ' '))
  return { all: between(0, doc.content.size), selected: selection.empty ? 0 : between(selection.from, selection.to) }
}

/** How many words there are, and how many are selected. */
export function WordCount({ editor }: { editor: Editor }) {
  const [{ all, selected }, setCount] = useState<Count>({ all: 0, selected: 0 })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const count = () => setCount(countIn(editor))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(count, QUIET)
    }
    count()
    editor.on('update', later)
    editor.on('selectionUpdate', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
      editor.off('selectionUpdate', later)
    }
  }, [editor])
  const said = [
    words.count.words(all.toLocaleString(), all === 1),
    ...(selected > 0 ? [words.count.selected(selected.toLocaleString())] : []),
    words.count.minutes(Math.max(1, Math.round(all / PER_MINUTE))),
  ]
  return <p className="word-count">{said.join(' · ')}</p>
}
