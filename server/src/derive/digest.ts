import {
  type Actor,
  type AnswerId,
  addressOf,
  type Community,
  can,
  type DomainEvent,
  type EventType,
  type Instant,
  type MemberId,
  type Page,
  type PageId,
  type QuestionId,
  WEEK,
} from '@commonplace/domain'
import { nextStanding } from '@commonplace/domain/recurrence'
import type { Reads } from '../ports/store.ts'

export interface DigestLink {
  readonly title: string
  /** From the root of the installation. */
  readonly url: string
}

/** What happened in a community in the week before a digest, as somebody may see it. */
export interface Digest {
  /** Thoughts that were published. */
  readonly thoughts: readonly DigestLink[]
  /** New pages but stories and thoughts. */
  readonly pages: readonly DigestLink[]
  readonly stories: readonly DigestLink[]
  /** Pages of before that were written in. */
  readonly changed: readonly DigestLink[]
  /** Questions that nobody answered yet, whenever they were asked. */
  readonly unanswered: readonly DigestLink[]
  /** Questions of which an answer was accepted. */
  readonly accepted: readonly DigestLink[]
  /** Who joined, by name. */
  readonly joined: readonly string[]
  /** Challenges that are open. */
  readonly challenges: readonly DigestLink[]
  /** The gathering that comes next. */
  readonly next: (DigestLink & { readonly start: Instant }) | null
}

/** Whose digest it is: without what they did themselves, or have read already. Null for all that may be seen of the week. */
type Unseen = MemberId | null

const HAPPENED: readonly EventType[] = ['page-created', 'thought-published', 'answer-accepted', 'member-joined']
const WRITTEN: readonly EventType[] = ['page-settled', 'page-changed']
/** As many of a week are looked through, of each. */
const LOOKED_THROUGH = 1000
const MOST = 10
const NOTHING: Digest = {
  ...{ thoughts: [], pages: [], stories: [], changed: [], unanswered: [], accepted: [], joined: [] },
  ...{ challenges: [], next: null },
}

/**
 * Whether anything happened that is worth a mail. What waits on or comes as planned is no news by itself, nor is that a page of before was
 * written in.
 */
export const hasNews = ({ thoughts, pages, stories, accepted, joined }: Digest): boolean =>
  [thoughts, pages, stories, accepted, joined].some(({ length }) => length > 0)

/** Composes a digest from what happened (`weekOf`). `reads` must be those behind the gates of whoever it is for. */
export async function digestFor(
  reads: Reads,
  actor: Actor,
  community: Community,
  { at, events, own, challenges, next }: Week,
  unseen: Unseen = null,
): Promise<Digest> {
  const target = { communityId: community.id, visibility: community.visibility }
  if (actor.roles[community.id] === undefined || !can(actor, 'read', target)) return NOTHING
  const theirs = events.filter(({ by }) => unseen === null || by !== unseen)
  const of = (...types: readonly EventType[]) => theirs.filter((event) => types.includes(event.type))
  const made = idsOf(of('page-created')).filter((id) => id !== own)
  const written = idsOf(of(...WRITTEN)).filter((id) => id !== own && !made.includes(id))
  const found = await pagesOf(reads, community, [...made, ...written], at, unseen)
  const fresh = made.flatMap((id) => found.get(id) ?? [])
  const open = await reads.questions.list(community.id, { show: 'unanswered', sort: 'old', limit: MOST })
  // A thought is a new page too, and is told of once: as a thought.
  const allThoughts = idsOf(events.filter(({ type }) => type === 'thought-published'))
  const thoughts = idsOf(of('thought-published'))
  const others = fresh.filter(({ id }) => !allThoughts.includes(id))
  const isStory = ({ kind }: Page) => kind === 'story'
  const links = (pages: readonly Page[]) => pages.slice(0, MOST).map((page) => pageLink(community, page))
  return {
    thoughts: links(fresh.filter(({ id }) => thoughts.includes(id))),
    pages: links(others.filter((page) => !isStory(page))),
    stories: links(others.filter(isStory)),
    // A page made in this week is new, whoever goes on in it; one made before is not new again.
    changed: links(written.flatMap((id) => found.get(id) ?? []).filter(({ createdAt }) => createdAt < at - WEEK)),
    unanswered: open.items.filter(({ askedAt }) => askedAt < at).map((question) => linkTo(community, question)),
    accepted: await acceptedIn(reads, community, of('answer-accepted')),
    joined: can(actor, 'see-members', target) ? await joinedIn(reads, community, of('member-joined'), unseen) : [],
    challenges,
    next,
  }
}

