import { Refusal } from '@commonplace/api'
import { type RawBuilder, sql } from 'kysely'
import type { Paging, Piece } from '../../ports/store.ts'
import { say } from '../../words/say.ts'

// Lists go on after the last thing that was shown, named by what the list is sorted by and its id. Things that come or go meanwhile
// neither shift the rest nor show anything twice.

type Place = readonly [number | string, string]

function read(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(place) && place.length === 2 && typeof place[1] === 'string') {
      const [key, id] = place
      if (typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key))) return [key, id]
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Refusal('bad-input', say('foreignCursor'), {
    field: 'cursor',
  })
}

/** The condition "behind the cursor" for a list sorted by `key`, then `id`; null without a cursor. */
export function behind(
  paging: Paging,
  key: string | RawBuilder<unknown>,
  id: string,
  direction: 'asc' | 'desc',
  kind: 'number' | 'string',
): RawBuilder<boolean> | null {
  if (paging.cursor === undefined) return null
  const [keyValue, idValue] = read(paging.cursor)
  if (typeof keyValue !== kind)
    throw new Refusal('bad-input', say('otherOrder'), {
      field: 'cursor',
    })
  const than = direction === 'asc' ? sql`>` : sql`<`
  return sql<boolean>`(${typeof key === 'string' ? sql.ref(key) : key}, ${sql.ref(id)}) ${than} (${keyValue}, ${idValue})`
}

/** The rows asked for out of one more than that, and the cursor when there is more. */
export function pieceOf<R, T>(
  rows: readonly R[],
  limit: number,
  place: (row: R) => Place,
  to: (row: R) => T,
): Piece<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify(place(last)), 'utf8').toString('base64url')
      : null
  return { items: shown.map(to), next }
}
