import { Refusal, routes } from '@commonplace/api'
import { can } from '@commonplace/domain'
import { linkSections } from '../../derive/section-links.ts'
import { indexQuestion } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { questionTarget, writerOf } from '../shared/doors.ts'
import { openSectionAnswer, sectionNow, tellSection } from './open-section-answer.ts'

/** The asker or a host says that a section does not answer the question, or no longer; whoever proposed it takes it back the same way. */
export const declineSectionAnswer = useCase(routes.declineSectionAnswer, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const opened = await services.store.change(async (writes) => {
    const opened = await openSectionAnswer(writes, asking.actor, 'adopt', asking.params.id)
    const { community, answer, question } = opened
    const decides = can(asking.actor, 'accept', questionTarget(community, question))
    if (!decides && answer.proposedBy !== by) throw new Refusal('not-allowed', say('sectionSayers'))
    if (answer.declinedAt !== null) return opened
    await writes.sections.change(answer.id, { declinedAt: at })
    const wasAccepted = question.accepted?.answerId === answer.id
    const accepted = wasAccepted ? null : question.accepted
    if (wasAccepted) await writes.questions.change(question.id, { accepted, changedAt: at })
    await linkSections(writes, { ...question, accepted })
    await indexQuestion(writes, question.id)
    await tellSection(writes, 'section-declined', answer, by, at)
    return opened
  })
  return sectionNow(services, asking, opened)
})
