import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

// Facts about the installation itself, a row each: which one, told apart by its name.

type Db = Kysely<Schema>

export async function readFact(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

/** Writes it over what was there. */
export async function keepFact(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((it) => it.column('name').doUpdateSet({ value }))
    .execute()
}

/** Writes it where nothing is yet, and answers what is there then: of several at once, one is the first. */
export async function keepFirstFact(db: Db, name: string, value: string): Promise<string> {
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((it) => it.column('name').doNothing())
    .execute()
  return (await readFact(db, name)) ?? value
}

export async function forgetFact(db: Db, name: string): Promise<void> {
  await db.deleteFrom('installation').where('name', '=', name).execute()
}
