import { systemClock } from '@commonplace/kit'
import type { Device } from '../device/open-device.ts'
import { documentsToVisit } from '../device/unsent.ts'
import { type OpenOptions, openDocument } from './open-document.ts'
import { Pens } from './pens.ts'
import type { SaveState } from './save-state.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly hue: number
}

/** Where live documents are served, if not beside this page. */
export type Served = Pick<OpenOptions, 'url' | 'socket'>

const LONGEST = 30_000

/** Sends what was changed offline in documents that nobody has open, and gives back their pens. Resolves when all was tried once. */
export async function sendEdits(
  device: Device,
  me: Person,
  open: ReadonlySet<string>,
  served: Served = {},
): Promise<void> {
  for (const documentId of await documentsToVisit(device)) {
    if (open.has(documentId)) continue
    const session = openDocument({
      ...served,
      documentId,
      memberId: me.id,
      name: me.name,
      hue: me.hue,
      canEdit: true,
      quiet: true,
      device: Promise.resolve(device),
    })
    // Nobody is at this document: it must not look as if.
    session.awareness.setLocalState(null)
    await settled(session.state)
    await session.close()
    // Where nobody lets this person in any more, nobody waits for their pens.
    const { ended } = session.state.get()
    if (ended === 'gone' || ended === 'not-allowed') await new Pens(device, documentId).forgetAll()
  }
}

function settled(state: { get(): SaveState; subscribe(told: () => void): () => void }): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, LONGEST)
    const began = systemClock.now()
    const stop = state.subscribe(() => {
      const { queue, socket, ended, readOnly, serverTrouble, refused, upToDateAt } = state.get()
      const home = queue === 0 && socket === 'open' && (upToDateAt ?? 0) >= began
      // What the server says it will not take now waits here for another time; the documents behind it must not wait with it.
      const isTold = ended !== null || readOnly !== null || serverTrouble !== null || refused !== null
      if (home || isTold || socket === 'closed') end()
    })
  })
}
