import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@commonplace/api'
import { DEFAULT_SETTINGS, isCommunitySlug } from '@commonplace/domain'
import { KeyedQueue } from '@commonplace/kit'
import { Low } from 'lowdb'
import type { Settings } from '../../ports/communities.ts'
import { cannotWrite } from '../conflicts.ts'
import { isFull, isMissing } from '../durable-file.ts'
import { StorageProblem } from '../engine.ts'
import { SettingsFile } from './file-adapter.ts'
import { type KeptSettings, settingsIn } from './shape.ts'

interface Kept {
  readonly low: Low<KeptSettings>
  readonly file: SettingsFile
  stamp: string | null
}

const NOTHING_YET: KeptSettings = { ...DEFAULT_SETTINGS, name: '' }

/**
 * Each community's settings as a file `{slug}.json` of a folder. An edit by hand is noticed at the next read. One that is not valid is
 * refused with its line: at first reading by throwing, later by going on with the last good settings and saying so in the log.
 */
export class FileSettings implements Settings {
  readonly #folder: string
  readonly #log: (sentence: string) => void
  readonly #turns = new KeyedQueue<string>()
  readonly #kept = new Map<string, Kept>()

  constructor(folder: string, log: (sentence: string) => void) {
    this.#folder = folder
    this.#log = log
  }

  /** Reads every file once, so that a broken one is told at the start and not at the first visit. */
  async examine(): Promise<void> {
    for (const name of await namesIn(this.#folder)) {
      const slug = name.slice(0, -'.json'.length)
      if (name.endsWith('.json') && isCommunitySlug(slug)) await this.read(slug)
    }
  }

  read(slug: string): Promise<ReturnType<typeof settingsIn>> {
    return this.#turns.run(slug, async () => settingsIn((await this.#fresh(slug)).low.data))
  }

  write(slug: string, settings: ReturnType<typeof settingsIn>): Promise<void> {
    return this.#turns.run(slug, async () => {
      const kept = this.#of(slug)
      try {
        const onDisk = await kept.file.read()
        const before = kept.low.data
        kept.low.data = { ...onDisk, ...settings }
        try {
          await kept.low.write()
        } catch (error) {
          kept.low.data = before
          throw error
        }
        kept.stamp = kept.file.stamp()
      } catch (error) {
        if (error instanceof StorageProblem) throw new Refusal('conflict', error.message)
        throw isFull(error) ? cannotWrite() : error
      }
    })
  }

  async #fresh(slug: string): Promise<Kept> {
    const kept = this.#of(slug)
    const stamp = kept.file.stamp()
    if (stamp !== null && stamp === kept.stamp) return kept
    try {
      if (stamp === null) throw this.#gone(kept.file.path)
      await kept.low.read()
    } catch (error) {
      if (kept.stamp === null || !(error instanceof StorageProblem)) throw error
      this.#log(`${error.message} Until then the settings from before the edit are used.`)
    }
    kept.stamp = stamp ?? kept.stamp
    return kept
  }

  #of(slug: string): Kept {
    if (!isCommunitySlug(slug)) throw new Error(`Not a community's address: ${slug}`)
    const known = this.#kept.get(slug)
    if (known) return known
    const file = new SettingsFile(join(this.#folder, `${slug}.json`))
    const kept = { file, low: new Low<KeptSettings>(file, NOTHING_YET), stamp: null }
    this.#kept.set(slug, kept)
    return kept
  }

  #gone(path: string): StorageProblem {
    const copy = `${path}.bak`
    const advice = existsSync(copy) ? `Its last good copy is ${copy}.` : 'Bring it back from a backup.'
    return new StorageProblem(`The settings file ${path} is missing. ${advice}`)
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
