import { readMeta, writeMeta } from '@commonplace/document/meta'
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { words } from '../words/editor.ts'

/** Milliseconds of quiet after which a title is written: each write replaces the whole title, so not at every letter. */
const QUIET = 300

interface Props {
  doc: Y.Doc
  editable: boolean
  /** Enter or arrow down: on to the text. */
  onLeave(): void
}

/** The title, which merges like the text does: it lives in the same document. */
export function TitleField({ doc, editable, onLeave }: Props) {
  const [title, setTitle] = useState(() => readMeta(doc).title)
  const typing = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(title)

  const write = () => {
    if (typing.current === null) return
    clearTimeout(typing.current)
    typing.current = null
    const now = latest.current.trim()
    if (now !== '') writeMeta(doc, { title: now })
  }

  useEffect(() => {
    const meta = doc.getMap('meta')
    const follow = () => {
      // What is being typed here wins over what comes in meanwhile; it is written a moment later.
      if (typing.current === null) setTitle(readMeta(doc).title)
    }
    meta.observe(follow)
    return () => meta.unobserve(follow)
  }, [doc])

  // Leaving the page must not lose the last letters.
  const flush = useRef(write)
  flush.current = write
  useEffect(() => () => flush.current(), [])

  return (
    <textarea
      className="title-field"
      rows={1}
      dir="auto"
      aria-label={words.title}
      maxLength={200}
      readOnly={!editable}
      value={title}
      onChange={(event) => {
        const next = event.target.value.replace(/\s*\n\s*/g, ' ')
        latest.current = next
        setTitle(next)
        if (typing.current !== null) clearTimeout(typing.current)
        typing.current = setTimeout(write, QUIET)
      }}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
        event.preventDefault()
        write()
        onLeave()
      }}
    />
  )
}
