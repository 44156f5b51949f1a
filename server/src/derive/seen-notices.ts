import {
  type Actor,
  type AnswerId,
  addressOf,
  type Comment,
  type CommentId,
  type Community,
  type CommunityId,
  can,
  type Kind,
  type Notice,
  type NoticeThing,
  type PageId,
  type QuestionId,
} from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'

/** What notices are gathered under, as somebody may see it now. */
export interface SeenThing {
  readonly community: Community
  readonly thing: NoticeThing
  readonly title: string
  readonly pageKind: Kind | null
  /** From the root of the installation. */
  readonly url: string
}

interface Place {
  readonly communityId: CommunityId
  readonly thing: NoticeThing
}

/**
 * What of these somebody may see at this moment, by their ids. What lies in the trash, waits for a host, is hidden from them, or is of a place
 * they do not belong to any more is not among it. `reads` must be those behind their gates.
 */
export async function seenThings(
  reads: Reads,
  actor: Actor,
  places: readonly Place[],
): Promise<ReadonlyMap<string, SeenThing>> {
  const communities = new Map<CommunityId, Community>()
  for (const id of new Set(places.map(({ communityId }) => communityId))) {
    const community = actor.roles[id] === undefined ? null : await reads.communities.byId(id)
    if (community) communities.set(id, community)
  }
  const ids = (kind: NoticeThing['kind']) => places.flatMap(({ thing }) => (thing.kind === kind ? [thing.id] : []))
  const pages = await reads.pages.many(ids('page') as PageId[])
  const questions = await reads.questions.many(ids('question') as QuestionId[])
  const seen = new Map<string, SeenThing>()
  for (const { communityId, thing } of places) {
    const community = communities.get(communityId)
    if (!community) continue
    const target = { communityId, visibility: community.visibility }
    const page = thing.kind === 'page' ? pages.get(thing.id) : undefined
    if (page && page.deletedAt === null && can(actor, 'read', target)) {
      const { title } = page.fields
      const url = `/${community.slug}/p/${addressOf(title, page.id)}`
      seen.set(page.id, { community, thing, title, pageKind: page.kind, url })
    }
    const question = thing.kind === 'question' ? questions.get(thing.id) : undefined
    if (question && question.deletedAt === null && question.held === null && can(actor, 'read', target)) {
      const url = `/${community.slug}/q/${addressOf(question.title, question.id)}`
      seen.set(question.id, { community, thing, title: question.title, pageKind: null, url })
    }
  }
  return seen
}

/** The notices without those of answers and remarks that were taken back since. */
export async function standingNotices(reads: Reads, notices: readonly Notice[]): Promise<Notice[]> {
  const parts = (kind: 'answer' | 'comment') => [
    ...new Set(notices.flatMap(({ part }) => (part?.kind === kind ? [part.id] : []))),
  ]
  const answers = await reads.questions.manyAnswers(parts('answer') as AnswerId[])
  const comments = new Map<string, Comment | null>()
  for (const id of parts('comment')) comments.set(id, await reads.comments.byId(id as CommentId))
  return notices.filter(({ part }) => {
    if (part === null) return true
    const there = part.kind === 'answer' ? answers.get(part.id as AnswerId) : comments.get(part.id)
    return there != null && there.deletedAt === null
  })
}

/** Where in its thing a notice leads. */
export const anchorOf = ({ part }: Pick<Notice, 'part'>): string =>
  part === null ? '' : part.kind === 'answer' ? `#a-${part.id}` : `#t-${part.id}`
