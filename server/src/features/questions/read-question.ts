import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openQuestion } from '../shared/doors.ts'
import { questionShape } from '../shared/question-shape.ts'

/** A question with its answers, its links and what was asked before like it. */
export const readQuestion = useCase(routes.readQuestion, async (services, asking) => {
  const { community, question } = await openQuestion(services.store.read, asking.actor, 'see', asking.params.id)
  return questionShape(services, asking, community, question, { format: asking.query.format })
})
