import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

interface Line {
  readonly key: string
  readonly id: string
  /** Of the file's bytes when it was imported. */
  readonly hash?: string
}

/**
 * Which file became which page, kept beside the data. Ids are on disk before anything is made under them, so that an import that broke
 * off, however it did, goes on under the same ids and makes nothing twice.
 */
export class Journal {
  readonly path: string
  readonly #mint: () => string
  readonly #known: Map<string, Line>
  #unkept: Line[] = []

  private constructor(path: string, mint: () => string, known: Map<string, Line>) {
    this.path = path
    this.#mint = mint
    this.#known = known
  }

  /** `what` names the import: format, community and source. Without `resume` it starts from nothing. */
  static async open(dataDir: string, what: string, resume: boolean, mint: () => string): Promise<Journal> {
    const name = createHash('sha256').update(what).digest('hex').slice(0, 24)
    const path = join(dataDir, 'imports', `${name}.jsonl`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (!resume) await rm(path, { force: true })
    const known = new Map<string, Line>()
    for (const line of (await textOf(path)).split('\n')) {
      const read = parse(line)
      if (read) known.set(read.key, read)
    }
    return new Journal(path, mint, known)
  }

  /** How many things it knows from before. */
  get size(): number {
    return this.#known.size
  }

  /** The id of a thing: the one it was given before, or a new one. */
  idOf(key: string): string {
    const known = this.#known.get(key)
    if (known) return known.id
    const line = { key, id: this.#mint() }
    this.#known.set(key, line)
    this.#unkept.push(line)
    return line.id
  }

  /** The hash a file had when it was imported; null for one that is new. */
  hashOf(key: string): string | null {
    return this.#known.get(key)?.hash ?? null
  }

  /** Notes the hash of a file that has none yet. */
  noteHash(key: string, hash: string): void {
    const line = { key, id: this.idOf(key), hash }
    this.#known.set(key, line)
    this.#unkept.push(line)
  }

  /** Resolves once every id handed out so far would survive a crash. */
  async keep(): Promise<void> {
    const lines = this.#unkept
    if (lines.length === 0) return
    this.#unkept = []
    const file = await open(this.path, 'a', 0o600)
    try {
      await file.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** A line of the journal; null for an empty one and for the torn last line of a run that was killed. */
function parse(line: string): Line | null {
  if (line === '') return null
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null && 'key' in read && 'id' in read ? (read as Line) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
