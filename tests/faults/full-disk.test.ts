import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_SETTINGS, type DocumentId } from '@commonplace/domain'
import { systemClock, systemRandom } from '@commonplace/kit'
import { openStorage, type Storage } from '@commonplace/server/storage'
import { AMINA, addPage, pageId, settle } from '@commonplace/server/storage/testing/place'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** A disk of a few megabytes of its own, which only root may make; null elsewhere. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch (error) {
    process.stdout.write(
      `SKIPPED: a full disk is not tested, because no small disk can be mounted here (${String(error).split('\n')[0]}).\n`,
    )
    return null
  }
}

const disk = process.platform === 'linux' ? smallDisk() : null
let storage: Storage
const ballast = () => join(disk ?? '', 'ballast')

beforeAll(async () => {
  if (!disk) return
  storage = await openStorage({ dataDir: disk, clock: systemClock, random: systemRandom, log: () => undefined })
  await settle(storage.store)
  await storage.store.change((writes) => addPage(writes, 1))
})
afterAll(async () => {
  if (!disk) return
  await storage[Symbol.asyncDispose]()
  execFileSync('umount', [disk])
  await rm(disk, { recursive: true, force: true })
})

/** Takes all the room there is. */
async function fill(): Promise<void> {
  for (let size = 4_000_000; size > 0; size = Math.floor(size / 2))
    await writeFile(ballast(), new Uint8Array(size), { flag: 'a' }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    })
}

test.runIf(disk)(
  '[SA26] a full disk refuses writes in words, keeps what was kept, and writes again once there is room',
  async () => {
    const { store, updateLog, settings, files } = storage
    const document = `dpage${'1'.padStart(12, '0')}` as DocumentId
    const big = { update: new Uint8Array(300_000), by: AMINA, claims: [] }
    const full = { code: 'read-only', retryAfter: 30, message: expect.stringContaining('disk of the server is full') }
    const before = await updateLog.append(document, [big])
    await fill()

    await expect(updateLog.append(document, [big])).rejects.toMatchObject(full)
    await expect(
      store.change((writes) => writes.pages.change(pageId(1), { lead: 'x'.repeat(300_000) })),
    ).rejects.toMatchObject(full)
    await expect(
      settings.write('nurses', { ...DEFAULT_SETTINGS, name: 'N', topics: ['x'.repeat(300_000)] }),
    ).rejects.toMatchObject(full)
    await expect(files.put('1111111111111111' as never, new Uint8Array(300_000))).rejects.toMatchObject(full)
    expect((await updateLog.load(document))?.seq).toBe(before)
    expect((await store.read.pages.byId(pageId(1)))?.lead).toBe('What it says first.')

    await unlink(ballast())
    expect(await store.check()).toEqual({ writable: true, reason: null })
    expect(await updateLog.append(document, [big])).toBe(before + 1)
  },
)
