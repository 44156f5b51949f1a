import type { ActRow, BlobRow, Device } from '../device/open-device.ts'

/** The acts that wait, in the order they were done. */
export class ActStore {
  readonly #device: Device

  constructor(device: Device) {
    this.#device = device
  }

  /** Resolves once the act, and the picture it sends, would survive a crash of the browser. */
  async add(act: Omit<ActRow, 'place'>, blob: BlobRow | null = null): Promise<ActRow> {
    const tx = this.#device.transaction(['acts', 'blobs'], 'readwrite', { durability: 'strict' })
    const acts = tx.objectStore('acts')
    const last = await acts.index('place').openCursor(null, 'prev')
    const row: ActRow = { ...act, place: (last?.value.place ?? 0) + 1 }
    await Promise.all([acts.put(row), ...(blob ? [tx.objectStore('blobs').put(blob)] : []), tx.done])
    return row
  }

  blob(id: string): Promise<BlobRow | undefined> {
    return this.#device.get('blobs', id)
  }

  all(): Promise<ActRow[]> {
    return this.#device.getAllFromIndex('acts', 'place')
  }

  get(key: string): Promise<ActRow | undefined> {
    return this.#device.get('acts', key)
  }

  /** Takes an act off the device, with the picture that nothing else sends. */
  async remove(key: string): Promise<void> {
    const tx = this.#device.transaction(['acts', 'blobs'], 'readwrite')
    const acts = tx.objectStore('acts')
    const row = await acts.get(key)
    await acts.delete(key)
    if (row?.blob && !(await acts.getAll()).some(({ blob }) => blob === row.blob))
      await tx.objectStore('blobs').delete(row.blob)
    await tx.done
  }

  /** Puts a row in the place of the one with this key; does nothing when that one has gone. */
  async replace(key: string, change: (row: ActRow) => ActRow): Promise<void> {
    const tx = this.#device.transaction('acts', 'readwrite', { durability: 'strict' })
    const row = await tx.store.get(key)
    if (row) {
      const next = change(row)
      if (next.key !== key) await tx.store.delete(key)
      await tx.store.put(next)
    }
    await tx.done
  }
}
