import { routes } from '@commonplace/api'
import { adoptable, blocksBeside, type DocNode, doc, findAdopted, revisionOfBlocks } from '@commonplace/document'
import { bodyOfContent } from '../../derive/content.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { adoptionShapes } from '../shared/adoption-shape.ts'
import { differenceOf } from '../shared/difference.ts'
import { absent } from '../shared/doors.ts'
import { type OpenAdoption, openAdoption } from './open-adoption.ts'

/** How many versions are looked through for the section as it was. */
const BACK = 40

/**
 * An adoption with its state. Where the answer changed since, with what taking the change in would do; where the section around it did,
 * with what changed there.
 */
export const readAdoption = useCase(routes.readAdoption, async (services, { actor, params }) => {
  const { read } = services.store
  const opened = await openAdoption(read, actor, 'read', params.id)
  const { community } = opened
  const [shape] = await adoptionShapes(services, actor, community, [opened.adoption])
  if (!shape) throw absent('adoption')
  const texts = shape.visible ? await textsOf(read, opened, shape.state) : null
  return { ...shape, diffHtml: texts && (await differenceOf(services, actor, community, ...texts)) }
})

/** The two texts whose difference says what happened; null where there is none to show. */
async function textsOf(reads: Reads, opened: OpenAdoption, state: string): Promise<[DocNode, DocNode] | null> {
  const { page, adoption, answerContent } = opened
  const content = await reads.documents.content(page.documentId)
  if (!content) return null
  const body = bodyOfContent(content)
  if (state === 'answer-changed') {
    const block = findAdopted(body, adoption.id)
    return block && answerContent && [doc(...block.content), doc(...adoptable(bodyOfContent(answerContent)))]
  }
  if (state !== 'page-moved-on') return null
  const before = await sectionThen(reads, opened)
  const now = findAdopted(body, adoption.id) && blocksBeside(body, adoption.heading, adoption.id)
  return before && [doc(...before), doc(...(now ?? []))]
}

/**
 * The section as it was when the answer was woven in or last kept, in the latest version that has it so. One sitting is one version: where
 * the same people wrote on within it, there is none.
 */
async function sectionThen(reads: Reads, { page, adoption }: OpenAdoption): Promise<DocNode[] | null> {
  const { items } = await reads.versions.listOf(page.documentId, { limit: BACK })
  for (const { n } of items) {
    const version = await reads.versions.byNumber(page.documentId, n)
    const blocks = version && blocksBeside(JSON.parse(version.json) as DocNode, adoption.heading, adoption.id)
    if (blocks && revisionOfBlocks(blocks) === adoption.sectionRevision) return blocks
  }
  return null
}
