import {
  type Actor,
  type AnswerId,
  addressOf,
  type Community,
  can,
  type DomainEvent,
  type EventType,
  type Instant,
  type PageId,
  type QuestionId,
  WEEK,
} from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'

export interface DigestLink {
  readonly title: string
  /** From the root of the installation. */
  readonly url: string
}

/** What happened in a community in the week before a digest, as somebody may see it. */
export interface Digest {
  readonly pages: readonly DigestLink[]
  /** Questions that nobody answered yet, whenever they were asked. */
  readonly unanswered: readonly DigestLink[]
  /** Questions of which an answer was accepted. */
  readonly accepted: readonly DigestLink[]
  /** Who joined, by name. */
  readonly joined: readonly string[]
}

const TYPES: readonly EventType[] = ['page-created', 'answer-accepted', 'member-joined']
/** As many of a week are looked through. */
const LOOKED_THROUGH = 1000
const MOST = 10

/** Whether anything happened that is worth a mail. Questions that wait on are no news by themselves. */
export const hasNews = ({ pages, accepted, joined }: Digest): boolean =>
  pages.length + accepted.length + joined.length > 0

/** Composes a digest from what happened. `reads` must be those behind the gates of whoever it is for. */
export async function digestFor(reads: Reads, actor: Actor, community: Community, at: Instant): Promise<Digest> {
  const target = { communityId: community.id, visibility: community.visibility }
  if (actor.roles[community.id] === undefined || !can(actor, 'read', target))
    return { pages: [], unanswered: [], accepted: [], joined: [] }
  const events = await weekBefore(reads, community, at)
  const of = (type: EventType) => events.filter((event) => event.type === type)
  const pages = await reads.pages.many(of('page-created').map(({ subject }) => subject?.id as PageId))
  const open = await reads.questions.list(community.id, { show: 'unanswered', sort: 'old', limit: MOST })
  return {
    pages: [...pages.values()]
      .filter((page) => page.deletedAt === null)
      .slice(0, MOST)
      .map(({ id, fields }) => ({ title: fields.title, url: `/${community.slug}/p/${addressOf(fields.title, id)}` })),
    unanswered: open.items.map((question) => linkTo(community, question)),
    accepted: await acceptedIn(reads, community, of('answer-accepted')),
    joined: can(actor, 'see-members', target) ? await joinedIn(reads, community, of('member-joined')) : [],
  }
}

const linkTo = ({ slug }: Community, { id, title }: { id: QuestionId; title: string }): DigestLink => ({
  title,
  url: `/${slug}/q/${addressOf(title, id)}`,
})

async function weekBefore(reads: Reads, { id }: Community, at: Instant): Promise<DomainEvent[]> {
  const latest = await reads.events.ofTypes(id, TYPES, Number.MAX_SAFE_INTEGER, LOOKED_THROUGH)
  return latest.filter((event) => event.at >= at - WEEK && event.at < at)
}

async function acceptedIn(reads: Reads, community: Community, events: readonly DomainEvent[]): Promise<DigestLink[]> {
  const answers = await reads.questions.manyAnswers(events.map(({ subject }) => subject?.id as AnswerId))
  const ids = [...new Set([...answers.values()].map(({ questionId }) => questionId))]
  const questions = await reads.questions.many(ids)
  return [...questions.values()]
    .filter(({ deletedAt, held, accepted }) => deletedAt === null && held === null && accepted !== null)
    .slice(0, MOST)
    .map((question) => linkTo(community, question))
}

async function joinedIn(reads: Reads, community: Community, events: readonly DomainEvent[]): Promise<string[]> {
  const ids = [...new Set(events.flatMap(({ subject, by }) => (subject?.kind === 'member' ? subject.id : (by ?? []))))]
  const here = await reads.members.among(community.id, ids as never)
  const members = await reads.members.many([...here])
  return [...members.values()].map(({ name }) => name).slice(0, MOST * 2)
}
