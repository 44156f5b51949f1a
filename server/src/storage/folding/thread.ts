import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { type Folded, UnknownDocument } from '@commonplace/sync'

/** Where the log lies. */
export type Source =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string }

export type Told = { readonly folded: Folded } | { readonly unknown: true } | { readonly error: Error }

/** An engine's way to fold: by a connection of its own, that nobody else waits for. */
export interface Folding {
  /** Throws UnknownDocument. */
  fold(document: DocumentId): Folded | Promise<Folded>
  close(): void | Promise<void>
}

// A thread of its own: building a document and writing it down takes as long as it is large, and nobody's keystrokes wait for it here.
const port = must(parentPort, 'this file runs as a thread')
const source = workerData as Source
const folding = await openFolding()

port.on('message', (document: DocumentId | null) => void (document === null ? close() : fold(document)))

/** Loads the one engine that is here. */
async function openFolding(): Promise<Folding> {
  if (source.engine === 'sqlite') return new (await import('../sqlite/folding.ts')).SqliteFolding(source.path)
  return new (await import('../postgres/folding.ts')).PostgresFolding(source.url)
}

async function fold(document: DocumentId): Promise<void> {
  port.postMessage(await toldOf(document))
}

async function toldOf(document: DocumentId): Promise<Told> {
  try {
    return { folded: await folding.fold(document) }
  } catch (error) {
    if (error instanceof UnknownDocument) return { unknown: true }
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}

async function close(): Promise<void> {
  await folding.close()
  port.close()
}
