import type { AdoptionShape } from '@commonplace/api'
import { type Actor, type Adoption, type AdoptionFacts, adoptionState, type Community, can } from '@commonplace/domain'
import { contentsOf, factsFrom, type Sides, sidesOf } from '../../derive/adoption-states.ts'
import type { Services } from '../../ports/use-case.ts'
import { answerUrl, pageUrl } from './addresses.ts'
import { openBody } from './bodies.ts'
import { answerTarget, communityTarget } from './doors.ts'
import { type People, peopleOf, SOMEBODY } from './people.ts'

/** Adoptions as they stand now. One whose page lies in the trash is left out: it stands nowhere. */
export async function adoptionShapes(
  services: Services,
  actor: Actor,
  community: Community,
  adoptions: readonly Adoption[],
): Promise<AdoptionShape[]> {
  const { read } = services.store
  const sides = (await sidesOf(read, adoptions)).filter(({ page }) => page && page.deletedAt === null)
  if (sides.length === 0) return []
  const contents = await contentsOf(read, sides)
  const people = await peopleOf(
    read,
    sides.flatMap(({ adoption, answer }) => [adoption.adoptedBy, ...(answer ? [answer.answeredBy] : [])]),
  )
  const bodyOf = (content: Parameters<typeof openBody>[1]) => openBody(services.store, content).json
  return sides.map((side) => shapeOf(actor, community, side, factsFrom(side, contents, bodyOf), people))
}

function shapeOf(
  actor: Actor,
  community: Community,
  { adoption, answer, question, page }: Sides,
  facts: AdoptionFacts,
  people: People,
): AdoptionShape {
  const mayRead = can(actor, 'read', communityTarget(community))
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
    wovenRevisions: visible ? [...adoption.wovenRevisions] : [],
    mayEditAnswer: visible && answer !== null && can(actor, 'edit', answerTarget(community, question, answer)),
  }
}
