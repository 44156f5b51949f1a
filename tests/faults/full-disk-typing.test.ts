import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { routes } from '@commonplace/api'
import { ACK, HELLO, type Hello, REFUSED, readServerWord } from '@commonplace/sync/client'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { at, layGrounds, type Sitting, serverOn, sitDown } from '../harness/index.ts'

/** A disk of a few megabytes, which only root may make; null elsewhere. */
async function smallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch (error) {
    await rm(folder, { recursive: true })
    const why = String(error).split('\n')[0]
    process.stdout.write(
      `SKIPPED: a disk that fills under a server is not tested: no small disk can be had (${why}).\n`,
    )
    return null
  }
}

/** Takes all the room there is. */
async function fill(ballast: string): Promise<void> {
  for (let size = 16_000_000; size > 0; size = Math.floor(size / 2))
    await writeFile(ballast, new Uint8Array(size), { flag: 'a' }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    })
}

/** Hears what the server says of the document to clients that ask. */
function hearing({ provider }: Sitting) {
  const said: Hello[] = []
  const waiting = new Set<() => void>()
  provider.messageHandlers[HELLO] = (_, decoder) => {
    const word = readServerWord(HELLO, decoding.readTailAsUint8Array(decoder))
    if (word?.kind === 'hello') said.push(word)
    for (const look of waiting) look()
  }
  for (const type of [ACK, REFUSED]) provider.messageHandlers[type] = () => undefined
  return {
    /** Resolves with the sentence once the server says that it cannot keep anything, or with null once it says that it can. */
    until: (failing: boolean) =>
      new Promise<string | null>((resolve) => {
        const look = () => {
          const last = said.at(-1)
          if (!last || (last.readOnly !== null) !== failing) return
          waiting.delete(look)
          resolve(last.readOnly?.sentence ?? null)
        }
        waiting.add(look)
        look()
      }),
  }
}

const disk = process.platform === 'linux' ? await smallDisk() : null

test.runIf(disk)(
  '[FA8] while the disk is full everybody is told, reading goes on, and once there is room what was written meanwhile is kept',
  async () => {
    await using stack = new AsyncDisposableStack()
    const small = disk ?? ''
    stack.defer(async () => {
      execFileSync('umount', ['--lazy', small])
      await rm(small, { recursive: true, force: true })
    })
    const grounds = await layGrounds()
    await cp(grounds.dataDir, small, { recursive: true })
    await rm(grounds.dataDir, { recursive: true })
    const server = stack.use(await serverOn(small, { LOG_LEVEL: 'silent' }))
    await server.start()
    const chioma = at(server.url, grounds.chioma)
    const slug = { slug: grounds.slug }
    const input = { kind: 'note', title: 'On a small disk', markdown: 'First words.' } as const
    const { documentId, id } = await chioma.api(routes.createPage, { params: slug, input })
    const sit = (who: 'amina' | 'bo' | 'chioma') =>
      sitDown(
        server.url,
        documentId,
        { Cookie: grounds[who].cookie },
        who === 'chioma' ? { v: '1', schema: '999' } : {},
      )
    using writer = sit('chioma')
    using reader = sit('bo')
    const told = hearing(writer)
    await Promise.all([writer.synced(), reader.synced()])
    const text = (sitting: Sitting) => sitting.doc.getText('much').toString()
    const write = () => writer.doc.getText('much').insert(0, `${'many words '.repeat(2_000)}\n`)

    write()
    await reader.until(() => text(reader) === text(writer))
    await fill(join(small, 'ballast'))
    // Room that files already take is used up first: words go on being written until the store cannot keep one.
    const refused = told.until(true)
    const kept = () => reader.until(() => text(reader) === text(writer)).then(() => 'kept' as const)
    do write()
    while ((await Promise.race([refused, kept()])) === 'kept')
    expect(await refused).toMatch(/cannot keep anything right now/)
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ready: false })
    await expect(chioma.api(routes.createPage, { params: slug, input })).rejects.toMatchObject({ code: 'read-only' })
    expect(await chioma.api(routes.readPage, { params: { id } })).toMatchObject({ title: 'On a small disk' })

    write()
    await unlink(join(small, 'ballast'))
    expect(await told.until(false)).toBeNull()
    await reader.until(() => text(reader) === text(writer))
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)

    const words = text(writer)
    writer.provider.disconnect()
    reader.provider.disconnect()
    await server.kill()
    const database = new DatabaseSync(join(small, 'commonplace.sqlite'))
    expect({ ...database.prepare('pragma integrity_check').get() }).toEqual({ integrity_check: 'ok' })
    database.close()
    await server.start()
    using later = sit('amina')
    await later.synced()
    expect(text(later) === words).toBe(true)
  },
  120_000,
)
