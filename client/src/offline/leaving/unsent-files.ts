import { toMarkdown } from '@commonplace/document/markdown'
import { readMeta } from '@commonplace/document/meta'
import { readBody } from '@commonplace/document/y'
import { slugOf } from '@commonplace/domain'
import * as Y from 'yjs'
import { libraryWords } from '../../words/library.ts'
import type { ActRow, Device } from '../device/open-device.ts'
import { unsentDocuments } from '../device/unsent.ts'
import { DocumentLog } from '../session/document-log.ts'
import type { ZipFile } from './zip.ts'

/**
 * Everything that was not sent, as files for people: a Markdown file for each document with unsent words, whole as it stands here, one for
 * each act, and the pictures that wait.
 */
export async function unsentFiles(device: Device): Promise<ZipFile[]> {
  const acts = await device.getAllFromIndex('acts', 'place')
  const files = new Map<string, Uint8Array>()
  const put = (folder: string, name: string, end: string, bytes: Uint8Array) => {
    const called = slugOf(name) || 'untitled'
    let path = `${folder}${called}.${end}`
    for (let n = 2; files.has(path); n++) path = `${folder}${called}-${n}.${end}`
    files.set(path, bytes)
  }
  for (const { documentId, since } of await unsentDocuments(device)) {
    const doc = new Y.Doc()
    for (const update of (await new DocumentLog(device, documentId).load()).updates) Y.applyUpdate(doc, update)
    const copy = await device.getFromIndex('pages', 'document', documentId)
    const title = readMeta(doc).title || copy?.page.title || titleIn(acts, documentId)
    put('', title, 'md', words(`# ${title}`, libraryWords.files.notSentSince(when(since)), toMarkdown(readBody(doc))))
    doc.destroy()
  }
  for (const [n, act] of acts.entries())
    put(`acts/${String(n + 1).padStart(2, '0')}-`, act.about.what, 'md', ofAct(act))
  for (const { id, type, bytes } of await device.getAll('blobs')) put('pictures/', id, endingOf(type), bytes)
  return [...files].map(([name, bytes]) => ({ name, bytes }))
}

const when = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
const words = (...parts: readonly string[]) => new TextEncoder().encode(`${parts.filter(Boolean).join('\n\n')}\n`)
const endingOf = (type: string) => /^image\/(\w+)/.exec(type)?.[1] ?? 'bin'

function ofAct({ about, madeAt, name, input, refusal }: ActRow): Uint8Array {
  const { title = '', markdown = '' } = (input ?? {}) as { title?: string; markdown?: string }
  const facts = [
    `${name}, ${about.where}, ${when(madeAt)}`,
    refusal ? libraryWords.files.notAccepted(refusal.sentence) : '',
  ]
  return words(`# ${title || about.what}`, ...facts, markdown)
}

function titleIn(acts: readonly ActRow[], documentId: string): string {
  const made = acts.find(({ input }) => (input as { documentId?: string } | null)?.documentId === documentId)
  return made?.about.what ?? documentId
}
