import { Refusal } from '@commonplace/api'
import { type CommunitySettings, DEFAULT_SETTINGS } from '@commonplace/domain'
import type { Kysely } from 'kysely'
import { type Adapter, Low } from 'lowdb'
import type { Settings } from '../../ports/communities.ts'
import { StorageProblem } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { type KeptSettings, readSettings, settingsIn } from './shape.ts'

/** The lowdb object of a community on a row, so that every process sees one truth. */
class SettingsRow implements Adapter<KeptSettings> {
  readonly #db: Kysely<Schema>
  readonly #slug: string

  constructor(db: Kysely<Schema>, slug: string) {
    this.#db = db
    this.#slug = slug
  }

  async read(): Promise<KeptSettings | null> {
    const rows = this.#db.selectFrom('community_settings').select('json').where('slug', '=', this.#slug)
    const row = await rows.executeTakeFirst()
    return row ? readSettings(row.json, `the row of ${this.#slug}`) : null
  }

  async write(settings: KeptSettings): Promise<void> {
    const json = JSON.stringify(settings)
    await this.#db
      .insertInto('community_settings')
      .values({ slug: this.#slug, json })
      .onConflict((it) => it.column('slug').doUpdateSet({ json }))
      .execute()
  }
}

export class RowSettings implements Settings {
  readonly #db: Kysely<Schema>

  constructor(db: Kysely<Schema>) {
    this.#db = db
  }

  async read(slug: string): Promise<CommunitySettings> {
    const low = await this.#low(slug)
    if (low.data === NONE)
      throw new StorageProblem(`The settings of "${slug}" are missing. Bring them back from a backup.`)
    return settingsIn(low.data)
  }

  async write(slug: string, settings: CommunitySettings): Promise<void> {
    try {
      const low = await this.#low(slug)
      low.data = { ...(low.data === NONE ? {} : low.data), ...settings }
      await low.write()
    } catch (error) {
      throw error instanceof StorageProblem ? new Refusal('conflict', error.message) : error
    }
  }

  async #low(slug: string): Promise<Low<KeptSettings>> {
    const low = new Low<KeptSettings>(new SettingsRow(this.#db, slug), NONE)
    await low.read()
    return low
  }
}

const NONE: KeptSettings = { ...DEFAULT_SETTINGS, name: '' }
