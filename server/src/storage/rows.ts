import type { Brand } from '@commonplace/kit'
import type { Flag } from './schema.ts'

// Small turns between rows and nouns.

/** A string of a row as the id or union that it was written as. Rows are only ever written from these types. */
export function as<T extends string>(value: string): T {
  return value as T
}
export function asOrNull<T extends string>(value: string | null): T | null {
  return value as T | null
}

export function read<T>(json: string): T {
  return JSON.parse(json) as T
}

export const flag = (value: boolean): Flag => (value ? 1 : 0)

/** Only what was given: a change names the columns it touches. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

export function byId<Id extends Brand<string, string>, T extends { id: Id }>(things: readonly T[]): Map<Id, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

/** A list cut into pieces that fit in one statement. */
export function piecesOf<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let i = 0; i < items.length; i += size) pieces.push(items.slice(i, i + size))
  return pieces
}
