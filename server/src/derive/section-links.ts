import type { Link, Question } from '@commonplace/domain'
import type { Reads, Writes } from '../ports/store.ts'

/** The links of a question to the section that it is accepted by. */
export async function sectionLinksOf(reads: Reads, question: Pick<Question, 'id' | 'accepted'>): Promise<Link[]> {
  const answers = await reads.sections.ofQuestions([question.id])
  return answers
    .filter((one) => one.id === question.accepted?.answerId)
    .map(({ pageId, heading }) => ({
      type: 'answered-by-section',
      from: { kind: 'question', id: question.id },
      to: { kind: 'page', id: pageId },
      sentence: heading,
    }))
}

/** Writes them, after what the question is accepted by changed. */
export async function linkSections(
  writes: Writes,
  question: Pick<Question, 'id' | 'communityId' | 'accepted'>,
): Promise<void> {
  const from = { kind: 'question', id: question.id } as const
  const links = await sectionLinksOf(writes, question)
  await writes.links.replace(question.communityId, from, ['answered-by-section'], links)
}
