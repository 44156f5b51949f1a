import type { Device, KeptId } from '../device/open-device.ts'

/**
 * The Yjs client ids that this device may write under again in one document. A row says: this id is mine, nobody writes under it now,
 * and it stood at this clock when it was put back. It is in the database only while nobody uses it, so that neither another tab nor a
 * copy of the browser's profile finds it meanwhile; a tab that is killed takes it to the grave.
 */
export class KeptIds {
  readonly #device: Device
  readonly #document: string

  constructor(device: Device, document: string) {
    this.#device = device
    this.#document = document
  }

  /**
   * Takes out the first id that stands in the document exactly where it was put back. One that does not was written under elsewhere,
   * or this copy is behind it: it is dropped for good. Resolves once the taking would survive a crash.
   */
  async take(epoch: number, clockOf: (client: number) => number): Promise<KeptId | null> {
    const tx = this.#device.transaction('documents', 'readwrite', { durability: 'strict' })
    const row = await tx.store.get(this.#document)
    let taken: KeptId | null = null
    const left: KeptId[] = []
    for (const id of row?.ids ?? []) {
      if (row?.epoch !== epoch || clockOf(id.client) !== id.clock) continue
      if (taken) left.push(id)
      else taken = id
    }
    if (row?.ids) await tx.store.put({ ...row, ids: left })
    await tx.done
    return taken
  }

  /** Puts an id back that nobody writes under any more and whose every edit is written on this device. */
  async putBack(id: KeptId): Promise<void> {
    const tx = this.#device.transaction('documents', 'readwrite', { durability: 'strict' })
    const row = await tx.store.get(this.#document)
    // A document that was taken off the device in between stays off.
    if (row) {
      const others = (row.ids ?? []).filter(({ client }) => client !== id.client)
      await tx.store.put({ ...row, ids: [id, ...others].slice(0, MOST) })
    }
    await tx.done
  }
}

/** More than anybody has windows. */
const MOST = 8
