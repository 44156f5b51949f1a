import { Refusal, routes } from '@commonplace/api'
import {
  adoptable,
  applyJson,
  findAdopted,
  readBody,
  replaceAdopted,
  revisionOfBlocks,
  sectionRevision,
} from '@commonplace/document'
import { bodyOfContent } from '../../derive/content.ts'
import { presentOf } from '../../derive/present.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { attached, blockGone, openAdoption } from './open-adoption.ts'
import { settlePage, tellAdoption } from './settle-page.ts'
import { shapeNow } from './shape-now.ts'

/** How many of the texts that were woven in are known again, where an older one is restored. */
const REMEMBERED = 50

/** Takes the answer's new text into the page; the adoption is pinned to it. */
export const updateAdoption = useCase(routes.updateAdoption, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const opened = await openAdoption(store.read, actor, 'adopt', asking.params.id)
  attached(opened)
  const { adoption, page, answerContent } = opened
  if (!answerContent) throw new Refusal('gone', say('answerWithdrawn'))
  const json = bodyOfContent(answerContent)
  const woven = revisionOfBlocks(adoptable(json))
  await editDocument(documents, page.documentId, by, (doc) => {
    const body = readBody(doc)
    if (!findAdopted(body, adoption.id)) throw blockGone()
    applyJson(doc, replaceAdopted(body, adoption.id, json), null)
  })
  const present = await presentOf(documents, page.documentId)
  const heading = findAdopted(present.json, adoption.id)?.heading ?? adoption.heading
  await store.change(async (writes) => {
    const again = await openAdoption(writes, actor, 'adopt', adoption.id)
    attached(again)
    const before = again.adoption.wovenRevisions.filter((one) => one !== woven)
    await writes.adoptions.change(adoption.id, {
      heading,
      wovenRevisions: [...before, woven].slice(-REMEMBERED),
      pinnedRevision: answerContent.revision,
      sectionRevision: sectionRevision(present.json, heading, adoption.id) ?? adoption.sectionRevision,
    })
    await settlePage(writes, services, page, present, by, now)
    await tellAdoption(writes, 'adoption-updated', adoption, by, now)
  })
  return shapeNow(services, asking, opened)
})
