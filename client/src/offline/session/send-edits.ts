import type { Device } from '../device/open-device.ts'
import { unsentDocuments } from '../device/unsent.ts'
import { openDocument } from './open-document.ts'
import type { SaveState } from './save-state.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly hue: number
}

const LONGEST = 30_000

/** Sends what was changed offline in documents that nobody has open. Resolves when all was tried once. */
export async function sendEdits(device: Device, me: Person, open: ReadonlySet<string>): Promise<void> {
  for (const { documentId } of await unsentDocuments(device)) {
    if (open.has(documentId)) continue
    const session = openDocument({
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
    let connected = false
    const stop = state.subscribe(() => {
      const { queue, socket, ended } = state.get()
      connected ||= socket === 'open'
      if ((connected && queue === 0) || ended !== null || socket === 'closed') end()
    })
  })
}
