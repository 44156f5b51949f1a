import {
  KINDS,
  type Kind,
  type MemberId,
  MONTH,
  type Page,
  type PageId,
  type Status,
  titleKey,
} from '@commonplace/domain'
import { sql } from 'kysely'
import type { PageReads, PageWrites } from '../../ports/pages.ts'
import { as, byId, given, piecesOf } from '../rows.ts'
import type { PagesTable } from '../schema.ts'
import type { Context } from './context.ts'
import { audiencesOf, gateOf, gatesOf, hangGates, openIn } from './page-gates.ts'
import { fieldColumns, pageOf } from './page-rows.ts'
import { behind, pieceOf } from './paging.ts'
import { putTags, tagKey } from './tags.ts'
import { touchPractices } from './touch.ts'

const ORDERS = {
  changed: { key: 'changed_at', direction: 'desc', kind: 'number' },
  made: { key: 'created_at', direction: 'asc', kind: 'number' },
  title: { key: 'title_key', direction: 'asc', kind: 'string' },
  tree: { key: 'position', direction: 'asc', kind: 'string' },
} as const

/** Deeper trees than this are loops that an import made. */
const DEEPEST = 100

export function pageReads(context: Context): PageReads {
  const { db } = context
  const pages = () => db.selectFrom('pages').selectAll('pages').where(openIn(context))
  return {
    async byId(id) {
      const row = await pages().where('id', '=', id).executeTakeFirst()
      return row ? pageOf(row) : null
    },
    async many(ids) {
      const found: Page[] = []
      for (const some of piecesOf([...new Set(ids)], 5000))
        found.push(...(await pages().where('id', 'in', some).execute()).map(pageOf))
      return byId(found)
    },
    async byDocument(id) {
      const row = await pages().where('document_id', '=', id).executeTakeFirst()
      return row ? pageOf(row) : null
    },
    async list(community, query) {
      const { key, direction, kind } = ORDERS[query.sort ?? 'changed']
      let rows = pages()
        .where('community_id', '=', community)
        .where('deleted_at', query.deleted ? 'is not' : 'is', null)
        .orderBy(key, direction)
        .orderBy('id', direction)
        .limit(query.limit + 1)
      const after = behind(query, key, 'id', direction, kind)
      if (after) rows = rows.where(after)
      if (query.deletedSince !== undefined) rows = rows.where('deleted_at', '>', query.deletedSince)
      if (query.pinned) rows = rows.where('pinned_at', 'is not', null)
      if (query.kind) rows = rows.where('kind', '=', query.kind)
      if (query.status) rows = rows.where('status', '=', query.status)
      if (query.steward) rows = rows.where('stewards', 'like', `%"${query.steward.replace(/[%_]/g, '')}"%`)
      if (query.tag !== undefined) {
        const tagged = db
          .selectFrom('tags')
          .select('subject_id')
          .where('community_id', '=', community)
          .where('subject_kind', '=', 'page')
          .where('tag_key', '=', tagKey(query.tag))
        rows = rows.where('id', 'in', tagged)
      }
      return pieceOf(await rows.execute(), query.limit, (row) => [row[key], row.id], pageOf)
    },
    async childrenOf(id) {
      const rows = pages().where('parent_id', '=', id).where('deleted_at', 'is', null)
      return (await rows.orderBy('position').orderBy('id').execute()).map(pageOf)
    },
    async siblings(community, parent) {
      const rows = pages()
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .where('parent_id', parent === null ? 'is' : '=', parent)
      return (await rows.orderBy('position').orderBy('id').execute()).map(pageOf)
    },
    async ancestorsOf(id) {
      const { rows } = await sql<PagesTable>`
        with recursive up (id, parent_id, depth) as (
          select id, parent_id, 0 from pages where id = ${id}
          union all
          select pages.id, pages.parent_id, up.depth + 1 from pages join up on pages.id = up.parent_id
          where up.depth < ${DEEPEST}
        )
        select pages.* from up join pages on pages.id = up.id where up.depth > 0 and ${openIn(context)}
        order by up.depth desc`.execute(db)
      return rows.map(pageOf)
    },
    async byTitles(community, titles) {
      const byKey = new Map<string, Page[]>()
      const keys = new Set(titles.map(titleKey).filter((key) => key !== ''))
      for (const some of piecesOf([...keys], 5000)) {
        const here = pages().where('community_id', '=', community).where('deleted_at', 'is', null)
        const rows = await here.where('title_key', 'in', some).orderBy('id').execute()
        for (const row of rows) {
          const same = byKey.get(row.title_key)
          if (same) same.push(pageOf(row))
          else byKey.set(row.title_key, [pageOf(row)])
        }
      }
      const found = new Map<string, readonly Page[]>()
      for (const title of titles) {
        const some = byKey.get(titleKey(title))
        if (some) found.set(title, some)
      }
      return found
    },
    async statusSteps(id, limit) {
      const rows = db
        .selectFrom('status_steps')
        .selectAll()
        .where('page_id', '=', id)
        .orderBy('at', 'desc')
        .limit(limit)
      return (await rows.execute()).map((row) => ({
        pageId: as<PageId>(row.page_id),
        from: as<Status>(row.from_status),
        to: as<Status>(row.to_status),
        by: as<MemberId>(row.member_id),
        at: row.at,
        why: row.why,
      }))
    },
    async unvouched(community, now, limit) {
      const due = sql<boolean>`review_every > 0 and reviewed_at + review_every * ${Math.round(MONTH)} < ${now}`
      const rows = pages()
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .where('status', 'not in', ['draft', 'retired'])
        .where((it) => it.or([it.and([it('stewards', '=', '[]'), it('kind', 'not in', ['note', 'story'])]), due]))
      return (await rows.orderBy('changed_at').orderBy('id').limit(limit).execute()).map(pageOf)
    },
    async counts(community) {
      const rows = await db
        .selectFrom('pages')
        .where(openIn(context))
        .where('community_id', '=', community)
        .where('deleted_at', 'is', null)
        .groupBy('kind')
        .select((it) => ['kind', it.fn.countAll<number>().as('n')])
        .execute()
      const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
      for (const { kind, n } of rows) counts[as<Kind>(kind)] = n
      return counts
    },
    async changedSince(community, since, limit) {
      const rows = await db
        .selectFrom('pages')
        .select(['id', 'touched_at', 'gated_at', sql<boolean>`not ${openIn(context)}`.as('hidden')])
        .where('community_id', '=', community)
        .where('touched_at', '>=', since)
        .orderBy('touched_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: as<PageId>(row.id),
        changedAt: row.touched_at,
        hidden: Boolean(row.hidden),
        hiddenSince: row.gated_at,
      }))
    },
    gates: () => gatesOf(context),
    audiencesOf: (id) => audiencesOf(context, id),
  }
}

