import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { systemClock } from '@commonplace/kit'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { migrations } from '../migrations/index.ts'
import { kyselyOn } from '../sqlite/adapter.ts'
import { openFile } from '../sqlite/open.ts'
import { SqliteUpdateLog } from '../sqlite/update-log.ts'
import { makeDocument } from '../testing/seed.ts'
import { Folder } from './folder.ts'

const PAGE = 'pagepagepagepage' as DocumentId
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function pageOf(words: string) {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-folding-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'commonplace.sqlite')
  const file = await openFile(path, migrations, systemClock)
  const log = new SqliteUpdateLog(file)
  closing.push(async () => {
    await log.close()
    await file.close()
  })
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getText('default').insert(0, words)
  const seed = { update: Y.encodeStateAsUpdate(doc), by: 'aminaaminaamina1' as MemberId, claims: [7] }
  await file.writer.transaction(() => makeDocument(kyselyOn(file.writer.db, file.writer.statements), PAGE, seed))
  return { path, log }
}

test('[SY63] a folding thread that dies in the middle takes nothing with it, and the next fold starts another', async () => {
  const { path, log } = await pageOf('some words '.repeat(20_000))
  const threads: Worker[] = []
  const folder = new Folder({ engine: 'sqlite', path }, (source) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: source })
    if (threads.push(thread) === 1) thread.once('online', () => void thread.terminate())
    return thread
  })
  closing.push(() => folder.close())
  const cutOff = folder.fold(PAGE)
  const waiting = folder.fold(PAGE)
  await expect(cutOff).rejects.toThrow('ended')
  expect((await waiting).upto).toBe(1)
  expect(threads).toHaveLength(2)
  expect(await log.load(PAGE)).toMatchObject({ seq: 1, snapshotSeq: 1, updates: [] })
})

test('[SY63] while a large document is folded, appends to others go on', async () => {
  const { log } = await pageOf('many words '.repeat(300_000))
  const order: string[] = []
  const folding = log.fold(PAGE).then(() => order.push('folded'))
  // The thread has to be started first, and to read what it folds: there is room for many appends.
  for (let i = 0; i < 5; i++) {
    await log.append(PAGE, [{ update: Uint8Array.of(0, 0), by: 'aminaaminaamina1' as MemberId, claims: [] }])
    order.push('appended')
  }
  await folding
  expect(order).toEqual(['appended', 'appended', 'appended', 'appended', 'appended', 'folded'])
})
