import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { words } from '../../words/editor.ts'
import { blockOf } from '../blocks/block-at.ts'
import { peopleIn } from './PresenceList.tsx'
import type { RemoteEdits } from './remote-edits.ts'

/** At most one sentence in this many milliseconds: whoever listens also writes. */
const PAUSE = 3000

/** Those whose carets stand in the block of one's own. */
function beside(editor: Editor): string[] {
  const block = blockOf(editor.state)
  const dom = block && editor.view.nodeDOM(block.pos)
  if (!(dom instanceof HTMLElement)) return []
  return [...dom.querySelectorAll<HTMLElement>('.remote-caret')].flatMap(({ dataset }) => dataset.name ?? [])
}

interface Props {
  editor: Editor
  awareness: Awareness
  edits: RemoteEdits
  /** Whether changes of others are read out too. */
  aloud: boolean
}

/** Says who comes, goes, and writes where one is: for those who do not see the carets. */
export function Announcer({ editor, awareness, edits, aloud }: Props) {
  const [said, setSaid] = useState('')
  const speak = useRef(aloud)
  speak.current = aloud
  useEffect(() => {
    let here = new Set(peopleIn(awareness).map(({ name }) => name))
    let near = new Set<string>()
    let waiting: string[] = []
    let timer: ReturnType<typeof setTimeout> | null = null
    let told = edits.get()[0]?.key ?? 0
    const say = (sentence: string) => {
      if (!waiting.includes(sentence)) waiting.push(sentence)
      if (timer === null) tell()
    }
    const tell = () => {
      timer = null
      if (waiting.length === 0) return
      setSaid(`${waiting.slice(-3).join('. ')}.`)
      waiting = []
      timer = setTimeout(tell, PAUSE)
    }
    const look = () => {
      const now = new Set(peopleIn(awareness).map(({ name }) => name))
      for (const name of now) if (!here.has(name)) say(words.presence.joined(name))
      for (const name of here) if (!now.has(name)) say(words.presence.left(name))
      here = now
      requestAnimationFrame(() => {
        if (editor.isDestroyed) return
        const close = new Set(beside(editor))
        // Once for each time somebody comes into the block.
        for (const name of close) if (!near.has(name)) say(words.presence.beside(name))
        near = close
      })
    }
    const hear = () => {
      const [latest] = edits.get()
      if (!latest || latest.key === told || !speak.current) return
      told = latest.key
      say(words.presence.changed(latest.name, latest.where))
    }
    awareness.on('change', look)
    const stop = edits.subscribe(hear)
    return () => {
      if (timer !== null) clearTimeout(timer)
      awareness.off('change', look)
      stop()
    }
  }, [editor, awareness, edits])
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-announcer>
      {said}
    </p>
  )
}
