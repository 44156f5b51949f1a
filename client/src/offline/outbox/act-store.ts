import type { ActRow, Device } from '../device/open-device.ts'

/** The acts that wait, in the order they were done. */
export class ActStore {
  readonly #device: Device

  constructor(device: Device) {
    this.#device = device
  }

  /** Resolves once the act would survive a crash of the browser. */
  async add(act: Omit<ActRow, 'place'>): Promise<ActRow> {
    const tx = this.#device.transaction('acts', 'readwrite', { durability: 'strict' })
    const last = await tx.store.index('place').openCursor(null, 'prev')
    const row: ActRow = { ...act, place: (last?.value.place ?? 0) + 1 }
    await Promise.all([tx.store.put(row), tx.done])
    return row
  }

  all(): Promise<ActRow[]> {
    return this.#device.getAllFromIndex('acts', 'place')
  }

  get(key: string): Promise<ActRow | undefined> {
    return this.#device.get('acts', key)
  }

  remove(key: string): Promise<void> {
    return this.#device.delete('acts', key)
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
