import { childrenOf, type DocNode, paragraph, stringAttr } from '@commonplace/document'
import type { AdoptionId } from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'

/** The ids on every woven block of a document, however deep it stands. */
function adoptionIdsIn(json: DocNode): string[] {
  const own = json.type === 'adoptedAnswer' ? [stringAttr(json, 'adoptionId')] : []
  return [...own.filter(Boolean), ...childrenOf(json).flatMap(adoptionIdsIn)]
}

/** Which of the woven answers in a document were withdrawn meanwhile, together with their question or alone. */
export async function withdrawnIn(reads: Reads, json: DocNode): Promise<ReadonlySet<string>> {
  const withdrawn = new Set<string>()
  for (const id of new Set(adoptionIdsIn(json))) {
    const adoption = await reads.adoptions.byId(id as AdoptionId)
    if (!adoption) continue
    const answer = await reads.questions.answer(adoption.answerId)
    const question = await reads.questions.byId(adoption.questionId)
    if (!answer || answer.deletedAt !== null || !question || question.deletedAt !== null) withdrawn.add(id)
  }
  return withdrawn
}

/** The document with the words of these woven answers taken out: what lists, search and readers get once an answer was withdrawn. */
export function withoutAnswers(json: DocNode, hidden: ReadonlySet<string>): DocNode {
  if (hidden.size === 0) return json
  const walk = (block: DocNode): DocNode => {
    if (block.type === 'adoptedAnswer' && hidden.has(stringAttr(block, 'adoptionId')))
      return { ...block, content: [paragraph('This answer was withdrawn.')] }
    return block.content ? { ...block, content: block.content.map(walk) } : block
  }
  return walk(json)
}
