import { type OutputOf, routes } from '@commonplace/api'
import { can } from '@commonplace/domain'
import type { QuestionInList } from '../../ports/questions.ts'
import { useCase } from '../../ports/use-case.ts'
import { communityTarget, openPage } from '../shared/doors.ts'
import { questionRows } from '../shared/rows.ts'

type Output = OutputOf<typeof routes.listToAnswer>

const MOST = 10

/**
 * What a page should say and may not say yet: questions asked from it, open ones of its tags, and, for whoever may know
 * what others look for, the words that led here.
 */
export const listToAnswer = useCase(routes.listToAnswer, async ({ store }, { actor, params }): Promise<Output> => {
  const { read } = store
  const { community, page } = await openPage(read, actor, 'read', params.id)
  const asked = (await read.questions.aboutPage(page.id)).filter((question) => question.accepted === null)
  const known = new Set<string>(asked.map((question) => question.id))
  const tagged: QuestionInList[] = []
  for (const tag of page.fields.tags) {
    const { items } = await read.questions.list(community.id, { show: 'unanswered', tag, sort: 'old', limit: MOST })
    for (const question of items) {
      if (known.has(question.id)) continue
      known.add(question.id)
      tagged.push(question)
    }
  }
  const rows = async (questions: readonly QuestionInList[], why: 'asked-from' | 'tags') =>
    (await questionRows(read, community, questions, 'all')).map((row) => ({ ...row, why }))
  return {
    questions: [...(await rows(asked, 'asked-from')), ...(await rows(tagged, 'tags'))].slice(0, MOST * 2),
    searches: can(actor, 'see-gaps', communityTarget(community))
      ? [...(await read.gaps.searchesTo(community.id, page.id, MOST))]
      : [],
  }
})
