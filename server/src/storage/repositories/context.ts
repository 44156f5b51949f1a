import type { Clock, Random } from '@commonplace/kit'
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Telling } from '../telling.ts'

/** What repositories work on: a connection for reading, or the transaction of a change. */
export interface Context {
  readonly db: Kysely<Schema>
  readonly engine: Engine
  readonly clock: Clock
  readonly random: Random
  readonly index: SearchIndex
  /** The events of the change so far; null where nothing can be changed. */
  readonly telling: Telling | null
  /** Gates that whoever asks does not pass: pages behind them are not there. Left out for the program itself, which sees everything. */
  readonly closed?: readonly string[]
}
