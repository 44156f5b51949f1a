import { type FileHandle, open } from 'node:fs/promises'
import { cannotWrite } from '../conflicts.ts'
import type { Disk } from './disk.ts'

/**
 * The write-ahead log beside a SQLite file (https://sqlite.org/wal.html). `synchronous = full` is `normal` and an fsync of this one file
 * after each commit; here that fsync is waited for by a thread, so that the event loop goes on, and commits made meanwhile share the next.
 */
export class WriteAhead {
  readonly #path: string
  readonly #disk: Disk
  readonly #onCommit: () => void
  #file: FileHandle | null = null
  #written = 0
  #synced = 0
  #syncing: Promise<void> | null = null
  #unsure = false

  /** `path` is that of the database. */
  constructor(path: string, disk: Disk, onCommit: () => void) {
    this.#path = `${path}-wal`
    this.#disk = disk
    this.#onCommit = onCommit
  }

  /** A sync failed, so what was written may not be on the disk, and later syncs may not say so. Nothing is committed before `mend`. */
  get unsure(): boolean {
    return this.#unsure
  }

  /** Something was committed that is not yet synced. */
  wrote(): void {
    this.#written++
    this.#onCommit()
  }

  /** Resolves once all that was committed before this call is on the disk. Rejects when that is not known. */
  async kept(): Promise<void> {
    const upto = this.#written
    // One that is under way may have begun before.
    while (this.#synced < upto) {
      this.#syncing ??= this.#sync()
      await this.#syncing
    }
  }

  /**
   * Writes the whole file onto itself and syncs it. A system that could not write some pages forgets that it owes them, and the next sync
   * succeeds without them; the same bytes once more make it owe them again. To be called while the write lock is held.
   */
  async mend(): Promise<void> {
    const file = await this.#open()
    const bytes = new Uint8Array((await file.stat()).size)
    await file.read(bytes, 0, bytes.length, 0)
    await file.write(bytes, 0, bytes.length, 0)
    await this.#disk.sync(file.fd)
    this.#synced = this.#written
    this.#unsure = false
  }

  async close(): Promise<void> {
    await this.#disk.close()
    await this.#file?.close()
    this.#file = null
  }

  async #sync(): Promise<void> {
    try {
      const file = await this.#open()
      if (this.#unsure) throw cannotWrite()
      const upto = this.#written
      await this.#disk.sync(file.fd)
      this.#synced = upto
    } catch {
      this.#unsure = true
      throw cannotWrite()
    } finally {
      this.#syncing = null
    }
  }

  /** The file is there from the first commit until the last connection closes. */
  async #open(): Promise<FileHandle> {
    this.#file ??= await open(this.#path, 'r+')
    return this.#file
  }
}
