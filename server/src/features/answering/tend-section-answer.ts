import { Refusal, routes } from '@commonplace/api'
import { revisionOfSection } from '../../derive/adoption-states.ts'
import { keepVersion, sameAsVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, writerOf } from '../shared/doors.ts'
import { openSectionAnswer, sectionNow, tellSection } from './open-section-answer.ts'

/** Shows the section as it is now: the present state is kept as a version, unless it is one, and the answer is that version. */
export const updateSectionAnswer = useCase(routes.updateSectionAnswer, async (services, asking) => {
  const { store, documents } = services
  const by = writerOf(asking)
  const at = asking.now
  const { page } = await openSectionAnswer(store.read, asking.actor, 'adopt', asking.params.id)
  alive(page, 'page')
  const present = await presentOf(documents, page.documentId)
  const opened = await store.change(async (writes) => {
    const opened = await openSectionAnswer(writes, asking.actor, 'adopt', asking.params.id)
    const { answer } = opened
    const seenRevision = revisionOfSection(present.json, answer)
    if (seenRevision === null) throw new Refusal('conflict', say('sectionGone'))
    const { documentId } = page
    const latest = await writes.versions.latest(documentId)
    const kept = { documentId, by: await writersOf(writes, documentId, [by]), at, automatic: false }
    const version =
      latest && sameAsVersion(latest, present) ? latest : await keepVersion(writes, services, present, kept)
    await writes.sections.change(answer.id, { version: version?.n ?? answer.version, seenRevision, toldMoved: false })
    await writePage(writes, opened.page, present, { at })
    await tellSection(writes, 'section-updated', answer, by, at)
    return opened
  })
  return sectionNow(services, asking, opened)
})

/** Goes on showing the section as it was; what changed in the page since counts as seen. */
export const keepSectionAnswer = useCase(routes.keepSectionAnswer, async (services, asking) => {
  const { store, documents } = services
  const by = writerOf(asking)
  const { page } = await openSectionAnswer(store.read, asking.actor, 'adopt', asking.params.id)
  alive(page, 'page')
  const present = await presentOf(documents, page.documentId)
  const opened = await store.change(async (writes) => {
    const opened = await openSectionAnswer(writes, asking.actor, 'adopt', asking.params.id)
    const { answer } = opened
    // Where the section is gone there is nothing to have seen: it stays flagged until somebody declines it or brings it back.
    const seenRevision = revisionOfSection(present.json, answer)
    if (seenRevision === null) throw new Refusal('conflict', say('sectionGone'))
    await writes.sections.change(answer.id, { seenRevision, toldMoved: false })
    await writePage(writes, opened.page, present, { at: asking.now })
    await tellSection(writes, 'section-updated', answer, by, asking.now)
    return opened
  })
  return sectionNow(services, asking, opened)
})
