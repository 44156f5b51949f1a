import type { Pen } from '@commonplace/sync/client'
import type { Device, PenRow } from '../device/open-device.ts'

/**
 * The pens of one document that were lent to this device and that the server has not said it has back. Nobody takes up a pen from here:
 * whoever finds one whose window is gone can only give it back, and so no copy of the browser's profile ever writes under it.
 */
export class Pens {
  readonly #device: Device
  readonly #document: string

  constructor(device: Device, document: string) {
    this.#device = device
    this.#document = document
  }

  all(): Promise<PenRow[]> {
    return this.#device.getAllFromIndex('pens', 'document', this.#document)
  }

  /** Whether words of this document wait here for the server. */
  async unsent(): Promise<boolean> {
    return (await this.#device.countFromIndex('marks', 'document', this.#document)) > 0
  }

  /** This window writes under it, and the server has everything that was written so far. */
  async hold(pen: Pen, sitting: string): Promise<void> {
    await this.#device.put('pens', { ...pen, acknowledged: pen.clock, document: this.#document, sitting })
  }

  /** Nobody writes under it any more, and all that was written is on this device. */
  async layDown(pen: Pen): Promise<void> {
    const tx = this.#device.transaction('pens', 'readwrite', { durability: 'strict' })
    const there = await tx.store.get([this.#document, pen.loan])
    // The server may have said meanwhile that it has it.
    if (there) await tx.store.put({ ...there, ...pen, sitting: null })
    await tx.done
  }

  async forget(loan: number): Promise<void> {
    await this.#device.delete('pens', [this.#document, loan])
  }

  async forgetAll(): Promise<void> {
    const tx = this.#device.transaction('pens', 'readwrite')
    const keys = await tx.store.index('document').getAllKeys(this.#document)
    await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done])
  }
}
