import {
  type Actor,
  type AnswerId,
  addressOf,
  type Comment,
  type CommentId,
  type Community,
  type CommunityId,
  can,
  type Gathering,
  type GatheringId,
  type Kind,
  type Notice,
  type NoticeThing,
  type Occurrence,
  type PageId,
  type QuestionId,
  type ThanksId,
} from '@commonplace/domain'
import { occurrenceAt } from '@commonplace/domain/recurrence'
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
  for (const { thing, communityId } of places) {
    const community = communities.get(communityId)
    if (thing.kind !== 'gathering' || !community || seen.has(thing.id)) continue
    const gathering = await reads.gatherings.byId(thing.id)
    if (!gathering || !can(actor, 'read', { communityId, visibility: community.visibility })) continue
    const { title } = gathering
    seen.set(thing.id, { community, thing, title, pageKind: null, url: gatheringAt(community, gathering) })
  }
  return seen
}

const gatheringAt = ({ slug }: Community, { id, title }: Gathering): string =>
  `/${slug}/programme/${addressOf(title, id)}`

/** The thanks that these notices are of. */
export const thanksIn = (notices: readonly Notice[]): ThanksId[] => [
  ...new Set(notices.flatMap(({ part }) => (part?.kind === 'thanks' ? [part.id as ThanksId] : []))),
]

const isThere = (one: { readonly deletedAt: number | null } | null | undefined): boolean =>
  one != null && one.deletedAt === null

/** The notices without those of answers, remarks and thanks that were taken back since. */
export async function standingNotices(reads: Reads, notices: readonly Notice[], times: Times): Promise<Notice[]> {
  const parts = (kind: 'answer' | 'comment') => [
    ...new Set(notices.flatMap(({ part }) => (part?.kind === kind ? [part.id] : []))),
  ]
  const thanks = await reads.thanks.many(thanksIn(notices))
  const thankedFor = [...thanks.values()].flatMap(({ subject }) => (subject.kind === 'answer' ? [subject.id] : []))
  const answers = await reads.questions.manyAnswers([...parts('answer'), ...thankedFor] as AnswerId[])
  const comments = new Map<string, Comment | null>()
  for (const id of parts('comment')) comments.set(id, await reads.comments.byId(id as CommentId))
  return notices.filter((notice) => {
    const { part } = notice
    if (part === null) return true
    if (part.kind === 'occurrence') return placeStands(notice, times(notice))
    if (part.kind === 'comment') return isThere(comments.get(part.id))
    if (part.kind === 'answer') return isThere(answers.get(part.id as AnswerId))
    const said = thanks.get(part.id as ThanksId)
    return said?.subject.kind === 'answer' ? isThere(answers.get(said.subject.id as AnswerId)) : said !== undefined
  })
}

/** When an occurrence is, and by whose clocks. */
interface PlaceInTime extends Occurrence {
  readonly zone: string
}

const placeOf = ({ thing, part }: Pick<Notice, 'thing' | 'part'>): string => `${thing.id} ${part?.id}`

/** When what a notice is of is; null where it is of no occurrence, or of one that is not there any more. */
export type Times = (notice: Notice) => PlaceInTime | null

/** The occurrences that these notices are of, as they are now. */
export async function timesOf(reads: Reads, notices: readonly Notice[]): Promise<Times> {
  const places = new Map<string, PlaceInTime>()
  const about = notices.filter(({ part }) => part?.kind === 'occurrence')
  for (const [id, those] of Map.groupBy(about, ({ thing }) => thing.id as GatheringId)) {
    const gathering = await reads.gatherings.byId(id)
    const exceptions = gathering ? await reads.gatherings.exceptions([id]) : []
    for (const notice of those) {
      const occurrence = gathering && occurrenceAt(gathering, exceptions, notice.part?.id ?? '')
      if (occurrence) places.set(placeOf(notice), { ...occurrence, zone: gathering.zone })
    }
  }
  return (notice) => places.get(placeOf(notice)) ?? null
}

/** A reminder of what does not take place is none. That it is off, or at another time, stays told. */
const placeStands = ({ reason }: Notice, place: PlaceInTime | null): boolean =>
  place !== null && (reason === 'altered' || place.cancelled === null)

/** Where in its thing a notice leads. */
export function anchorOf({ part }: Pick<Notice, 'part'>): string {
  if (part === null || part.kind === 'thanks') return ''
  if (part.kind === 'occurrence') return `/${part.id}`
  return part.kind === 'answer' ? `#a-${part.id}` : `#t-${part.id}`
}
