import { routes } from '@commonplace/api'
import {
  applyJson,
  childrenOf,
  type DocNode,
  detachAdopted,
  findAdopted,
  isWoven,
  readBody,
} from '@commonplace/document'
import { presentOf } from '../../derive/present.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { peopleOf } from '../shared/people.ts'
import { attached, type OpenAdoption, openAdoption } from './open-adoption.ts'
import { linkAdoptions, settlePage, tellAdoption } from './settle-page.ts'
import { shapeNow } from './shape-now.ts'

/**
 * Turns the block into a quotation that says whose words it holds, where it still holds theirs, and lets go of the answer. The words of a withdrawn answer are not
 * quoted: they leave the page. A block that somebody took out already is only let go of.
 */
export const detachAdoption = useCase(routes.detachAdoption, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const opened = await openAdoption(store.read, actor, 'adopt', asking.params.id)
  attached(opened)
  const { adoption, page, answer, question } = opened
  const people = await peopleOf(store.read, [answer.answeredBy])
  const attribution = `${people(answer.answeredBy).name}, in “${question.title}”`
  await editDocument(documents, page.documentId, by, (doc) => {
    const body = readBody(doc)
    if (findAdopted(body, adoption.id)) applyJson(doc, detached(body, opened, attribution), null)
  })
  const present = await presentOf(documents, page.documentId)
  await store.change(async (writes) => {
    attached(await openAdoption(writes, actor, 'adopt', adoption.id))
    await writes.adoptions.change(adoption.id, { detachedAt: now })
    await linkAdoptions(writes, adoption)
    await settlePage(writes, services, page, present, by, now)
    await tellAdoption(writes, 'adoption-detached', adoption, by, now)
  })
  return shapeNow(services, asking, opened)
})

function detached(body: DocNode, { adoption, answerContent }: OpenAdoption, attribution: string): DocNode {
  if (answerContent) {
    const theirs = isWoven(findAdopted(body, adoption.id)?.content ?? [], adoption.wovenRevisions)
    return detachAdopted(body, adoption.id, theirs ? attribution : '')
  }
  return { ...body, content: childrenOf(body).filter((block) => block.attrs?.adoptionId !== adoption.id) }
}
