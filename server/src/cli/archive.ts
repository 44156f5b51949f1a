import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import * as z from 'zod/mini'
import { Failure } from './failure.ts'

// A backup is one zip: the database, the communities' settings, the files, and last a manifest with the checksum of each.

const Manifest = z.object({
  format: z.literal('commonplace-backup'),
  version: z.literal(1),
  engine: z.literal('sqlite'),
  madeAt: z.string(),
  entries: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

/** The only paths a backup holds; anything else in one is refused before a byte of it is written. */
const KNOWN =
  /^(?:database\.sqlite|communities\/[a-z0-9-]{1,40}\.json|files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9A-Za-z-]{12,40})$/
const MANIFEST = 'manifest.json'
const LARGEST_MANIFEST = 256 * 1024 * 1024

export interface Member {
  /** Its path in the archive. */
  readonly path: string
  /** Where it is on this machine. */
  readonly file: string
}

/** Writes the archive beside its place and puts it there when it is whole and on disk. */
export async function writeArchive(
  to: string,
  members: readonly Member[],
  madeAt: Date,
  onEntry: (done: number) => void,
): Promise<number> {
  const temporary = `${to}.part`
  const zip = new yazl.ZipFile()
  const entries: { path: string; bytes: number; sha256: string }[] = []
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const { path, file } of members) {
    const compress = !path.startsWith('files/')
    zip.addReadStreamLazy(path, { compress, mode: 0o600 }, (give) => {
      const hash = createHash('sha256')
      let bytes = 0
      const meter = new Transform({
        transform(chunk: Buffer, _, next) {
          hash.update(chunk)
          bytes += chunk.length
          next(null, chunk)
        },
        flush(next) {
          entries.push({ path, bytes, sha256: hash.digest('hex') })
          onEntry(entries.length)
          next()
        },
      })
      createReadStream(file)
        .on('error', (error) => meter.destroy(error))
        .pipe(meter)
      give(null, meter)
    })
  }
  // Asked for last, when the checksums of all others are known.
  zip.addReadStreamLazy(MANIFEST, { mode: 0o600 }, (give) => {
    const manifest: Manifest = {
      format: 'commonplace-backup',
      version: 1,
      engine: 'sqlite',
      madeAt: madeAt.toISOString(),
      entries,
    }
    give(null, Readable.from([JSON.stringify(manifest)]))
  })
  zip.end()
  try {
    await Promise.race([pipeline(zip.outputStream, createWriteStream(temporary, { mode: 0o600 })), failed])
    const file = await open(temporary, 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, to)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  return (await stat(to)).size
}

/** Checks every byte of an archive against its manifest, and unpacks it into a folder where one is given. */
export async function readArchive(
  from: string,
  into: string | null,
  onEntry: (done: number, total: number) => void,
): Promise<Manifest> {
  const zip = await openZip(from)
  try {
    const found = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) found.set(entry.fileName, entry)
    const manifest = await manifestOf(zip, found.get(MANIFEST), from)
    found.delete(MANIFEST)
    const listed = new Set(manifest.entries.map(({ path }) => path))
    const odd =
      [...found.keys()].find((path) => !listed.has(path)) ??
      manifest.entries.find(({ path }) => !KNOWN.test(path))?.path
    if (odd !== undefined)
      throw new Failure(`${from} holds “${odd}”, which no backup of this program holds. Nothing was restored.`)
    let done = 0
    for (const { path, bytes, sha256 } of manifest.entries) {
      const entry = found.get(path)
      const spoilt = new Failure(
        `${from} is damaged: “${path}” is ${entry ? 'not what it was' : 'missing'}. Nothing was restored; use another backup.`,
      )
      if (!entry || entry.uncompressedSize !== bytes) throw spoilt
      const hash = createHash('sha256')
      const meter = new Transform({
        transform(chunk: Buffer, _, next) {
          hash.update(chunk)
          next(null, chunk)
        },
      })
      const source = await zip.openReadStreamPromise(entry).catch(() => {
        throw spoilt
      })
      const target = into === null ? null : join(into, path)
      if (target !== null) await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const sink =
        target === null
          ? new Writable({ write: (_chunk, _encoding, next) => next() })
          : createWriteStream(target, { mode: 0o600, flush: true })
      await pipeline(source, meter, sink).catch((error: unknown) => {
        // A full disk is not the archive's fault.
        throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? error : spoilt
      })
      if (hash.digest('hex') !== sha256) throw spoilt
      onEntry(++done, manifest.entries.length)
    }
    return manifest
  } finally {
    zip.close()
  }
}

async function openZip(from: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(from, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Failure(`There is nothing at ${from}.`)
    throw new Failure(
      `${from} is not a backup, or was cut off: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

async function manifestOf(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, from: string): Promise<Manifest> {
  const not = new Failure(`${from} is not a backup of this program. Nothing was restored.`)
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST) throw not
  const pieces: Buffer[] = []
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    const read = Manifest.safeParse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
    if (read.success) return read.data
  } catch (error) {
    throw error instanceof SyntaxError ? not : error
  }
  throw not
}
