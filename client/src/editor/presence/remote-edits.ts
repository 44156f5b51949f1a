import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { presenceOf } from './caret.ts'

export interface RemoteEdit {
  readonly key: number
  readonly name: string
  /** The first words of what was changed. */
  readonly where: string
  /** The id of the block, where it has one. */
  readonly blockId: string | null
}

const KEPT = 50
/** Changes of one person to one block this close together are one. */
const TOGETHER = 4000

/** What others changed since the page was opened, the latest first. */
export class RemoteEdits {
  #list: readonly RemoteEdit[] = []
  #count = 0
  #last = 0
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void

  constructor(doc: Y.Doc, awareness: Awareness) {
    const hear = (transaction: Y.Transaction) => {
      if (transaction.local || transaction.changed.size === 0) return
      const name = nameOf(transaction, awareness)
      if (name === null) return
      for (const [type] of transaction.changed) {
        const block = blockOf(type as unknown as Y.AbstractType<unknown>)
        if (block) this.#add(name, block)
        // One line for one change: what it touched first.
        if (block) break
      }
    }
    doc.on('afterTransaction', hear)
    this.#stop = () => doc.off('afterTransaction', hear)
  }

  get = (): readonly RemoteEdit[] => this.#list

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#stop()
  }

  #add(name: string, block: Y.XmlElement): void {
    const where = textIn(block).slice(0, 60).trim()
    const blockId = block.getAttribute('id') ?? null
    const now = performance.now()
    const [latest, ...rest] = this.#list
    const goesOn = latest?.name === name && latest.blockId === blockId && now - this.#last < TOGETHER
    this.#last = now
    this.#count += goesOn ? 0 : 1
    const edit = { key: this.#count, name, where, blockId }
    this.#list = [edit, ...(goesOn ? rest : this.#list)].slice(0, KEPT)
    for (const listener of this.#listeners) listener()
  }
}

/** Whose words came in, as the server stamped their presence; null where nobody is there to be named. */
function nameOf({ beforeState, afterState }: Y.Transaction, awareness: Awareness): string | null {
  for (const [client, clock] of afterState) {
    if ((beforeState.get(client) ?? 0) >= clock) continue
    const user = awareness.getStates().get(client)?.user
    if (user) return presenceOf(user).name
  }
  return null
}

/** The outermost block that holds a type. */
function blockOf(type: Y.AbstractType<unknown>): Y.XmlElement | null {
  let at: Y.AbstractType<unknown> | null = type
  let block: Y.XmlElement | null = null
  for (let depth = 0; at !== null && depth < 100; depth++) {
    if (at instanceof Y.XmlElement) block = at
    at = (at._item?.parent as Y.AbstractType<unknown> | undefined) ?? null
  }
  return block
}

function textIn(of: Y.XmlElement | Y.XmlText | unknown): string {
  if (of instanceof Y.XmlText)
    return of
      .toDelta()
      .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? run.insert : ''))
      .join('')
  if (!(of instanceof Y.XmlElement)) return ''
  let out = ''
  for (const child of of.toArray()) {
    out += `${textIn(child)} `
    if (out.length > 80) break
  }
  return out
}
