import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { seededRandom, systemClock } from '@commonplace/kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { makeDocument } from '../testing/seed.ts'
import { kyselyOn } from './adapter.ts'
import type { Disk } from './disk.ts'
import { openFile, type SqliteFile } from './open.ts'
import { SqliteUpdateLog } from './update-log.ts'

const AMINA = 'aminaaminaamina1' as MemberId
const page = (n: number) => `document12345678${n}` as DocumentId
const entry = () => ({ update: Uint8Array.of(0, 0), by: AMINA, claims: [] })
const full = { code: 'read-only', message: expect.stringContaining('cannot be written') }

/** A disk that has of the log what the last sync found there when it began, and can be slow or broken. */
class Platter implements Disk {
  readonly #path: string
  /** What a loss of power would leave of the log. */
  survives: Uint8Array = new Uint8Array()
  syncs = 0
  broken = false
  /** Awaited in the middle of a sync. */
  turning: () => Promise<void> = () => new Promise((resolve) => setImmediate(resolve))

  constructor(path: string) {
    this.#path = path
  }

  async sync(): Promise<void> {
    this.syncs++
    const found = readFileSync(`${this.#path}-wal`)
    await this.turning()
    if (this.broken) throw new Error('A sector is gone')
    this.survives = found
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

let folder: string
let path: string
let file: SqliteFile
let log: SqliteUpdateLog
let platter: Platter
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-ahead-'))
  path = join(folder, 'commonplace.sqlite')
  platter = new Platter(path)
  file = await openFile(path, migrations, systemClock, platter)
  log = new SqliteUpdateLog(file)
  await file.writer.transaction(async () => {
    for (const n of [1, 2, 3]) await makeDocument(kyselyOn(file.writer.db, file.writer.statements), page(n), null)
  })
  platter.survives = readFileSync(`${path}-wal`)
})
afterEach(async () => {
  await log.close()
  await file.close()
  await rm(folder, { recursive: true, force: true })
})

/** Cuts the power: the last seq of each document in what is left. */
function afterPowerLoss(): Map<string, number> {
  const copy = join(folder, `copy-${platter.syncs}.sqlite`)
  copyFileSync(path, copy)
  writeFileSync(`${copy}-wal`, platter.survives)
  const db = new DatabaseSync(copy)
  try {
    const rows = db.prepare('select id, seq from documents').all()
    return new Map(rows.map(({ id, seq }) => [String(id), Number(seq)]))
  } finally {
    db.close()
  }
}

test('[SA24] [SY60] whenever the power goes, it takes nothing that was acknowledged or given to anybody to read', async () => {
  const random = seededRandom(3)
  const told = new Map<string, number>()
  const tell = (document: DocumentId, seq: number) => told.set(document, Math.max(told.get(document) ?? 0, seq))
  let cuts = 0
  const lost: string[] = []
  const write = async (document: DocumentId) => {
    for (let n = 0; n < 40; n++) {
      tell(document, await log.append(document, [entry(), entry()]))
      if (n === 20) await log.fold(document)
    }
  }
  const read = async (document: DocumentId) => {
    for (let n = 0; n < 60; n++) tell(document, (await log.load(document))?.seq ?? 0)
    for (let n = 0; n < 60; n++) tell(document, (await log.since(document, 80))?.updates.at(-1)?.seq ?? 0)
  }
  platter.turning = async () => {
    for (let n = random.int(4); n >= 0; n--) await new Promise((resolve) => setImmediate(resolve))
    if (random.int(4) > 0) return
    cuts++
    const left = afterPowerLoss()
    for (const [document, seq] of told) if ((left.get(document) ?? 0) < seq) lost.push(`${document} ${seq}`)
  }
  await Promise.all([write(page(1)), write(page(2)), read(page(1)), read(page(2))])
  expect(lost).toEqual([])
  expect(cuts).toBeGreaterThan(5)
  expect(told.get(page(1))).toBe(80)
})

test('[SA25] while the disk is busy others have their turn, and what is appended meanwhile shares the next sync', async () => {
  let turn: () => void = () => undefined
  platter.turning = () =>
    new Promise((resolve) => {
      turn = resolve
    })
  let told = 0
  const first = log.append(page(1), [entry()]).then(() => told++)
  while (platter.syncs === 0) await new Promise((resolve) => setImmediate(resolve))
  const others = [1, 2, 3].map((n) => log.append(page(n), [entry()]).then(() => told++))
  expect(await file.writer.transaction(() => 'a change')).toBe('a change')
  expect(told).toBe(0)
  turn()
  await first
  while (platter.syncs === 1) await new Promise((resolve) => setImmediate(resolve))
  expect(told).toBe(1)
  turn()
  await Promise.all(others)
  expect(platter.syncs).toBe(2)
})

test('[SA26] after a sync that failed nothing is given or built upon until it was written again', async () => {
  await log.append(page(1), [entry()])
  platter.broken = true
  await expect(log.append(page(1), [entry()])).rejects.toMatchObject(full)
  await expect(log.append(page(2), [entry()])).rejects.toMatchObject(full)
  await expect(log.load(page(1))).rejects.toMatchObject(full)
  await expect(file.writer.transaction(() => 'a change')).rejects.toMatchObject(full)
  expect(afterPowerLoss().get(page(1))).toBe(1)
  platter.broken = false
  // Whether the second was kept was not known; now it is.
  expect((await log.load(page(1)))?.seq).toBe(2)
  expect(afterPowerLoss().get(page(1))).toBe(2)
  expect(await log.append(page(2), [entry()])).toBe(1)
  expect(await file.writer.transaction(() => 'a change')).toBe('a change')
})

test('a transaction that throws takes only its own group with it', async () => {
  file.writer.db.exec(
    "create temp trigger no before insert on document_updates when new.seq = 2 begin select raise(abort, 'no'); end",
  )
  expect(await log.append(page(1), [entry()])).toBe(1)
  const group = await Promise.allSettled([log.append(page(2), [entry()]), log.append(page(1), [entry()])])
  expect(group.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  file.writer.db.exec('drop trigger no')
  expect(await log.append(page(1), [entry()])).toBe(2)
  expect((await log.load(page(2)))?.seq).toBe(0)
})
