import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { DocumentSession } from '../../offline/session/index.ts'
import { Announcer } from './Announcer.tsx'
import { LiveEdits } from './LiveEdits.tsx'
import { RemoteEdits } from './remote-edits.ts'

/** What others do in the text, told to those who do not see it: sentences as it happens, and a list to go through (⌥⌘⇧R). */
export function Others({ editor, session }: { editor: Editor; session: DocumentSession }) {
  const [edits, setEdits] = useState<RemoteEdits | null>(null)
  const [open, setOpen] = useState(false)
  const [aloud, setAloud] = useState(false)
  useEffect(() => {
    const heard = new RemoteEdits(session.doc, session.awareness)
    setEdits(heard)
    return () => heard.close()
  }, [session])
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
      {open && (
        <LiveEdits editor={editor} edits={edits} aloud={aloud} onAloud={setAloud} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
