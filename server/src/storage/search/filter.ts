import { type RawBuilder, sql } from 'kysely'
import { tagKey } from '../repositories/tags.ts'
import type { Filter } from './search-index.ts'

/** The condition on `doc` that a query's kind, tag and status make. */
export function filterOf({ kind, tag, status }: Filter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`1 = 1`]
  if (kind === 'question') conditions.push(sql`doc.kind = 'question'`)
  else if (kind !== undefined) conditions.push(sql`doc.kind = 'page' and doc.page_kind = ${kind}`)
  if (status !== undefined) conditions.push(sql`doc.status = ${status}`)
  if (tag !== undefined) {
    const pattern = `%\n${tagKey(tag).replace(/[\\%_]/g, '\\$&')}\n%`
    conditions.push(sql`doc.tags like ${pattern} escape '\\'`)
  }
  return sql.join(conditions, sql` and `)
}
