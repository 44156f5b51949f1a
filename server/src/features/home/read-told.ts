import type { OutputOf, routes } from '@commonplace/api'
import { type Actor, type Community, can, type MemberId, type PageId, type QuestionId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import { adoptionShapes } from '../shared/adoption-shape.ts'
import { communityTarget } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { sectionShapes } from '../shared/section-answer-shape.ts'

type Told = OutputOf<typeof routes.readHome>['told']

const MOST = 8
export const NOTHING_TOLD: Told = { toConfirm: [], adoptions: [], movedSections: [], filled: [], invited: [] }

/** What waits for a member's word: all of it asked anew, so that it is gone as soon as it is done. */
export async function toldOf(services: Services, actor: Actor, community: Community, me: MemberId): Promise<Told> {
  const { read } = services.store
  if (!can(actor, 'read', communityTarget(community))) return NOTHING_TOLD
  const sections = await sectionsFor(services, actor, community, me)
  return {
    toConfirm: sections.filter(({ state, may }) => state === 'proposed' && may.confirm).slice(0, MOST),
    movedSections: sections.filter(({ state, movedOn }) => state === 'confirmed' && movedOn).slice(0, MOST),
    adoptions: await adoptionsFor(services, actor, community, me),
    filled: await filledFor(read, community, me),
    invited: await invitesFor(read, community, me),
  }
}

/** Proposed ones of my questions (of all, for hosts), and confirmed ones that moved on where I asked, proposed, or steward the page. */
async function sectionsFor(services: Services, actor: Actor, community: Community, me: MemberId) {
  const { read } = services.store
  const standing = await read.sections.standing(community.id)
  const questions = await read.questions.many(standing.map((one) => one.questionId))
  const pages = await read.pages.many(standing.map((one) => one.pageId))
  const decides = can(actor, 'accept', { ...communityTarget(community), authorId: null })
  const mine = standing.filter(({ id, questionId, pageId, proposedBy, toldMoved }) => {
    const question = questions.get(questionId)
    const page = pages.get(pageId)
    if (!question || !page || page.deletedAt !== null || question.deletedAt !== null) return false
    const own = question.askedBy === me
    if (question.accepted?.answerId !== id) return own || decides
    return toldMoved && (own || proposedBy === me || page.fields.stewards.includes(me))
  })
  return sectionShapes(services, actor, community, mine.slice(0, MOST * 2))
}

/** Woven answers that changed, or whose page moved on, where I look after the page or wove them in. */
async function adoptionsFor(services: Services, actor: Actor, community: Community, me: MemberId) {
  const { read } = services.store
  const unsettled = await read.adoptions.unsettled(community.id)
  const pages = await read.pages.many(unsettled.map((one) => one.pageId))
  const mine = unsettled.filter(
    ({ adoptedBy, pageId }) => adoptedBy === me || pages.get(pageId)?.fields.stewards.includes(me),
  )
  const shapes = await adoptionShapes(services, actor, community, mine.slice(0, MOST * 2))
  return shapes.filter(({ state }) => state === 'answer-changed' || state === 'page-moved-on').slice(0, MOST)
}

async function filledFor(read: Reads, community: Community, me: MemberId): Promise<Told['filled']> {
  const waits = (await read.gaps.waitsOf(community.id, me)).filter(({ filled }) => filled !== null).slice(0, MOST)
  const ids = (kind: 'page' | 'question') => waits.flatMap(({ filled }) => (filled?.kind === kind ? [filled.id] : []))
  const pages = await read.pages.many(ids('page') as PageId[])
  const questions = await read.questions.many(ids('question') as QuestionId[])
  return waits.flatMap(({ kind, words, filled }) => {
    const page = filled?.kind === 'page' ? pages.get(filled.id as PageId) : undefined
    const question = filled?.kind === 'question' ? questions.get(filled.id as QuestionId) : undefined
    if (!filled) return []
    if (page && page.deletedAt === null)
      return [{ kind, words, title: page.fields.title, url: pageUrl(community, page), at: filled.at }]
    if (question && question.deletedAt === null)
      return [{ kind, words, title: question.title, url: questionUrl(community, question), at: filled.at }]
    return []
  })
}

async function invitesFor(read: Reads, community: Community, me: MemberId): Promise<Told['invited']> {
  const invites = (await read.gaps.invitesOf(community.id, me)).slice(0, MOST)
  const pages = await read.pages.many(invites.flatMap(({ pageId }) => (pageId ? [pageId as PageId] : [])))
  const people = await peopleOf(
    read,
    invites.map(({ by }) => by),
  )
  return invites.flatMap(({ kind, words, pageId, by, at }) => {
    const page = pages.get(pageId as PageId)
    if (kind === 'page' && (!page || page.deletedAt !== null)) return []
    const place = page
      ? { id: page.id, title: page.fields.title, url: pageUrl(community, page), kind: page.kind }
      : null
    return [{ kind, words, by: people(by), at, page: place }]
  })
}
