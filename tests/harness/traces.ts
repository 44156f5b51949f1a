import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { corpus } from './corpora.ts'

/** At this place so many characters go and these come. */
type Patch = readonly [at: number, removed: number, inserted: string]

/** What real people did to a text, keystroke by keystroke. */
export interface Trace {
  readonly endContent: string
  readonly txns: readonly {
    readonly patches: readonly Patch[]
    /** In a trace of several writers: who it was, and after which others. */
    readonly agent?: number
    readonly parents?: readonly number[]
  }[]
}

/** A recorded history; null where the corpora are not on this machine. */
export async function traceOf(path: string): Promise<Trace | null> {
  const folder = corpus('traces')
  if (folder === null) return null
  const trace = JSON.parse(gunzipSync(await readFile(join(folder, path))).toString()) as Trace
  // Places are counted in code points there and in UTF-16 here: the same as long as nothing lies outside the first plane.
  if (/[\ud800-\udfff]/.test(trace.endContent)) throw new Error(`The places of ${path} would have to be counted anew`)
  return trace
}

/** Does it as its writer did: each patch in a transaction of its own. */
export function replay(doc: Y.Doc, text: Y.Text, patches: readonly Patch[]): void {
  for (const [at, removed, inserted] of patches)
    doc.transact(() => {
      if (removed > 0) text.delete(at, removed)
      if (inserted !== '') text.insert(at, inserted)
    })
}

/**
 * A writer's desk: the document as this writer knew it at each moment, beside the live one of their socket, which may know more already.
 * What is written here is handed over, and what others wrote is taken exactly as far as it is asked for.
 */
export class Desk {
  readonly doc = new Y.Doc()
  readonly text: Y.Text
  readonly #live: Y.Doc
  #written: Uint8Array[] = []
  /** A message each, in the order they came; null for one that changed nothing, as when both have deleted the same. */
  readonly #arrived: (Uint8Array | null)[] = []
  #taken = 0
  #look: () => void = () => undefined

  constructor(live: Y.Doc, name: string) {
    this.text = this.doc.getText(name)
    this.#live = live
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(live), this)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#written.push(update)
    })
    live.on('beforeTransaction', ({ origin }: Y.Transaction) => {
      if (origin !== this) this.#arrived.push(null)
    })
    live.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#arrived[this.#arrived.length - 1] = update
    })
    live.on('afterAllTransactions', () => this.#look())
  }

  /** Sends what was written since, as one message. */
  handOver(): void {
    const [first, ...more] = this.#written
    this.#written = []
    if (first) Y.applyUpdate(this.#live, more.length > 0 ? Y.mergeUpdates([first, ...more]) : first, this)
  }

  /** Waits until so many messages of others have come over the wire, and takes them, and no more. */
  async take(messages: number): Promise<void> {
    while (this.#taken < messages) {
      const update = this.#arrived[this.#taken]
      if (update === undefined) await new Promise<void>((arrived) => (this.#look = arrived))
      else {
        this.#taken++
        if (update) Y.applyUpdate(this.doc, update, this)
      }
    }
  }
}

/** A history of one writer, so many keystrokes a message. The socket is served in between, as it is between keystrokes. */
export async function writeAlone(desk: Desk, { txns }: Trace, together: number): Promise<void> {
  for (const [i, { patches }] of txns.entries()) {
    replay(desk.doc, desk.text, patches)
    if (i % together === 0) desk.handOver()
    if (i % 1024 === 0) await new Promise(setImmediate)
  }
  desk.handOver()
}

/** Whether a copy reads as the recording ends. Asked after each keystroke, so the length comes first. */
export function reads(doc: Y.Doc, name: string, { endContent }: Trace): boolean {
  const text = doc.getText(name)
  return text.length === endContent.length && text.toString() === endContent
}
