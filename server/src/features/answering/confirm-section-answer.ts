import { routes } from '@commonplace/api'
import { restateSections } from '../../derive/adoption-states.ts'
import { bodyOfContent } from '../../derive/content.ts'
import { linkSections } from '../../derive/section-links.ts'
import { indexQuestion } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { alive, writerOf } from '../shared/doors.ts'
import { openSectionAnswer, sectionNow, tellSection } from './open-section-answer.ts'

/** The asker or a host says that a section answers the question: the question is accepted by it, as by any answer. */
export const confirmSectionAnswer = useCase(routes.confirmSectionAnswer, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const opened = await services.store.change(async (writes) => {
    const opened = await openSectionAnswer(writes, asking.actor, 'accept', asking.params.id)
    const { answer, question, page } = opened
    alive(page, 'page')
    if (question.accepted?.answerId === answer.id) return opened
    const accepted = { answerId: answer.id, by, at }
    await writes.questions.change(question.id, { accepted, changedAt: at })
    await writes.sections.change(answer.id, { declinedAt: null })
    // What was declined was not looked after meanwhile.
    const content = await writes.documents.content(page.documentId)
    if (content) await restateSections(writes, page, bodyOfContent(content), at)
    await linkSections(writes, { ...question, accepted })
    await indexQuestion(writes, question.id)
    await tellSection(writes, 'section-confirmed', answer, by, at)
    return opened
  })
  return sectionNow(services, asking, opened)
})
