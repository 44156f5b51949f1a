import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { systemClock, systemRandom } from '@commonplace/kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, type Storage } from '../index.ts'
import { migrations } from '../migrations/index.ts'
import { AT, addPage, NURSES, pageId, settle } from '../testing/place.ts'
import { openFile } from './open.ts'

let dataDir: string
let path: string
const open = (): Promise<Storage> =>
  openStorage({ dataDir, clock: systemClock, random: systemRandom, log: () => undefined })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'commonplace-open-'))
  path = join(dataDir, 'commonplace.sqlite')
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** A data folder with a community and a few pages, closed. */
async function lived(): Promise<void> {
  await using storage = await open()
  await settle(storage.store)
  await storage.store.change(async (writes) => {
    for (let n = 1; n <= 50; n++) await addPage(writes, n, { lead: 'x'.repeat(2000) })
  })
}

test('what was kept is there after closing and opening, and a clean stop leaves one file', async () => {
  await lived()
  expect(await readdir(dataDir)).toEqual(['commonplace.sqlite'])
  await using storage = await open()
  expect((await storage.store.read.pages.byId(pageId(1)))?.fields.title).toBe('Page 1')
  expect(storage).toMatchObject({ engine: 'sqlite', path })
})

test('a commit is fsynced before it is acknowledged, and references are checked', async () => {
  const file = await openFile(path, migrations, systemClock)
  const value = (pragma: string) => Object.values(file.writer.db.prepare(`pragma ${pragma}`).get() ?? {})[0]
  expect(value('journal_mode')).toBe('wal')
  expect(value('synchronous')).toBe(2)
  expect(value('foreign_keys')).toBe(1)
  await file.close()
})

test('[ST8] a file that is no database is refused in words and left as it is', async () => {
  await writeFile(path, 'Dear diary, this is not a database at all.')
  await expect(open()).rejects.toThrow(`The file ${path} is not a Commonplace database`)
  expect(await readFile(path, 'utf8')).toContain('Dear diary')
  expect(await readdir(dataDir)).toEqual(['commonplace.sqlite'])
})

test('[ST8] a database that was cut short or scribbled over is refused in words and left as it is', async () => {
  await lived()
  const whole = await readFile(path)
  const scribbled = Buffer.from(whole)
  scribbled.fill(0x7a, 40_960, 81_920)
  for (const damaged of [whole.subarray(0, whole.length - 5000), scribbled, whole.subarray(0, 50)]) {
    await writeFile(path, damaged)
    await expect(open()).rejects.toThrow(`${path} is damaged`)
    expect((await readFile(path)).equals(damaged)).toBe(true)
  }
})

test('[ST8] data of a newer version is refused in words and left as it is', async () => {
  await lived()
  const db = new DatabaseSync(path)
  db.exec("insert into migrations values ('0999-from-the-future', 0)")
  db.close()
  await expect(open()).rejects.toThrow('written by a newer version of Commonplace (it knows "0999-from-the-future")')
})

test('[ST9] before tables change a copy is put aside; a migration that fails changes nothing', async () => {
  await lived()
  const next = (statement: string) => ({
    name: '0999-next',
    up: async (db: Parameters<(typeof migrations)[number]['up']>[0]) => {
      await db.schema.createTable('half').addColumn('x', 'text').execute()
      await db.schema.createTable(statement).addColumn('x', 'text').execute()
    },
  })
  await expect(openFile(path, [...migrations, next('pages')], systemClock)).rejects.toThrow('already exists')
  const copy = new DatabaseSync(`${path}.before-0999-next`, { readOnly: true })
  expect(copy.prepare('select count(*) as n from pages').get()).toMatchObject({ n: 50 })
  copy.close()
  await (await open())[Symbol.asyncDispose]()
  const file = await openFile(path, [...migrations, next('whole')], systemClock)
  expect(file.reader.db.prepare('select name from migrations order by name').all()).toHaveLength(migrations.length + 1)
  await file.close()
})

test('[ST10] one server at a time serves from a data folder; the command line may still write beside it', async () => {
  await lived()
  const server = await open()
  server.lockForServing()
  const second = await open()
  expect(() => second.lockForServing()).toThrow(`Another server already uses the data in ${dataDir}`)
  await second.store.change((writes) => writes.communities.setVisibility(NURSES, 'private'))
  expect((await server.store.read.communities.byId(NURSES))?.visibility).toBe('private')
  await server[Symbol.asyncDispose]()
  second.lockForServing()
  await second[Symbol.asyncDispose]()
})

test('[ST10] a change waits for another program’s without holding the thread', async () => {
  await lived()
  await using storage = await open()
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  let done = false
  const change = storage.store
    .change((writes) => writes.communities.setVisibility(NURSES, 'gated'))
    .then(() => {
      done = true
    })
  await new Promise((resolve) => setImmediate(resolve))
  expect(done).toBe(false)
  other.exec('commit')
  other.close()
  await change
  expect((await storage.store.read.communities.byId(NURSES))?.visibility).toBe('gated')
})

test('a change or an edit awaited inside a change is refused instead of waiting for ever', async () => {
  await lived()
  await using storage = await open()
  const { store, updateLog } = storage
  await expect(store.change(() => store.change(async () => undefined))).rejects.toThrow('Inside a change')
  await expect(store.change(() => updateLog.append('d' as never, []))).rejects.toThrow('Inside a change')
})

test('what a change did not await cannot be written after its end', async () => {
  await lived()
  await using storage = await open()
  let kept: Promise<void> = Promise.resolve()
  await storage.store.change(async (writes) => {
    kept = new Promise((resolve) => setImmediate(resolve)).then(() => writes.communities.setVisibility(NURSES, 'gated'))
    kept.catch(() => undefined)
  })
  await expect(kept).rejects.toThrow('This change is over')
})

test('[SA30] a backup taken while everything goes on is whole and opens as a data folder', async () => {
  await lived()
  const copyDir = await mkdtemp(join(tmpdir(), 'commonplace-copy-'))
  {
    await using storage = await open()
    const going = Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        storage.store.change((writes) => writes.pages.change(pageId(i + 1), { words: 1000, changedAt: AT })),
      ),
    )
    await storage.backup?.(join(copyDir, 'commonplace.sqlite'))
    await going
  }
  await using copy = await openStorage({ dataDir: copyDir, clock: systemClock, random: systemRandom })
  expect((await copy.store.read.pages.list(NURSES, { limit: 200 })).items).toHaveLength(50)
  await rm(copyDir, { recursive: true, force: true })
})
