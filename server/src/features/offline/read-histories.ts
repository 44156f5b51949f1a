import { type HistoryShape, routes } from '@commonplace/api'
import { childrenOf, type DocNode, keyOf } from '@commonplace/document'
import { can, type Page, type PageId } from '@commonplace/domain'
import type { Content } from '../../ports/documents.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import type { Version } from '../../ports/versions.ts'
import { openCommunity, pageTarget } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { readJson } from '../shared/render-body.ts'
import { versionRow } from '../shared/version-row.ts'

/** So many versions of a page go to a device, and fewer of those that have so many characters not in common. */
const MOST = 20
const OF_EACH = 300_000
/** Once an answer has so many characters the other pages are left for the next one. */
const ANSWER = 2_000_000

/**
 * The latest versions of pages, for a device that keeps them. Of what the caller may not read nothing is told, not even that it is there:
 * what stands behind a closed gate is not found at all.
 */
export const readHistories = useCase(routes.readHistories, async (services, { actor, params, query }) => {
  const { read } = services.store
  const community = await openCommunity(read, actor, 'read', params.slug)
  const found = await read.pages.many(query.pages.split(',') as PageId[])
  const pages = [...found.values()].filter(
    (page) =>
      page.communityId === community.id && page.deletedAt === null && can(actor, 'read', pageTarget(community, page)),
  )
  const documents = pages.map(({ documentId }) => documentId)
  const versions = await read.versions.latestOf(documents, MOST)
  const contents = await read.documents.contents(documents)
  const jsonOf = async (text: string) => (await readJson(services, actor, community, text, { apart: true })).json
  const histories: HistoryShape[] = []
  const rest: string[] = []
  let room = ANSWER
  for (const page of pages) {
    if (room <= 0) {
      rest.push(page.id)
      continue
    }
    const pile = new Pile()
    const { documentId } = page
    const standing = { versions: versions.get(documentId) ?? [], now: contents.get(documentId) ?? null }
    histories.push(await historyOf(read, page, standing, pile, jsonOf))
    room -= pile.size
  }
  return { histories, rest }
})

interface Standing {
  readonly versions: readonly Version[]
  readonly now: Content | null
}

async function historyOf(
  read: Reads,
  { id, documentId }: Page,
  { versions, now }: Standing,
  pile: Pile,
  jsonOf: (text: string) => Promise<DocNode>,
): Promise<HistoryShape> {
  const people = await peopleOf(
    read,
    versions.flatMap(({ by }) => by),
  )
  const [newest] = versions
  const oldest = versions.at(-1)
  const isNow = newest !== undefined && newest.revision === now?.revision
  const bodies = newest && oldest ? await read.versions.range(documentId, oldest.n, newest.n) : []
  const kept: HistoryShape['versions'][number][] = []
  for (const version of bodies) {
    if (kept.length > 0 && pile.size > OF_EACH) break
    const { fields } = version
    kept.push({
      ...versionRow(version, people),
      fields: {
        ...fields,
        ...{ tags: [...fields.tags], stewards: [...fields.stewards], tried: [...fields.tried] },
        extra: { ...fields.extra },
      },
      // Most pages of a young community have one version, which is what they say: that is on the device already.
      body: isNow && newest.n === 1 ? null : pile.put(await jsonOf(version.json)),
    })
  }
  return { id, versions: kept, now: isNow || !now ? null : pile.put(await jsonOf(now.json)), blocks: pile.blocks }
}

/** Blocks of several bodies, each once: from one version to the next most of them stay as they are. */
class Pile {
  readonly #places = new Map<string, number>()
  readonly blocks: DocNode[] = []
  /** About how many characters it has. */
  size = 0

  /** The places of a body's blocks. */
  put(body: DocNode): number[] {
    return childrenOf(body).map((block) => {
      const key = keyOf(block)
      const known = this.#places.get(key)
      if (known !== undefined) return known
      this.size += key.length
      this.#places.set(key, this.blocks.length)
      return this.blocks.push(block) - 1
    })
  }
}
