import { countWords } from '@commonplace/document/derive'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { useEffect, useRef, useState } from 'react'
import { words } from '../../words/editor.ts'
import { numberOf } from '../../words/en.ts'
import { askToDescribe } from './describe.ts'

/** Milliseconds of quiet before words are counted: never between two keys. */
const QUIET = 600
const PER_MINUTE = 230

interface Count {
  readonly words: number
  /** Pictures of which nobody said what they show, nor that they only decorate. */
  readonly bare: number
}

const wordsBetween = ({ state }: Editor, from: number, to: number): number =>
  countWords(state.doc.textBetween(from, to, '\n', ' '))

const isBare = ({ type, attrs }: Node): boolean => type.name === 'image' && attrs.alt === null

function countIn(editor: Editor): Count {
  const { doc } = editor.state
  let bare = 0
  doc.descendants((node) => {
    if (isBare(node)) bare++
  })
  return { words: wordsBetween(editor, 0, doc.content.size), bare }
}

/** On to the next picture that waits for its description, round the end of the text. */
function describeNext(editor: Editor): void {
  const { doc, selection, tr } = editor.state
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (isBare(node)) places.push(pos)
  })
  const next = places.find((pos) => pos > selection.from) ?? places[0]
  if (next === undefined) return
  editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, next)).scrollIntoView())
  askToDescribe(editor)
}

/** Runs something once this editor has been quiet about `event` for a while. */
function useQuietly(editor: Editor, event: 'update' | 'selectionUpdate', run: (editor: Editor) => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(editor), QUIET)
    }
    latest.current(editor)
    editor.on(event, later)
    return () => {
      clearTimeout(timer)
      editor.off(event, later)
    }
  }, [editor, event])
}

/** How many words there are, how many are selected, and which pictures wait for their description. */
export function WordCount({ editor }: { editor: Editor }) {
  const [{ words: all, bare }, setCount] = useState<Count>({ words: 0, bare: 0 })
  const [selected, setSelected] = useState(0)
  useQuietly(editor, 'update', () => setCount(countIn(editor)))
  useQuietly(editor, 'selectionUpdate', () => {
    const { empty, from, to } = editor.state.selection
    setSelected(empty ? 0 : wordsBetween(editor, from, to))
  })
  const said = [
    words.count.words(numberOf(all), all === 1),
    ...(selected > 0 ? [words.count.selected(numberOf(selected))] : []),
    words.count.minutes(Math.max(1, Math.round(all / PER_MINUTE))),
  ]
  return (
    <>
      {bare > 0 && (
        <p className="word-count">
          <button type="button" className="link" onClick={() => describeNext(editor)}>
            {words.count.bare(bare)}
          </button>
        </p>
      )}
      <p className="word-count">{said.join(' · ')}</p>
    </>
  )
}
