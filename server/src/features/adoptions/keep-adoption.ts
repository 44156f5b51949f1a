import { routes } from '@commonplace/api'
import { findAdopted, sectionRevision } from '@commonplace/document'
import { restateAdoptions } from '../../derive/adoption-states.ts'
import { presentOf } from '../../derive/present.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { attached, blockGone, openAdoption } from './open-adoption.ts'
import { tellAdoption } from './settle-page.ts'
import { shapeNow } from './shape-now.ts'

/** Keeps the woven text as it is: both sides count as seen until one of them changes again. */
export const keepAdoption = useCase(routes.keepAdoption, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const opened = await openAdoption(store.read, actor, 'adopt', asking.params.id)
  attached(opened)
  const present = await presentOf(documents, opened.page.documentId)
  const block = findAdopted(present.json, opened.adoption.id)
  if (!block) throw blockGone()
  await store.change(async (writes) => {
    const again = await openAdoption(writes, actor, 'adopt', opened.adoption.id)
    attached(again)
    const { adoption, answerContent } = again
    await writes.adoptions.change(adoption.id, {
      heading: block.heading,
      pinnedRevision: answerContent?.revision ?? adoption.pinnedRevision,
      sectionRevision: sectionRevision(present.json, block.heading, adoption.id) ?? adoption.sectionRevision,
    })
    const kept = await writes.adoptions.byId(adoption.id)
    if (kept) await restateAdoptions(writes, [kept], now)
    await tellAdoption(writes, 'adoption-kept', adoption, by, now)
  })
  return shapeNow(services, asking, opened)
})
