import { routes } from '@commonplace/api'
import { adoptable, diffDocuments, diffToHtml, doc, findAdopted } from '@commonplace/document'
import { bodyOfContent } from '../../derive/content.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { adoptionShapes } from '../shared/adoption-shape.ts'
import { absent } from '../shared/doors.ts'
import { type OpenAdoption, openAdoption } from './open-adoption.ts'

/** An adoption with its state; where the answer changed since, with what taking the change in would do. */
export const readAdoption = useCase(routes.readAdoption, async (services, { actor, params }) => {
  const { read } = services.store
  const opened = await openAdoption(read, actor, 'read', params.id)
  const [shape] = await adoptionShapes(services, actor, opened.community, [opened.adoption])
  if (!shape) throw absent('adoption')
  const differs = shape.visible && shape.state === 'answer-changed'
  return { ...shape, diffHtml: differs ? await differenceOf(read, opened) : null }
})

async function differenceOf(reads: Reads, { page, adoption, answerContent }: OpenAdoption): Promise<string | null> {
  const content = await reads.documents.content(page.documentId)
  const block = content && findAdopted(bodyOfContent(content), adoption.id)
  if (!block || !answerContent) return null
  return diffToHtml(diffDocuments(doc(...block.content), doc(...adoptable(bodyOfContent(answerContent)))))
}
