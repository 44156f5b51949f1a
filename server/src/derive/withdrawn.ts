import { childrenOf, type DocNode, paragraph, stringAttr } from '@commonplace/document'
import type { AdoptionId } from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'

/** The ids on every woven block of a document, however deep it stands. */
function adoptionIdsIn(json: DocNode): string[] {
  const own = json.type === 'adoptedAnswer' ? [stringAttr(json, 'adoptionId')] : []
  return [...own.filter(Boolean), ...childrenOf(json).flatMap(adoptionIdsIn)]
}

/** Which of the woven answers in a document were withdrawn meanwhile, together with their question or alone. */
export const withdrawnIn = (reads: Reads, json: DocNode): Promise<ReadonlySet<string>> =>
  withdrawnAmong(reads, adoptionIdsIn(json))

/** The same of adoptions by their ids. */
export async function withdrawnAmong(reads: Reads, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const withdrawn = new Set<string>()
  if (ids.length === 0) return withdrawn
  const adoptions = [...(await reads.adoptions.many(ids as readonly AdoptionId[])).values()]
  const answers = await reads.questions.manyAnswers(adoptions.map(({ answerId }) => answerId))
  const questions = await reads.questions.many(adoptions.map(({ questionId }) => questionId))
  for (const { id, answerId, questionId } of adoptions) {
    const [answer, question] = [answers.get(answerId), questions.get(questionId)]
    if (!answer || answer.deletedAt !== null || !question || question.deletedAt !== null) withdrawn.add(id)
  }
  return withdrawn
}

/** What stands where the words of a withdrawn answer stood. */
const HIDDEN_WORDS = 'This answer was withdrawn.'

/**
 * The document with the words of these woven answers taken out: what lists, search and readers get once an answer was withdrawn. Given
 * empty `words`, the blocks are left without any: that is how they stand in the live document.
 */
export function withoutAnswers(json: DocNode, hidden: ReadonlySet<string>, words: string = HIDDEN_WORDS): DocNode {
  if (hidden.size === 0) return json
  const walk = (block: DocNode): DocNode => {
    if (block.type === 'adoptedAnswer' && hidden.has(stringAttr(block, 'adoptionId')))
      return { ...block, content: [words === '' ? paragraph() : paragraph(words)] }
    return block.content ? { ...block, content: block.content.map(walk) } : block
  }
  return walk(json)
}

/** Whether a document still holds words in the blocks of these woven answers. */
export function holdsWordsOf(json: DocNode, hidden: ReadonlySet<string>): boolean {
  if (json.type === 'adoptedAnswer' && hidden.has(stringAttr(json, 'adoptionId')))
    return childrenOf(json).some((block) => block.type !== 'paragraph' || childrenOf(block).length > 0)
  return childrenOf(json).some((block) => holdsWordsOf(block, hidden))
}
