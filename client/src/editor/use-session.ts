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

/** Milliseconds in which what is on this device is read. */
const SOON = 500

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
    // Reading a long document and drawing it are two pieces of work: the window may answer in between.
    const apart = session.whenReady.then(() => new Promise((resolve) => setTimeout(resolve)))
    apart.then(
      () => here && setOpening({ session, ready: true, failed: false }),
      () => here && setOpening({ session, ready: false, failed: true }),
    )
    let late: ReturnType<typeof setTimeout> | undefined
    const stop = session.state.subscribe(() => {
      const { ended, socket } = session.state.get()
      if (ended === 'moved') setMoves((was) => was + 1)
      // Nothing of it is here and nobody is there: said, until it comes all the same.
      if (socket === 'closed')
        late ??= setTimeout(
          () => setOpening((was) => (was.ready ? was : { session, ready: false, failed: true })),
          SOON,
        )
    })
    return () => {
      here = false
      clearTimeout(late)
      stop()
      void session.close()
    }
  }, [documentId, memberId, name, hue, moves])
  return opening
}
