import type { Editor } from '@tiptap/core'
import { findNext, findPrev, replaceNext, SearchQuery, setSearchState } from 'prosemirror-search'
import { useEffect, useRef, useState } from 'react'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import { countOf, replaceFound } from './finding.ts'
import { useOfText } from './use-of-text.ts'
import { WordsQuery } from './words-query.ts'

/** The keys go to a field, and what stands in it is what they replace. */
function take(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}

const selectedIn = ({ state: { doc, selection } }: Editor): string =>
  doc.textBetween(selection.from, selection.to, ' ').slice(0, 100)

/** Find and replace in the page that is written. What others write meanwhile is found too. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const [find, setFind] = useState(() => selectedIn(editor))
  const [replace, setReplace] = useState('')
  const [exact, setExact] = useState(false)
  const [whole, setWhole] = useState(false)
  const count = useOfText(editor, ({ state }) => countOf(state))
  const mayReplace = useOfText(editor, ({ isEditable }) => isEditable)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => take(field.current), [])
  useEffect(() => {
    const begin = () => {
      const selected = selectedIn(editor)
      if (selected !== '') setFind(selected)
      requestAnimationFrame(() => take(field.current))
    }
    editor.on('find', begin)
    return () => {
      editor.off('find', begin)
    }
  }, [editor])

  useEffect(() => {
    const query = new WordsQuery({ search: find, replace, caseSensitive: exact, wholeWord: whole })
    editor.view.dispatch(setSearchState(editor.state.tr, query))
  }, [editor, find, replace, exact, whole])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(setSearchState(editor.state.tr, new SearchQuery({ search: '' })))
    },
    [editor],
  )

  const run = (command: typeof findNext) => {
    command(editor.state, (tr) => editor.view.dispatch(tr.scrollIntoView()), editor.view)
  }
  const all = () => {
    const { tr, replaced, woven } = replaceFound(editor.state)
    const before = editor.state.doc
    editor.view.dispatch(tr.scrollIntoView())
    if (replaced > 0 && editor.state.doc !== before) toast(words.find.replaced(replaced))
    if (woven > 0) toast(words.find.woven(woven))
  }
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  return (
    <search className="find-bar">
      <form
        aria-label={words.find.label}
        onSubmit={(event) => {
          event.preventDefault()
          run(findNext)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          else if (event.key.toLowerCase() === 'f' && event.shiftKey && (event.metaKey || event.ctrlKey)) {
            event.preventDefault()
            take(field.current)
          } else if (event.key === 'Enter' && event.shiftKey) {
            event.preventDefault()
            run(findPrev)
          } else return
          event.stopPropagation()
        }}
      >
        <label>
          <span>{words.find.find}</span>
          <input
            ref={field}
            value={find}
            onChange={({ target }) => setFind(target.value)}
            autoComplete="off"
            dir="auto"
          />
        </label>
        <span role="status">{find === '' ? '' : words.find.count(count.at, count.all)}</span>
        <button type="button" className="button quiet" onClick={() => run(findPrev)}>
          {words.find.previous}
        </button>
        <button type="submit" className="button quiet">
          {words.find.next}
        </button>
        {mayReplace && (
          <>
            <label>
              <span>{words.find.replace}</span>
              <input
                value={replace}
                onChange={({ target }) => setReplace(target.value)}
                autoComplete="off"
                dir="auto"
              />
            </label>
            <button type="button" className="button quiet" onClick={() => run(replaceNext)}>
              {words.find.one}
            </button>
            <button type="button" className="button quiet" onClick={all}>
              {words.find.all}
            </button>
          </>
        )}
        <label className="find-choice">
          <input type="checkbox" checked={exact} onChange={({ target }) => setExact(target.checked)} />
          {words.find.matchCase}
        </label>
        <label className="find-choice">
          <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
          {words.find.wholeWord}
        </label>
        <button type="button" className="button quiet" onClick={close}>
          {words.find.close}
        </button>
      </form>
    </search>
  )
}
