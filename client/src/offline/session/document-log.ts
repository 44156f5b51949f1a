import * as Y from 'yjs'
import type { Device, MarkRow } from '../device/open-device.ts'
import type { Mark } from './pending.ts'

/** An update to keep, with its mark when it is the person's own. */
export interface Entry {
  readonly update: Uint8Array
  readonly mark: Mark | null
}

export interface LoadedDocument {
  readonly updates: readonly Uint8Array[]
  readonly marks: readonly Mark[]
  /** When this copy last held everything the server had; 0 when it never did. */
  readonly wholeAt: number
  readonly epoch: number | null
}

/** Rows of one document above which they are folded into one. */
const FOLD_ABOVE = 300

/** The updates of one document on this device. Several tabs may use it at once: every change is one transaction. */
export class DocumentLog {
  readonly #device: Device
  readonly #document: string

  constructor(device: Device, document: string) {
    this.#device = device
    this.#document = document
  }

  async load(): Promise<LoadedDocument> {
    const tx = this.#device.transaction(['updates', 'marks', 'documents', 'states'])
    const [rows, marks, row, kept] = await Promise.all([
      tx.objectStore('updates').index('document').getAll(this.#document),
      tx.objectStore('marks').index('document').getAll(this.#document),
      tx.objectStore('documents').get(this.#document),
      tx.objectStore('states').get(this.#document),
    ])
    await tx.done
    const updates = rows.map((each) => each.update)
    if (kept) updates.unshift(kept.state)
    return { updates, marks, wholeAt: Math.max(row?.wholeAt ?? 0, kept?.at ?? 0), epoch: row?.epoch ?? null }
  }

  /** Whether this document belongs to a page that was made here and that the server has yet to hear of. */
  async waitsToBeMade(): Promise<boolean> {
    const acts = await this.#device.getAll('acts')
    return acts.some(
      ({ name, input }) => name === 'createPage' && (input as { documentId?: string }).documentId === this.#document,
    )
  }

  /** Resolves once the transaction has completed, with strict durability: this is what "kept on this device" promises. */
  async append(entries: readonly Entry[]): Promise<void> {
    const tx = this.#device.transaction(['updates', 'marks'], 'readwrite', { durability: 'strict' })
    const updates = tx.objectStore('updates')
    const marks = tx.objectStore('marks')
    const writes = entries.flatMap(({ update, mark }) => {
      const kept: Promise<unknown>[] = [updates.add({ document: this.#document, update })]
      if (mark) kept.push(marks.put({ ...mark, document: this.#document } satisfies MarkRow))
      return kept
    })
    await Promise.all([...writes, tx.done])
  }

  /** Puts this state in the place of all that is here, with the marks of what of it the server does not have. */
  async replace(state: Uint8Array, marks: readonly Mark[]): Promise<void> {
    const tx = this.#device.transaction(['updates', 'marks', 'states'], 'readwrite', { durability: 'strict' })
    const updates = tx.objectStore('updates')
    const keys = await updates.index('document').getAllKeys(this.#document)
    const held = marks.map((mark) => tx.objectStore('marks').put({ ...mark, document: this.#document }))
    await Promise.all([
      ...keys.map((key) => updates.delete(key)),
      tx.objectStore('states').delete(this.#document),
      updates.add({ document: this.#document, update: state }),
      ...held,
      tx.done,
    ])
  }

  /** The server has made these edits durable. */
  async settle(ids: readonly string[]): Promise<void> {
    const tx = this.#device.transaction('marks', 'readwrite')
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done])
  }

  async whole(at: number, epoch: number): Promise<void> {
    await this.#device.put('documents', { id: this.#document, wholeAt: at, epoch })
  }

  /** Folds many rows into one. Through a Y.Doc: merging updates without one grows with the square of a list's length. */
  async fold(above = FOLD_ABOVE): Promise<void> {
    if ((await this.#device.countFromIndex('updates', 'document', this.#document)) <= above) return
    const tx = this.#device.transaction('updates', 'readwrite')
    const [keys, rows] = await Promise.all([
      tx.store.index('document').getAllKeys(this.#document),
      tx.store.index('document').getAll(this.#document),
    ])
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const row of rows) Y.applyUpdate(doc, row.update)
    })
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    await Promise.all([
      ...keys.map((key) => tx.store.delete(key)),
      tx.store.add({ document: this.#document, update }),
      tx.done,
    ])
  }
}
