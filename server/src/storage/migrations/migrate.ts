import { type Kysely, sql } from 'kysely'
import { type Engine, StorageProblem } from '../engine.ts'
import type { Schema } from '../schema.ts'
import type { Migration } from './index.ts'

/** The names that ran already; null in a database where nothing ever ran. */
export async function ranMigrations(db: Kysely<Schema>, engine: Engine): Promise<readonly string[] | null> {
  const found =
    engine === 'sqlite'
      ? await sql`select 1 from sqlite_master where type = 'table' and name = 'migrations'`.execute(db)
      : await sql`select 1 from information_schema.tables
          where table_schema = current_schema() and table_name = 'migrations'`.execute(db)
  if (found.rows.length === 0) return null
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

/** What still has to run. Refuses data that a newer version of the program has written. */
export function pendingMigrations(all: readonly Migration[], ran: readonly string[] | null): readonly Migration[] {
  const unknown = (ran ?? []).find((name) => !all.some((migration) => migration.name === name))
  if (unknown !== undefined)
    throw new StorageProblem(
      `This data was written by a newer version of Commonplace (it knows "${unknown}"). Start that version or a later one.`,
    )
  return all.filter(({ name }) => !ran?.includes(name))
}

/** Runs what is pending, inside the transaction it is given: all of it or nothing. */
export async function migrate(
  db: Kysely<Schema>,
  engine: Engine,
  all: readonly Migration[],
  now: number,
): Promise<void> {
  const ran = await ranMigrations(db, engine)
  if (ran === null)
    await db.schema
      .createTable('migrations')
      .addColumn('name', 'text', (it) => it.primaryKey())
      .addColumn('at', 'bigint', (it) => it.notNull())
      .execute()
  for (const migration of pendingMigrations(all, ran)) {
    await migration.up(db, engine)
    await db.insertInto('migrations').values({ name: migration.name, at: now }).execute()
  }
}
