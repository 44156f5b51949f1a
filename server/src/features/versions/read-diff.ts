import { Refusal, routes } from '@commonplace/api'
import { diffDocuments, diffToHtml } from '@commonplace/document'
import type { MemberId, Page } from '@commonplace/domain'
import { presentOf, writersOf } from '../../derive/present.ts'
import { changedWords } from '../../derive/words.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import type { Version } from '../../ports/versions.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { renderJson } from '../shared/render-body.ts'
import { openVersion } from './open-version.ts'
import { versionRow } from './version-row.ts'

/** What became of a page from one version to another, or to now, with those who wrote in between. */
export const readDiff = useCase(routes.readDiff, async (services, { actor, params, query }) => {
  const { read } = services.store
  const { community, page } = await openPage(read, actor, 'read', params.id)
  if (query.to !== undefined && query.to < query.from)
    throw new Refusal('bad-input', 'Compare an older version with a newer one.', { field: 'to' })
  const from = await openVersion(read, page, query.from)
  const to = query.to === undefined ? null : await openVersion(read, page, query.to)
  const newer = to?.json ?? JSON.stringify((await presentOf(services.documents, page.documentId)).json)
  const a = await renderJson(services, actor, community, from.json)
  const b = await renderJson(services, actor, community, newer)
  const diff = diffDocuments(a.json, b.json)
  const writers = await writersBetween(read, page, from, to)
  const people = await peopleOf(read, [...from.by, ...(to?.by ?? []), ...writers])
  return {
    from: versionRow(from, people),
    to: to && versionRow(to, people),
    html: diffToHtml(diff, b.options),
    ...changedWords(diff),
    by: writers.map(people),
  }
})

/** Everybody who wrote in a version after `from` up to `to`, the last writer first. */
async function writersBetween(reads: Reads, page: Page, from: Version, to: Version | null): Promise<MemberId[]> {
  const writers = new Set<MemberId>(to ? [] : await writersOf(reads, page.documentId, []))
  let cursor: string | null | undefined
  do {
    const piece = await reads.versions.listOf(page.documentId, { limit: 200, cursor: cursor ?? undefined })
    for (const { n, by } of piece.items) {
      if (n <= from.n) return [...writers]
      if (to === null || n <= to.n) for (const member of by) writers.add(member)
    }
    cursor = piece.next
  } while (cursor)
  return [...writers]
}