export function pageRepository(context: Context): PageWrites {
  const { db, clock } = context
  return {
    ...pageReads(context),
    async add(page) {
      await db
        .insertInto('pages')
        .values({
          id: page.id,
          community_id: page.communityId,
          document_id: page.documentId,
          kind: page.kind,
          slug: page.slug,
          parent_id: page.parentId,
          position: page.position,
          ...fieldColumns(page.fields),
          lead: page.lead,
          words: page.words,
          created_by: page.createdBy,
          created_at: page.createdAt,
          changed_at: page.changedAt,
          changed_by: JSON.stringify(page.changedBy),
          deleted_at: page.deletedAt,
          touched_at: clock.now(),
          audience: page.audience && JSON.stringify(page.audience),
          gate: page.audience ? page.id : await gateOf(context, page.parentId),
          gated_at: null,
          locked_at: page.lockedAt,
          pinned_at: page.pinnedAt,
        })
        .execute()
      await putTags(context, page.communityId, 'page', page.id, page.fields.tags)
    },
    async addStatusStep({ pageId, from, to, by, at, why }) {
      await db
        .insertInto('status_steps')
        .values({ page_id: pageId, at, from_status: from, to_status: to, member_id: by, why })
        .execute()
    },
    async change(id, change) {
      const row = await db
        .updateTable('pages')
        .set(
          given({
            kind: change.kind,
            slug: change.slug,
            parent_id: change.parentId,
            position: change.position,
            lead: change.lead,
            words: change.words,
            changed_at: change.changedAt,
            changed_by: change.changedBy && JSON.stringify(change.changedBy),
            deleted_at: change.deletedAt,
            touched_at: clock.now(),
            audience: change.audience === undefined ? undefined : change.audience && JSON.stringify(change.audience),
            locked_at: change.lockedAt,
            pinned_at: change.pinnedAt,
            ...(change.fields && fieldColumns(change.fields)),
          }),
        )
        .where('id', '=', id)
        .returning('community_id')
        .executeTakeFirst()
      if (change.parentId !== undefined || change.audience !== undefined) await hangGates(context, id, change)
      if (change.deletedAt !== undefined || change.fields || change.kind) await touchPractices(context, [id])
      if (row && change.fields) await putTags(context, row.community_id, 'page', id, change.fields.tags)
    },
  }
}
