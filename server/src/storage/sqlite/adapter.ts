import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Schema } from '../schema.ts'

/** Statements are kept by their text; lists of ids make many texts, so the oldest go. */
const KEPT = 400

const readers = new WeakMap<StatementSync, boolean>()

/** Whether it gives rows. Asking the engine costs as much as a small read, so it is asked once. */
function isReader(statement: StatementSync): boolean {
  const known = readers.get(statement)
  if (known !== undefined) return known
  const reader = statement.columns().length > 0
  readers.set(statement, reader)
  return reader
}

/** Prepared statements of one connection. */
export class Statements {
  readonly #db: DatabaseSync
  #kept = new Map<string, StatementSync>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  get(text: string): StatementSync {
    const known = this.#kept.get(text)
    if (known) {
      this.#kept.delete(text)
      this.#kept.set(text, known)
      return known
    }
    const statement = this.#db.prepare(text)
    this.#kept.set(text, statement)
    if (this.#kept.size > KEPT) {
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined) this.#kept.delete(oldest)
    }
    return statement
  }
}

const inputs = (parameters: readonly unknown[]) => parameters as SQLInputValue[]

/** `node:sqlite` as Kysely's SqliteDialect wants it. `allowed` is asked before every statement, so that a change cannot be used after its end. */
function database(db: DatabaseSync, statements: Statements, allowed: () => void): SqliteDatabase {
  return {
    close() {
      // Connections are closed by who opened them.
    },
    prepare(text): SqliteStatement {
      allowed()
      const statement = statements.get(text)
      return {
        reader: isReader(statement),
        all: (parameters) => statement.all(...inputs(parameters)),
        run: (parameters) => statement.run(...inputs(parameters)),
        // A statement that is being stepped through cannot be run again meanwhile: streams get their own.
        iterate: (parameters) => db.prepare(text).iterate(...inputs(parameters)),
      }
    },
  }
}

export function kyselyOn(
  db: DatabaseSync,
  statements: Statements,
  allowed: () => void = () => undefined,
): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: database(db, statements, allowed) }) })
}
