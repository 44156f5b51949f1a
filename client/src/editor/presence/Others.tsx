import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { DocumentSession } from '../../offline/session/index.ts'
import { whenPressed } from '../../ui/late.ts'
import { toast } from '../../ui/toasts.tsx'
import { Announcer } from './Announcer.tsx'
import { LiveEdits } from './LiveEdits.tsx'
import { RemoteEdits } from './remote-edits.ts'

/** What others do in the text, told to those who do not see it: sentences as it happens, a list to go through (⌥⌘⇧R), and a way to where they are (⌘⇧. and ⌘⇧,). */
export function Others({ editor, session }: { editor: Editor; session: DocumentSession }) {
  const [edits, setEdits] = useState<RemoteEdits | null>(null)
  const [open, setOpen] = useState(false)
  const [aloud, setAloud] = useState(false)
  /** Whose caret one came to. */
  const [met, setMet] = useState('')
  useEffect(() => {
    const heard = new RemoteEdits(session.doc, session.awareness)
    setEdits(heard)
    return () => heard.close()
  }, [session])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.code === 'Period' ? 1 : event.code === 'Comma' ? -1 : null
      if (step === null || !event.shiftKey || event.altKey || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      const load = () => Promise.all([import('./to-caret.ts'), import('../../words/keys.ts')])
      void whenPressed(load, ([{ toCaret }, { keyWords }]) => {
        const name = toCaret(editor, step)
        if (name === null) toast(keyWords.nobodyElse)
        setMet(name === null ? '' : keyWords.atCaretOf(name))
      })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [editor])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || !(event.metaKey || event.ctrlKey) || event.code !== 'KeyR') return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  if (!edits) return null
  return (
    <>
      <Announcer editor={editor} awareness={session.awareness} edits={edits} aloud={aloud} />
      <span className="visually-hidden" role="status">
        {met}
      </span>
      {open && (
        <LiveEdits editor={editor} edits={edits} aloud={aloud} onAloud={setAloud} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
