import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import * as first from './0001-first.ts'
import * as tickets from './0002-tickets.ts'

export interface Migration {
  readonly name: string
  up(db: Kysely<Schema>, engine: Engine): Promise<void>
}

/** In order, for ever: a migration that was released is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-tickets', up: tickets.up },
]