const idsOf = (events: readonly DomainEvent[]): PageId[] => [
  ...new Set(events.flatMap(({ subject }) => (subject?.kind === 'page' ? [subject.id as PageId] : []))),
]

/** Those that are there for whoever reads, and that they have not read since they were as they are. */
async function pagesOf(
  reads: Reads,
  { id }: Community,
  ids: readonly PageId[],
  at: Instant,
  unseen: Unseen,
): Promise<ReadonlyMap<PageId, Page>> {
  const pages = [...(await reads.pages.many(ids)).values()].filter(
    (page) => page.deletedAt === null && page.communityId === id && page.createdAt < at,
  )
  const read =
    unseen === null
      ? new Map<PageId, Instant>()
      : await reads.versions.lastReads(
          pages.map((page) => page.id),
          unseen,
        )
  return new Map(pages.filter((page) => (read.get(page.id) ?? 0) < page.changedAt).map((page) => [page.id, page]))
}

const pageLink = ({ slug }: Community, { id, fields }: Page): DigestLink => ({
  title: fields.title,
  url: `/${slug}/p/${addressOf(fields.title, id)}`,
})

const linkTo = ({ slug }: Community, { id, title }: { id: QuestionId; title: string }): DigestLink => ({
  title,
  url: `/${slug}/q/${addressOf(title, id)}`,
})

/** The week before `at`: what happened in it, the latest first, the page of the digest itself, and what every reader of the community may know. */
export interface Week extends Pick<Digest, 'challenges' | 'next'> {
  readonly at: Instant
  readonly events: readonly DomainEvent[]
  readonly own: PageId | null
}

/** The same for everybody, looked up once: of what happened ids alone, to be judged for each by `digestFor`. */
export async function weekOf(reads: Reads, community: Community, at: Instant): Promise<Week> {
  const { id } = community
  // By when it happened: of a week that is long past, whatever came since is in the way otherwise.
  const events = [
    ...(await reads.events.since(id, at - WEEK, LOOKED_THROUGH, at - 1, HAPPENED)),
    ...(await reads.events.since(id, at - WEEK, LOOKED_THROUGH, at - 1, WRITTEN)),
  ]
  return {
    ...{ at, events, own: (await reads.mails.draft(id, at))?.pageId ?? null },
    challenges: await challengesAt(reads, community, at),
    next: await nextAfter(reads, community, at),
  }
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

async function joinedIn(
  reads: Reads,
  community: Community,
  events: readonly DomainEvent[],
  unseen: Unseen,
): Promise<string[]> {
  const ids = [...new Set(events.flatMap(({ subject, by }) => (subject?.kind === 'member' ? subject.id : (by ?? []))))]
  const here = await reads.members.among(community.id, ids as never)
  const members = await reads.members.many([...here].filter((one) => one !== unseen))
  return [...members.values()].map(({ name }) => name).slice(0, MOST * 2)
}

async function challengesAt(reads: Reads, community: Community, at: Instant): Promise<DigestLink[]> {
  const current = await reads.challenges.current(community.id, at)
  return current
    .filter(({ opensAt }) => opensAt <= at)
    .map(({ id, terms }) => ({
      title: terms.title,
      url: `/${community.slug}/challenges/${addressOf(terms.title, id)}`,
    }))
}

/** The gathering that takes place next after an instant. */
async function nextAfter(reads: Reads, community: Community, at: Instant): Promise<Digest['next']> {
  const gatherings = await reads.gatherings.of(community.id)
  const exceptions = await reads.gatherings.exceptions(gatherings.map(({ id }) => id))
  const said = Map.groupBy(exceptions, ({ gatheringId }) => gatheringId)
  const coming = gatherings.flatMap((gathering) => {
    const first = nextStanding(gathering, said.get(gathering.id) ?? [], at)
    return first ? [{ gathering, first }] : []
  })
  const [next] = coming.sort((a, b) => a.first.start - b.first.start)
  if (!next) return null
  const { gathering, first } = next
  const url = `/${community.slug}/programme/${addressOf(gathering.title, gathering.id)}/${first.key}`
  return { title: gathering.title, url, start: first.start }
}
