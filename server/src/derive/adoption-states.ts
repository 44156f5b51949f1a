import {
  type DocNode,
  findAdopted,
  revisionOf,
  revisionOfBlocks,
  sectionOf,
  sectionRevision,
} from '@commonplace/document'
import {
  type Adoption,
  type AdoptionFacts,
  type Answer,
  adoptionState,
  type DocumentId,
  type Instant,
  type Page,
  type SectionAnswer,
} from '@commonplace/domain'
import type { Content } from '../ports/documents.ts'
import type { QuestionInList } from '../ports/questions.ts'
import type { Reads, Writes } from '../ports/store.ts'
import { bodyOfContent } from './content.ts'

/** An adoption with both of its sides. */
export interface Sides {
  readonly adoption: Adoption
  readonly answer: Answer | null
  readonly question: QuestionInList | undefined
  readonly page: Page | undefined
}

/** The sides of adoptions, each looked up once. */
export async function sidesOf(reads: Reads, adoptions: readonly Adoption[]): Promise<Sides[]> {
  if (adoptions.length === 0) return []
  const questions = await reads.questions.many([...new Set(adoptions.map((one) => one.questionId))])
  const pages = await reads.pages.many([...new Set(adoptions.map((one) => one.pageId))])
  const answers = await reads.questions.manyAnswers(adoptions.map((one) => one.answerId))
  return adoptions.map((adoption) => ({
    adoption,
    answer: answers.get(adoption.answerId) ?? null,
    question: questions.get(adoption.questionId),
    page: pages.get(adoption.pageId),
  }))
}

/** The content of both sides. */
export function contentsOf(reads: Reads, sides: readonly Sides[]): Promise<ReadonlyMap<DocumentId, Content>> {
  const documents = sides.flatMap(({ answer, page }) => [answer?.documentId, page?.documentId])
  return reads.documents.contents([...new Set(documents.filter((id) => id !== undefined))])
}

/** What is true of the two sides: the answer's revision, and that of the section around the block. */
export function factsFrom(
  { adoption, answer, question, page }: Sides,
  contents: ReadonlyMap<DocumentId, Content>,
  bodyOf: (content: Content) => DocNode = bodyOfContent,
): AdoptionFacts {
  const stands = answer && answer.deletedAt === null && question && question.deletedAt === null
  const answerContent = stands ? contents.get(answer.documentId) : undefined
  const pageContent = page && contents.get(page.documentId)
  const body = pageContent && bodyOf(pageContent)
  const there = body !== undefined && findAdopted(body, adoption.id) !== null
  return {
    answerRevision: answerContent?.revision ?? null,
    sectionRevision: there ? sectionRevision(body, adoption.heading, adoption.id) : null,
  }
}

/** Writes down how these adoptions stand now, and tells of those that need somebody's look since. */
export async function restateAdoptions(writes: Writes, adoptions: readonly Adoption[], at: Instant): Promise<void> {
  const sides = await sidesOf(
    writes,
    adoptions.filter((one) => one.detachedAt === null),
  )
  const contents = await contentsOf(writes, sides)
  for (const side of sides) {
    await rememberWoven(writes, side, contents)
    const { id, communityId, pageId, answerId, questionId, toldState } = side.adoption
    const state = adoptionState(side.adoption, factsFrom(side, contents))
    if (state === toldState) continue
    await writes.adoptions.change(id, { toldState: state })
    const subject = { kind: 'adoption', id } as const
    const data = { page: pageId, answer: answerId, question: questionId, state }
    await writes.events.tell({ communityId, type: 'adoption-moved', by: null, subject, data }, at)
  }
}

/** Adoptions from before it was written down which words were woven in: those that stand there now. */
async function rememberWoven(
  writes: Writes,
  { adoption, page }: Sides,
  contents: ReadonlyMap<DocumentId, Content>,
): Promise<void> {
  const content = adoption.wovenRevisions.length === 0 && page && contents.get(page.documentId)
  const block = content && findAdopted(bodyOfContent(content), adoption.id)
  if (block) await writes.adoptions.change(adoption.id, { wovenRevisions: [revisionOfBlocks(block.content)] })
}

/** The revision of the section that answers a question; null where its heading is gone. */
export function revisionOfSection(json: DocNode, { heading }: Pick<SectionAnswer, 'heading'>): string | null {
  const section = sectionOf(json, heading)
  return section && revisionOf(section)
}

/** Tells of the questions whose answering section in this page reads otherwise by now. */
export async function restateSections(writes: Writes, page: Page, json: DocNode, at: Instant): Promise<void> {
  for (const answer of await writes.sections.ofPage(page.id)) {
    if (answer.declinedAt !== null) continue
    const moved = revisionOfSection(json, answer) !== answer.seenRevision
    if (moved === answer.toldMoved) continue
    await writes.sections.change(answer.id, { toldMoved: moved })
    const { id, communityId, questionId: question, pageId } = answer
    const subject = { kind: 'section', id } as const
    const data = { page: pageId, question, moved }
    await writes.events.tell({ communityId, type: 'section-moved', by: null, subject, data }, at)
  }
}
