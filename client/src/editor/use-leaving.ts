import { useEffect, useRef, useState } from 'react'
import { mayLeave } from '../navigation.ts'
import type { DocumentSession } from '../offline/session/index.ts'

/** Milliseconds that Done waits for the server; what it does not get in that time comes by itself a moment later. */
const PATIENCE = 1500

/** Resolves once the server has everything of ours, or patience ends. */
function sent(session: DocumentSession): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, PATIENCE)
    const look = () => {
      const { queue, socket } = session.state.get()
      if (queue === 0 || socket !== 'open') queueMicrotask(end)
    }
    const stop = session.state.subscribe(look)
    look()
  })
}

/** The way out of the editor. Nothing has to be saved by leaving; the reader just should not see yesterday's text. */
export function useLeaving(session: DocumentSession | null, onDone: () => void) {
  const [leaving, setLeaving] = useState(false)
  const wrote = useRef(false)
  useEffect(() => {
    if (!session) return
    const note = (_update: Uint8Array, _origin: unknown, _doc: unknown, { local }: { local: boolean }) => {
      wrote.current ||= local
    }
    session.doc.on('update', note)
    return () => session.doc.off('update', note)
  }, [session])

  const leave = async () => {
    setLeaving(true)
    if (session && wrote.current) await sent(session)
    if (mayLeave()) onDone()
    else setLeaving(false)
  }
  return { leave, leaving }
}
