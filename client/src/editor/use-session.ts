import { useEffect, useState } from 'react'
import { type DocumentSession, openDocument } from '../offline/session/index.ts'

export interface Opening {
  readonly session: DocumentSession | null
  /** The document is whole and may be shown in an editor. */
  readonly ready: boolean
  readonly failed: boolean
}

interface Who {
  readonly documentId: string
  readonly memberId: string
  readonly name: string
  readonly hue: number
}

/** A live document for as long as the component is there. Opened in an effect and closed in its cleanup, so that twice is harmless. */
export function useSession({ documentId, memberId, name, hue }: Who): Opening {
  const [opening, setOpening] = useState<Opening>({ session: null, ready: false, failed: false })
  /** How often words had to be moved and the document opened again. */
  const [moves, setMoves] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another move opens the document again.
  useEffect(() => {
    let here = true
    const session = openDocument({ documentId, memberId, name, hue, canEdit: true })
    setOpening({ session, ready: false, failed: false })
    let found = false
    session.whenReady.then(
      () => {
        found = true
      },
      () => undefined,
    )
    // Reading a long document and drawing it are two pieces of work: the window may answer in between.
    const apart = session.whenReady.then(() => new Promise((resolve) => setTimeout(resolve)))
    apart.then(
      () => here && setOpening({ session, ready: true, failed: false }),
      () => here && setOpening({ session, ready: false, failed: true }),
    )
    /** Nothing of it is on this device and nobody is there: said, until it comes all the same. */
    const missing = () => {
      const { known, socket } = session.state.get()
      if (here && known && socket === 'closed' && !found) setOpening({ session, ready: false, failed: true })
    }
    const stop = session.state.subscribe(() => {
      if (session.state.get().ended === 'moved') setMoves((was) => was + 1)
      queueMicrotask(missing)
    })
    return () => {
      here = false
      stop()
      void session.close()
    }
  }, [documentId, memberId, name, hue, moves])
  return opening
}
