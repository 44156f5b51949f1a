import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import { isMissing, writeDurably } from '../durable-file.ts'
import { type KeptSettings, readSettings } from './shape.ts'

/**
 * A lowdb adapter that keeps one JSON object in a file people may edit: written through a temporary file and fsync, the last good copy
 * beside it as `.bak`, and read with a sentence naming the line where it is not what it should be.
 */
export class SettingsFile implements Adapter<KeptSettings> {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** What tells one state of the file from another; null without a file. Asked here and now: sending a thread to ask takes longer than asking. */
  stamp(): string | null {
    const found = statSync(this.path, { throwIfNoEntry: false })
    return found ? `${found.mtimeMs}:${found.size}:${found.ino}` : null
  }

  async read(): Promise<KeptSettings | null> {
    const text = await this.#text()
    return text === null ? null : readSettings(text, this.path)
  }

  async write(settings: KeptSettings): Promise<void> {
    const before = await this.#text()
    if (before !== null) {
      // A file that somebody broke by hand is not written over: this throws and it stays for them to mend.
      readSettings(before, this.path)
      await writeDurably(`${this.path}.bak`, before)
    }
    await writeDurably(this.path, `${JSON.stringify(settings, null, 2)}\n`)
  }

  async #text(): Promise<string | null> {
    try {
      return await readFile(this.path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}
