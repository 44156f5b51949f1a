import { type OutputOf, type QueryOf, Refusal, routes } from '@commonplace/api'
import { changedWords, type DiffAuthor, diffToHtml } from '@commonplace/document'
import { type Actor, type Community, type DocumentId, HUES, hueOf, type MemberId } from '@commonplace/domain'
import { presentOf } from '../../derive/present.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { renderJson } from '../shared/render-body.ts'
import { versionRow } from '../shared/version-row.ts'
import { creditBetween } from './diff-authors.ts'
import { openVersion } from './open-version.ts'

/** What became of a page from one version to another, or to now, with those who wrote in between. */
export const readDiff = useCase(routes.readDiff, async (services, { actor, params, query }) => {
  const { community, page } = await openPage(services.store.read, actor, 'read', params.id)
  return diffOf(services, actor, community, page.documentId, query)
})

/** What became of any text. */
export async function diffOf(
  services: Services,
  actor: Actor,
  community: Community,
  documentId: DocumentId,
  query: QueryOf<typeof routes.readDiff>,
): Promise<OutputOf<typeof routes.readDiff>> {
  const { read } = services.store
  if (query.to !== undefined && query.to < query.from)
    throw new Refusal('bad-input', say('olderFirst'), { field: 'to' })
  const from = await openVersion(read, documentId, query.from)
  const to = query.to === undefined ? null : await openVersion(read, documentId, query.to)
  const present = to ? null : await presentOf(services.documents, documentId)
  const a = await renderJson(services, actor, community, from.json)
  const b = await renderJson(services, actor, community, to?.json ?? JSON.stringify(present?.json))
  const diff = await services.comparing.compare(a.json, b.json)
  const credit = await creditBetween(read, documentId, from, to, present)
  const authors = new Map<MemberId, DiffAuthor>()
  const authorOf = (member: MemberId): DiffAuthor => {
    const author = authors.get(member) ?? { place: authors.size, hue: freeHue(member, authors) }
    authors.set(member, author)
    return author
  }
  const html = diffToHtml(diff, b.options, credit.authors(a.stored, b.stored, authorOf))
  const people = await peopleOf(read, [...from.by, ...(to?.by ?? []), ...credit.writers, ...authors.keys()])
  return {
    from: versionRow(from, people),
    to: to && versionRow(to, people),
    html,
    ...changedWords(diff),
    by: credit.writers.map(people),
    authors: [...authors].map(([member, { hue }]) => ({ ...people(member), hue })),
  }
}

/** Somebody's own colour, or the next one that nobody else has here: two people who share one could not be told apart. */
function freeHue(member: MemberId, authors: ReadonlyMap<MemberId, DiffAuthor>): number {
  const taken = new Set([...authors.values()].map(({ hue }) => hue))
  let hue = hueOf(member)
  for (let i = 0; i < HUES && taken.has(hue); i++) hue = (hue + 1) % HUES
  return hue
}
