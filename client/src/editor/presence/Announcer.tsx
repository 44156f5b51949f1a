import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { words } from '../../words/editor.ts'
import { blockOf } from '../blocks/block-at.ts'
import { presenceOf } from './caret.ts'
import type { RemoteEdits } from './remote-edits.ts'

/** At most one sentence in this many milliseconds: whoever listens also writes. */
const PAUSE = 3000

/** Everybody else in the document by name; one's own other windows are oneself. */
function othersIn(awareness: Awareness, own: string): Set<string> {
  const others = new Set<string>()
  for (const [client, state] of awareness.getStates())
    if (client !== awareness.clientID && state.user) others.add(presenceOf(state.user).name)
  others.delete(own)
  return others
}

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
    // Not there for a moment as one comes and goes, but one is the same all the while.
    let own = ''
    const others = () => {
      const self = awareness.getLocalState()?.user
      if (self) own = presenceOf(self).name
      return othersIn(awareness, own)
    }
    let here = others()
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
    let frame = 0
    const look = () => {
      const now = others()
      for (const name of now) if (!here.has(name)) say(words.presence.joined(name))
      for (const name of here) if (!now.has(name)) say(words.presence.left(name))
      here = now
      // Carets move many times between two frames.
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
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
      cancelAnimationFrame(frame)
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
