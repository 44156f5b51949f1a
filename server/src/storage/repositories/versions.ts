import { type DocumentId, EMPTY_FIELDS, type MemberId, type PageFields } from '@commonplace/domain'
import { sql } from 'kysely'
import type { Version, VersionBody, VersionWrites } from '../../ports/versions.ts'
import { as, flag, piecesOf, read } from '../rows.ts'
import type { VersionsTable } from '../schema.ts'
import type { Context } from './context.ts'
import { behind, pieceOf } from './paging.ts'

const SHOWN = [
  'id',
  'document_id',
  'n',
  'name',
  'summary',
  'automatic',
  'at',
  'members',
  'words',
  'added',
  'removed',
  'revision',
] as const

const versionOf = (row: Pick<VersionsTable, (typeof SHOWN)[number]>): Version => ({
  id: as(row.id),
  documentId: as(row.document_id),
  n: row.n,
  name: row.name,
  summary: row.summary,
  automatic: row.automatic === 1,
  at: row.at,
  by: read(row.members),
  words: row.words,
  added: row.added,
  removed: row.removed,
  revision: row.revision,
})
const bodyOf = (row: VersionsTable): VersionBody => ({
  ...versionOf(row),
  json: row.json,
  // What was kept before a field came to be is without it.
  fields: { ...EMPTY_FIELDS, ...read<PageFields>(row.fields) },
  authorship: { seq: row.log_seq, written: row.written, taken: row.taken },
})
const columnsOf = (version: VersionBody) => ({
  name: version.name,
  summary: version.summary,
  automatic: flag(version.automatic),
  at: version.at,
  members: JSON.stringify(version.by),
  words: version.words,
  added: version.added,
  removed: version.removed,
  revision: version.revision,
  json: version.json,
  fields: JSON.stringify(version.fields),
  log_seq: version.authorship.seq,
  written: version.authorship.written,
  taken: version.authorship.taken,
})

export function versionRepository({ db }: Context): VersionWrites {
  const bodies = (document: string) => db.selectFrom('versions').selectAll().where('document_id', '=', document)
  return {
    async listOf(document, paging) {
      let rows = db
        .selectFrom('versions')
        .select(SHOWN)
        .where('document_id', '=', document)
        .orderBy('n', 'desc')
        .limit(paging.limit + 1)
      const after = behind(paging, 'n', 'id', 'desc', 'number')
      if (after) rows = rows.where(after)
      return pieceOf(await rows.execute(), paging.limit, (row) => [row.n, row.id], versionOf)
    },
    async latestOf(documents, most) {
      const found = new Map<DocumentId, Version[]>()
      for (const some of piecesOf([...new Set(documents)], 5000)) {
        const placed = db
          .selectFrom('versions')
          .select(SHOWN)
          .select(sql<number>`row_number() over (partition by document_id order by n desc)`.as('place'))
          .where('document_id', 'in', some)
          .as('placed')
        const rows = await db
          .selectFrom(placed)
          .select(SHOWN)
          .where('place', '<=', most)
          .orderBy('document_id')
          .orderBy('n', 'desc')
          .execute()
        for (const version of rows.map(versionOf))
          found.set(version.documentId, [...(found.get(version.documentId) ?? []), version])
      }
      return found
    },
    async range(document, from, to) {
      const rows = await bodies(document).where('n', '>=', from).where('n', '<=', to).orderBy('n', 'desc').execute()
      return rows.map(bodyOf)
    },
    async byNumber(document, n) {
      const row = await bodies(document).where('n', '=', n).executeTakeFirst()
      return row ? bodyOf(row) : null
    },
    async latest(document) {
      const row = await bodies(document).orderBy('n', 'desc').limit(1).executeTakeFirst()
      return row ? bodyOf(row) : null
    },
    async ofRevision(document, revision) {
      const rows = db.selectFrom('versions').select(SHOWN).where('document_id', '=', document)
      const row = await rows.where('revision', '=', revision).orderBy('n', 'desc').limit(1).executeTakeFirst()
      return row ? versionOf(row) : null
    },
    async between(document, from, to) {
      const rows = await db
        .selectFrom('versions')
        .select(['n', 'members', 'taken', 'added', 'removed'])
        .where('document_id', '=', document)
        .where('n', '>', from)
        .where('n', '<=', to)
        .orderBy('n')
        .execute()
      return rows.map(({ members, ...row }) => ({ ...row, by: read<MemberId[]>(members) }))
    },
    async asOf(document, at) {
      const row = await db
        .selectFrom('versions')
        .select(SHOWN)
        .where('document_id', '=', document)
        .where('at', '<=', at)
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? versionOf(row) : null
    },
    async lastReads(pages, member) {
      if (pages.length === 0) return new Map()
      const rows = db.selectFrom('page_reads').select(['page_id', 'at']).where('member_id', '=', member)
      const found = await rows.where('page_id', 'in', pages).execute()
      return new Map(found.map(({ page_id, at }) => [as(page_id), at]))
    },
    async lastRead(page, member) {
      const row = await db
        .selectFrom('page_reads')
        .select(['version', 'at'])
        .where('member_id', '=', member)
        .where('page_id', '=', page)
        .executeTakeFirst()
      return row ?? null
    },
    async markRead(page, member, version, at) {
      await db
        .insertInto('page_reads')
        .values({ member_id: member, page_id: page, version, at })
        .onConflict((it) => it.columns(['member_id', 'page_id']).doUpdateSet({ version, at }))
        .execute()
    },
    async countOf(document) {
      const row = await db
        .selectFrom('versions')
        .where('document_id', '=', document)
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirst()
      return row?.n ?? 0
    },
    async contributorsOf(document) {
      const rows = await db
        .selectFrom('versions')
        .select('members')
        .where('document_id', '=', document)
        .orderBy('n')
        .execute()
      const times = new Map<MemberId, number>()
      for (const row of rows)
        for (const member of read<MemberId[]>(row.members)) times.set(member, (times.get(member) ?? 0) + 1)
      // The sort is stable: of those who wrote equally often, who came first stays first.
      return [...times].sort(([, a], [, b]) => b - a).map(([member]) => member)
    },
    async add(version) {
      const key = { id: version.id, document_id: version.documentId, n: version.n }
      await db
        .insertInto('versions')
        .values({ ...key, ...columnsOf(version) })
        .execute()
    },
    async renew(version) {
      // Somebody may have named it meanwhile: what was named stays as it was.
      await db
        .updateTable('versions')
        .set(columnsOf(version))
        .where('id', '=', version.id)
        .where('automatic', '=', 1)
        .execute()
    },
    async name(id, name, summary) {
      await db.updateTable('versions').set({ name, summary, automatic: 0 }).where('id', '=', id).execute()
    },
  }
}
