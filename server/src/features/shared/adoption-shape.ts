import type { AdoptionShape } from '@commonplace/api'
import { findAdopted, sectionRevision } from '@commonplace/document'
import {
  type Actor,
  type Adoption,
  type AdoptionFacts,
  type Answer,
  adoptionState,
  type Community,
  can,
  type DocumentId,
  type Page,
} from '@commonplace/domain'
import type { Content } from '../../ports/documents.ts'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Services } from '../../ports/use-case.ts'
import { answerUrl, pageUrl } from './addresses.ts'
import { openBody } from './bodies.ts'
import { communityTarget } from './doors.ts'
import { type People, peopleOf, SOMEBODY } from './people.ts'

interface Sides {
  readonly adoption: Adoption
  readonly answer: Answer | null
  readonly question: QuestionInList | undefined
  readonly page: Page | undefined
}

/** Adoptions as they stand now. One whose page lies in the trash is left out: it stands nowhere. */
export async function adoptionShapes(
  services: Services,
  actor: Actor,
  community: Community,
  adoptions: readonly Adoption[],
): Promise<AdoptionShape[]> {
  if (adoptions.length === 0) return []
  const { read } = services.store
  const questions = await read.questions.many([...new Set(adoptions.map((one) => one.questionId))])
  const pages = await read.pages.many([...new Set(adoptions.map((one) => one.pageId))])
  const sides: Sides[] = []
  for (const adoption of adoptions) {
    const page = pages.get(adoption.pageId)
    if (!page || page.deletedAt !== null) continue
    const answer = await read.questions.answer(adoption.answerId)
    sides.push({ adoption, answer, question: questions.get(adoption.questionId), page })
  }
  const documents = sides.flatMap(({ answer, page }) => [answer?.documentId, page?.documentId])
  const contents = await read.documents.contents([...new Set(documents.filter((id) => id !== undefined))])
  const people = await peopleOf(
    read,
    sides.flatMap(({ adoption, answer }) => [adoption.adoptedBy, ...(answer ? [answer.answeredBy] : [])]),
  )
  const mayRead = can(actor, 'read', communityTarget(community))
  return sides.map((side) => shapeOf(community, side, factsFrom(services, side, contents), mayRead, people))
}

/** What is true of the two sides: the answer's revision, and that of the section around the block. */
function factsFrom(
  services: Pick<Services, 'store'>,
  { adoption, answer, question, page }: Sides,
  contents: ReadonlyMap<DocumentId, Content>,
): AdoptionFacts {
  const stands = answer && answer.deletedAt === null && question && question.deletedAt === null
  const answerContent = stands ? contents.get(answer.documentId) : undefined
  const pageContent = page && contents.get(page.documentId)
  const body = pageContent && openBody(services.store, pageContent).json
  const there = body !== undefined && findAdopted(body, adoption.id) !== null
  return {
    answerRevision: answerContent?.revision ?? null,
    sectionRevision: there ? sectionRevision(body, adoption.heading, adoption.id) : null,
  }
}

function shapeOf(
  community: Community,
  { adoption, answer, question, page }: Sides,
  facts: AdoptionFacts,
  mayRead: boolean,
  people: People,
): AdoptionShape {
  const visible = mayRead && facts.answerRevision !== null && question !== undefined
  return {
    id: adoption.id,
    answerId: adoption.answerId,
    questionId: adoption.questionId,
    questionTitle: visible ? question.title : '',
    questionUrl: visible ? answerUrl(community, question, adoption.answerId) : '',
    pageId: adoption.pageId,
    pageTitle: page?.fields.title ?? '',
    pageUrl: page ? pageUrl(community, page) : '',
    heading: adoption.heading,
    answeredBy: visible && answer ? people(answer.answeredBy) : SOMEBODY,
    adoptedBy: people(adoption.adoptedBy),
    adoptedAt: adoption.adoptedAt,
    state: adoptionState(adoption, facts),
    visible,
  }
}
