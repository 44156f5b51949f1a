import { adoptedIn, type DocNode, detachAdopted, isWoven } from '@commonplace/document'
import type { AdoptionId } from '@commonplace/domain'
import { withdrawnIn, withoutAnswers } from '../../derive/withdrawn.ts'
import type { Reads } from '../../ports/store.ts'
import { peopleOf } from './people.ts'

/** An older state as it may stand in a text again: without the words of what was withdrawn, and with detached answers as quotations. */
export async function restorable(reads: Reads, json: DocNode): Promise<DocNode> {
  let body = withoutAnswers(json, await withdrawnIn(reads, json), '')
  for (const { adoptionId, content } of adoptedIn(body)) {
    const adoption = await reads.adoptions.byId(adoptionId as AdoptionId)
    if (!adoption || adoption.detachedAt === null) continue
    const question = await reads.questions.byId(adoption.questionId)
    const answer = await reads.questions.answer(adoption.answerId)
    const people = await peopleOf(reads, answer ? [answer.answeredBy] : [])
    const theirs = isWoven(content, adoption.wovenRevisions)
    const attribution = answer && question && theirs ? `${people(answer.answeredBy).name}, in “${question.title}”` : ''
    body = detachAdopted(body, adoptionId, attribution)
  }
  return body
}
