import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, mkdtemp, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { DocumentId } from '@commonplace/domain'
import { seededRandom, systemClock, systemRandom } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { ownDatabase, postgresForTests } from '@commonplace/server/storage/testing/postgres'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'

const CHILD = fileURLToPath(new URL('./keep-until-killed.ts', import.meta.url))

/** What a process had acknowledged when it was killed. */
interface Acknowledged {
  readonly seqs: Map<DocumentId, number>
  event: number
}

let child: ChildProcess | null = null
const folders: string[] = []
afterEach(async () => {
  child?.kill('SIGKILL')
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'commonplace-kill-'))
  folders.push(made)
  return made
}

/** Lets a process write until it has acknowledged and folded so many things, then ends it the hard way. */
async function killAfter(
  count: number,
  folds: number,
  dataDir: string,
  databaseUrl: string,
  known: Acknowledged,
): Promise<void> {
  const started = spawn(process.execPath, [CHILD, dataDir, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const ended = new Promise((resolve) => started.once('exit', resolve))
  let lines = 0
  let folded = 0
  for await (const line of createInterface({ input: started.stdout })) {
    const [what, name = '', seq] = line.split(' ')
    // The last line may be cut; a cut number would only ask for less than was promised.
    if (what === 'append' && seq)
      known.seqs.set(name as DocumentId, Math.max(known.seqs.get(name as DocumentId) ?? 0, Number(seq)))
    if (what === 'folded') folded++
    if (what === 'event') known.event = Math.max(known.event, Number(name))
    if (++lines >= count && folded >= folds) started.kill('SIGKILL')
  }
  await ended
}

async function lost(dataDir: string, databaseUrl: string, known: Acknowledged): Promise<string[]> {
  await using storage = await openStorage({ dataDir, databaseUrl, clock: systemClock, random: systemRandom })
  const missing: string[] = []
  for (const [document, promised] of known.seqs) {
    const stored = await storage.updateLog.load(document)
    const kept = stored?.updates ?? []
    const seqs = kept.map(({ seq }) => seq)
    if ((stored?.seq ?? 0) < promised) missing.push(`${document}: ${promised} was promised, ${stored?.seq} is kept`)
    const expected = Array.from(
      { length: (stored?.seq ?? 0) - (stored?.snapshotSeq ?? 0) },
      (_, i) => (stored?.snapshotSeq ?? 0) + i + 1,
    )
    if (String(seqs) !== String(expected))
      missing.push(`${document}: has holes between ${stored?.snapshotSeq} and ${stored?.seq}`)
    const doc = new Y.Doc()
    if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
    for (const { update } of kept) Y.applyUpdate(doc, update)
    const whole = Array.from({ length: stored?.seq ?? 0 }, (_, i) => `update ${i + 1}`)
    for (const name of whole) if (!doc.getMap('kept').has(name)) missing.push(`${document}: ${name} is lost`)
    if (doc.getMap('kept').size !== whole.length) missing.push(`${document}: holds what was never written`)
  }
  if ((await storage.store.read.events.last()) < known.event) missing.push(`event ${known.event}`)
  return missing
}

async function killManyTimes(times: number, dataDir: string, databaseUrl: string): Promise<void> {
  const known: Acknowledged = { seqs: new Map(), event: 0 }
  const random = seededRandom(11)
  for (let round = 0; round < times; round++) {
    await killAfter(20 + random.int(300), round % 3, dataDir, databaseUrl, known)
    expect(await lost(dataDir, databaseUrl, known), `after kill ${round + 1}`).toEqual([])
  }
  expect(Math.min(...known.seqs.values())).toBeGreaterThan(20)
}

test('[SA24] killed again and again while it writes, SQLite has lost nothing that was acknowledged', async () => {
  await killManyTimes(10, await folder(), '')
}, 240_000)

const server = postgresForTests('a killed writer on PostgreSQL')
if (server)
  test('[SA24] killed again and again while it writes, PostgreSQL has lost nothing that was acknowledged', async () => {
    const database = await ownDatabase(server)
    try {
      await killManyTimes(4, await folder(), database.url)
    } finally {
      await database.drop()
    }
  }, 120_000)

test('[SA26] a torn tail of the log is cut and the rest loads, without holes', async () => {
  const random = seededRandom(5)
  for (let round = 0; round < 5; round++) {
    const dataDir = await folder()
    await killAfter(150, 0, dataDir, '', { seqs: new Map(), event: 0 })
    const log = join(dataDir, 'commonplace.sqlite-wal')
    const { size } = await stat(log)
    await truncate(log, size - 1 - random.int(4000))
    await appendFile(log, new Uint8Array(random.int(3000)).fill(0x5a))
    await using storage = await openStorage({ dataDir, clock: systemClock, random: systemRandom })
    const stored = await storage.updateLog.load('killed-document-0' as DocumentId)
    expect(stored?.seq).toBeGreaterThan(0)
    expect(stored?.updates.at(-1)?.seq ?? stored?.snapshotSeq).toBe(stored?.seq)
    expect(await storage.store.check()).toMatchObject({ writable: true })
  }
}, 60_000)
