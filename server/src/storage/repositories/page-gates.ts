import type { Audience, Gate, PageId } from '@commonplace/domain'
import { type RawBuilder, sql } from 'kysely'
import { as, piecesOf, read } from '../rows.ts'
import type { Context } from './context.ts'
import { touchPractices } from './touch.ts'

// A page that narrows who sees it is a gate; every page knows the nearest gate at or above it. So whether somebody sees a page is whether
// they pass one gate, in every list and search, and nothing is looked up page by page.

/** The condition that a page stands behind no closed gate. `pages` must be in the query under its own name. */
export function openIn({ closed = [] }: Pick<Context, 'closed'>): RawBuilder<boolean> {
  if (closed.length === 0) return sql<boolean>`(1 = 1)`
  return sql<boolean>`(pages.gate is null or pages.gate not in (${sql.join(closed)}))`
}

/** Every gate of the installation, each with all that has to be passed to come through it. */
export async function gatesOf({ db }: Context): Promise<readonly Gate[]> {
  const rows = await db
    .selectFrom('pages')
    .leftJoin('pages as parents', 'parents.id', 'pages.parent_id')
    .where('pages.audience', 'is not', null)
    .select(['pages.id', 'pages.community_id', 'pages.audience', 'parents.gate as above'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const audiencesOf = (id: string, seen: ReadonlySet<string>): Audience[] => {
    const row = byId.get(id)
    if (!row?.audience || seen.has(id)) return []
    const own = read<Audience>(row.audience)
    return row.above === null ? [own] : [...audiencesOf(row.above, new Set([...seen, id])), own]
  }
  return rows.map((row) => ({
    id: as(row.id),
    communityId: as(row.community_id),
    audiences: audiencesOf(row.id, new Set()),
  }))
}

/** Every audience that somebody has to be in to see a page. */
export async function audiencesOf(context: Context, id: PageId): Promise<readonly Audience[]> {
  const row = await context.db.selectFrom('pages').select('gate').where('id', '=', id).executeTakeFirst()
  if (!row?.gate) return []
  return (await gatesOf(context)).find((gate) => gate.id === row.gate)?.audiences ?? []
}

/** The gate that something put under this page stands behind. */
export async function gateOf({ db }: Context, parent: PageId | null): Promise<string | null> {
  if (parent === null) return null
  const row = await db.selectFrom('pages').select('gate').where('id', '=', parent).executeTakeFirst()
  return row?.gate ?? null
}

/**
 * Puts a page that was moved, or whose audience changed, and all that is below it behind its gate. All of it is touched: a device that
 * keeps it hears that it went, or came.
 */
export async function hangGates(context: Context, id: PageId, change: { audience?: unknown }): Promise<void> {
  const { db, clock } = context
  const page = await db
    .selectFrom('pages')
    .select(['parent_id', 'audience', 'gate'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!page) return
  const gate = page.audience === null ? await gateOf(context, page.parent_id as PageId | null) : id
  if (gate === page.gate && change.audience === undefined) return
  const now = clock.now()
  const set = { gate, gated_at: gate === null ? null : now, touched_at: now }
  const seen = new Set<string>([id])
  // Below a gate of its own the gate stays, but those who pass it may be others now.
  for (let level: string[] = [id]; level.length > 0; ) {
    const below: string[] = []
    for (const some of piecesOf(level, 5000)) {
      await db.updateTable('pages').set(set).where('id', 'in', some).execute()
      await touchPractices(context, some)
      const children = await db.selectFrom('pages').select(['id', 'audience']).where('parent_id', 'in', some).execute()
      const own = children.filter((child) => child.audience !== null && !seen.has(child.id))
      for (const child of own) {
        seen.add(child.id)
        await hangGates(context, as<PageId>(child.id), { audience: true })
      }
      below.push(...children.filter((child) => child.audience === null && !seen.has(child.id)).map((child) => child.id))
    }
    for (const one of below) seen.add(one)
    level = below
  }
}
