import { childrenOf, type DocNode } from '@commonplace/document'
import {
  type Answer,
  type AnswerId,
  type Comment,
  type CommentId,
  type DocumentId,
  type DomainEvent,
  type EventType,
  type GatheringId,
  type Instant,
  type Level,
  levelOf,
  type MemberId,
  type Notice,
  type PageId,
  type QuestionId,
  type Reason,
  weightier,
} from '@commonplace/domain'
import type { Followed } from '../ports/follows.ts'
import type { Reads } from '../ports/store.ts'
import { type About, idIn } from './notices-about.ts'
import { aboutGathering, aboutTurn } from './notices-of-gatherings.ts'
import { aboutReport } from './notices-of-reports.ts'

// Who hears of an event, and why. Nothing is judged here: what somebody may not see is absent where their inbox is read.

export interface Noticed {
  readonly notices: readonly Notice[]
  /** Who is named in a document from now on. */
  readonly named: { readonly document: DocumentId; readonly members: readonly MemberId[] } | null
}
const NOTHING: Noticed = { notices: [], named: null }

type Tell = (reads: Reads, event: DomainEvent) => Promise<About | null>

const TOLD: Partial<Record<EventType, Tell>> = {
  'page-created': aboutText,
  'page-settled': aboutText,
  'page-changed': aboutText,
  'version-named': aboutVersion,
  'version-restored': aboutText,
  'question-asked': aboutText,
  'question-settled': aboutText,
  'question-changed': aboutText,
  'question-merged': aboutText,
  'answer-given': (reads, event) => aboutAnswer(reads, event, (_, asker) => [[asker, 'answer']]),
  'answer-settled': (reads, event) => aboutAnswer(reads, event, (answer) => [[answer.answeredBy, 'changed']]),
  'answer-obsoleted': (reads, event) => aboutAnswer(reads, event, (answer) => [[answer.answeredBy, 'changed']]),
  'answer-accepted': (reads, event) => aboutAnswer(reads, event, (answer) => [[answer.answeredBy, 'accepted']]),
  'answer-adopted': aboutAdoption,
  'answerer-invited': aboutAsking,
  'section-proposed': aboutSection,
  'comment-given': aboutComment,
  'practice-doubted': aboutDoubt,
  'badge-earned': aboutBadge,
  'charter-due': aboutRenewal,
  'thought-published': aboutThought,
  'thanks-given': aboutThanks,
  'content-reported': aboutReport,
  'suggestion-accepted': aboutDecision,
  'suggestion-rejected': aboutDecision,
  'suggestion-reconsidered': aboutDecision,
  'gathering-changed': aboutGathering,
  'gathering-cancelled': aboutGathering,
  'gathering-reminded': aboutGathering,
  'host-reminded': aboutGathering,
  'turn-given': aboutTurn,
  'turn-asked': aboutTurn,
  'turn-taken': aboutTurn,
}

/** What is for those it is meant for, and no news to whoever watches. */
const FOR_ONE: readonly EventType[] = [
  'answerer-invited',
  'charter-due',
  'thanks-given',
  'thought-published',
  'content-reported',
]
/** What comes of a muted thing all the same: one's own name, and that one is called to it as a host. */
const EVEN_MUTED: readonly Reason[] = ['mention', 'reported']

const asked = async (reads: Reads, id: string) => reads.questions.byId(id as QuestionId)
const tagged = (tags: readonly string[]): Followed[] => tags.map((id) => ({ kind: 'tag', id }))

async function onPage(reads: Reads, id: string): Promise<Omit<About, 'direct'> | null> {
  const page = await reads.pages.byId(id as PageId)
  if (!page) return null
  return { thing: { kind: 'page', id: page.id }, part: null, near: tagged(page.fields.tags), document: page.documentId }
}

async function onQuestion(reads: Reads, id: string): Promise<Omit<About, 'direct'> | null> {
  const question = await asked(reads, id)
  if (!question) return null
  const from: Followed[] = question.askedFrom ? [{ kind: 'page', id: question.askedFrom.pageId }] : []
  return {
    thing: { kind: 'question', id: question.id },
    part: null,
    near: [...tagged(question.tags), ...from],
    document: question.documentId,
  }
}

async function aboutText(reads: Reads, event: DomainEvent): Promise<About | null> {
  const { subject } = event
  if (subject?.kind === 'answer') return aboutAnswer(reads, event, (answer) => [[answer.answeredBy, 'changed']])
  if (subject?.kind !== 'page' && subject?.kind !== 'question') return null
  const about = subject.kind === 'page' ? await onPage(reads, subject.id) : await onQuestion(reads, subject.id)
  return about && { ...about, direct: new Map() }
}

async function aboutAnswer(
  reads: Reads,
  { subject }: DomainEvent,
  direct: (answer: Answer, asker: MemberId) => [MemberId, Reason][],
): Promise<About | null> {
  const answer = await reads.questions.answer((subject?.id ?? '') as AnswerId)
  const question = answer && (await asked(reads, answer.questionId))
  const about = question && (await onQuestion(reads, question.id))
  if (!answer || !about) return null
  return {
    ...about,
    part: { kind: 'answer', id: answer.id },
    document: answer.documentId,
    direct: new Map(direct(answer, question.askedBy)),
  }
}

async function aboutAdoption(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onPage(reads, idIn(event, 'page'))
  const answer = await reads.questions.answer(idIn(event, 'answer') as AnswerId)
  return about && { ...about, document: null, direct: new Map(answer ? [[answer.answeredBy, 'adopted']] : []) }
}

async function aboutAsking(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onQuestion(reads, event.subject?.id ?? '')
  // Whoever watches the question hears of what comes of it.
  return (
    about && { ...about, near: [], document: null, direct: new Map([[idIn(event, 'member') as MemberId, 'asked']]) }
  )
}

async function aboutSection(reads: Reads, event: DomainEvent): Promise<About | null> {
  const question = await asked(reads, idIn(event, 'question'))
  const about = question && (await onQuestion(reads, question.id))
  return about && { ...about, document: null, direct: new Map([[question.askedBy, 'answer']]) }
}

/** A version that changes what a charter means asks everybody again who signed it. */
async function aboutVersion(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await aboutText(reads, event)
  if (!about || event.data.meaning !== true) return about
  const signers = await reads.charters.signers(about.thing.id as PageId)
  return { ...about, direct: new Map(signers.map((one) => [one, 'sign'])) }
}

/** Those who look after the place hear that its charter is to be renewed. */
async function aboutRenewal(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onPage(reads, event.subject?.id ?? '')
  const hosts = await reads.members.hostsOf(event.communityId)
  return about && { ...about, document: null, direct: new Map(hosts.map(({ memberId }) => [memberId, 'renew'])) }
}

/** Hosts hear that the thought which was published was the last of the queue. That it is there, whoever watches hears as of any page. */
async function aboutThought(reads: Reads, event: DomainEvent): Promise<About | null> {
  if (event.data.left !== 0) return null
  const about = await onPage(reads, event.subject?.id ?? '')
  const hosts = await reads.members.hostsOf(event.communityId)
  return about && { ...about, document: null, direct: new Map(hosts.map(({ memberId }) => [memberId, 'fill'])) }
}

/** Whoever is thanked hears of it where it is about, and nobody else. */
async function aboutThanks(reads: Reads, event: DomainEvent): Promise<About | null> {
  const { subject } = event
  const answer = subject?.kind === 'answer' ? await reads.questions.answer(subject.id as AnswerId) : null
  const about =
    subject?.kind === 'gathering'
      ? { thing: { kind: 'gathering', id: subject.id as GatheringId } as const }
      : subject?.kind === 'page'
        ? await onPage(reads, subject.id)
        : answer && (await onQuestion(reads, answer.questionId))
  const part = { kind: 'thanks', id: idIn(event, 'thanks') } as const
  const direct = new Map([[idIn(event, 'to') as MemberId, 'thanked' as const]])
  return about && { thing: about.thing, near: [], document: null, part, direct }
}

/** Those who keep a practice true hear that a story speaks against it. */
async function aboutDoubt(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onPage(reads, event.subject?.id ?? '')
  const page = about && (await reads.pages.byId(about.thing.id as PageId))
  const stewards = (page?.fields.stewards ?? []) as readonly MemberId[]
  return about && { ...about, document: null, direct: new Map(stewards.map((one) => [one, 'doubted'])) }
}

/** Whoever entered something in a challenge hears that it earned its badge. */
async function aboutBadge(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onPage(reads, idIn(event, 'page'))
  return (
    about && { ...about, near: [], document: null, direct: new Map([[idIn(event, 'member') as MemberId, 'earned']]) }
  )
}

async function aboutDecision(reads: Reads, event: DomainEvent): Promise<About | null> {
  const about = await onPage(reads, event.subject?.id ?? '')
  const part = { kind: 'comment', id: idIn(event, 'thread') } as const
  const direct = new Map([[idIn(event, 'proposer') as MemberId, 'decided' as const]])
  return about && { ...about, part, document: null, direct }
}

async function aboutComment(reads: Reads, event: DomainEvent): Promise<About | null> {
  const comment = await reads.comments.byId(idIn(event, 'comment') as CommentId)
  if (!comment) return null
  const named = [...comment.text.matchAll(/\bmember:([\w-]+)/g)].map(([, id]) => id as MemberId)
  const direct = new Map<MemberId, Reason>()
  const mean = (members: readonly MemberId[], reason: Reason) => {
    for (const one of members) direct.set(one, weightier(reason, direct.get(one) ?? 'watching'))
  }
  mean(named, 'mention')
  const place = await placeOf(reads, comment, mean)
  return place && { ...place, document: null, direct }
}

async function placeOf(
  reads: Reads,
  comment: Comment,
  mean: (members: readonly MemberId[], reason: Reason) => void,
): Promise<Omit<About, 'direct'> | null> {
  const { subject, proposal, replyTo, id } = comment
  if (subject.kind === 'page') {
    const page = await reads.pages.byId(subject.id as PageId)
    mean((page?.fields.stewards ?? []) as readonly MemberId[], proposal === null ? 'comment' : 'suggestion')
    if (replyTo !== null) {
      const first = await reads.comments.byId(replyTo)
      const spoke = [...(first ? [first] : []), ...(await reads.comments.replies([replyTo]))]
      mean(
        spoke.map(({ by }) => by),
        'comment',
      )
    }
    const about = await onPage(reads, subject.id)
    return about && { ...about, part: { kind: 'comment', id: replyTo ?? id } }
  }
  const answer = subject.kind === 'answer' ? await reads.questions.answer(subject.id as AnswerId) : null
  const question = await asked(reads, answer?.questionId ?? subject.id)
  if (!question) return null
  mean([answer?.answeredBy ?? question.askedBy], 'comment')
  const about = await onQuestion(reads, question.id)
  return about && { ...about, part: answer && { kind: 'answer', id: answer.id } }
}

/** Who is named in documents as far as events were looked at together, before that is written down. */
export type KnownNames = Map<DocumentId, Set<MemberId>>

/**
 * The notices of an event, one for each member who hears of it. `known` goes through all events that are looked at together, in their order. Asked
 * twice, the answer is the same until who is named is written down.
 */
export async function noticesOf(reads: Reads, event: DomainEvent, known: KnownNames): Promise<Noticed> {
  const about = await TOLD[event.type]?.(reads, event)
  if (!about) return NOTHING
  const { communityId, type, by, at, seq } = event
  const fresh = about.document === null ? NO_NAMES : await namesIn(reads, about.document, event.at, known)
  const reasons = new Map(about.direct)
  for (const member of fresh.told) reasons.set(member, 'mention')
  const levels = await levelsFor(reads, event, about)
  for (const [member, level] of levels)
    if (level === 'watching' && !reasons.has(member) && !FOR_ONE.includes(type)) reasons.set(member, 'watching')
  // What somebody did themselves is no news to them.
  const doers = new Set([by ?? '', ...String(event.data.contributors ?? '').split(' ')])
  const heard = [...reasons].filter(
    ([member, reason]) => !doers.has(member) && (EVEN_MUTED.includes(reason) || levels.get(member) !== 'muted'),
  )
  const here = await reads.members.among(
    communityId,
    heard.map(([member]) => member),
  )
  // Who called the hosts is told where they look after it, and nowhere else.
  const doer = type === 'content-reported' ? null : by
  const notice = { seq, communityId, thing: about.thing, part: about.part, type, by: doer, at, readAt: null }
  return {
    notices: heard.flatMap(([memberId, reason]) => (here.has(memberId) ? [{ ...notice, memberId, reason }] : [])),
    named: about.document !== null && fresh.now.length > 0 ? { document: about.document, members: fresh.now } : null,
  }
}

/** How much everybody hears of it who said anything about it, about what is near it, or about the community. */
async function levelsFor(
  reads: Reads,
  { communityId }: DomainEvent,
  { thing, near }: About,
): Promise<ReadonlyMap<MemberId, Level>> {
  const said = new Map<MemberId, { own: Level | null; tags: Level[]; community: Level | null }>()
  const community: Followed = { kind: 'community', id: communityId }
  // What one hears of a gathering is what one says to coming, and nothing else.
  if (thing.kind === 'gathering') return new Map()
  for (const set of await reads.follows.levelsOn(communityId, [thing, ...near, community])) {
    const before = said.get(set.member) ?? { own: null, tags: [], community: null }
    said.set(set.member, before)
    if (set.thing.kind === 'community') before.community = set.level
    else if (set.thing.kind === thing.kind && set.thing.id === thing.id) before.own = set.level
    else before.tags.push(set.level)
  }
  return new Map([...said].map(([member, one]) => [member, levelOf(one)]))
}

const NO_NAMES = { now: [] as MemberId[], told: [] as MemberId[] }

/** Who is named in a text since an instant, and still is; and who of them was not named in it before. */
async function namesIn(reads: Reads, document: DocumentId, at: Instant, known: KnownNames): Promise<typeof NO_NAMES> {
  const content = await reads.documents.content(document)
  const latest = content ? namesOf(content.json) : []
  if (latest.length === 0) return NO_NAMES
  // Whoever is named only by what happened later hears of that.
  const then = await namesAsOf(reads, document, at)
  const now = then ? latest.filter((one) => then.includes(one)) : latest
  if (now.length === 0) return NO_NAMES
  const before = known.get(document) ?? new Set(await reads.notices.namedIn(document))
  // Nothing was written down yet: whoever the version before named was named before anybody was told.
  const named = before.size > 0 ? before : new Set(await namesAsOf(reads, document, at - 1))
  known.set(document, new Set([...before, ...now]))
  return { now, told: now.filter((one) => !named.has(one)) }
}

/** Who the text named that was kept last at an instant; null where none was. */
async function namesAsOf(reads: Reads, document: DocumentId, at: Instant): Promise<MemberId[] | null> {
  const kept = await reads.versions.asOf(document, at)
  const version = kept && (await reads.versions.byNumber(document, kept.n))
  return version && namesOf(version.json)
}

function namesOf(json: string): MemberId[] {
  // Most texts name nobody, and need not be read for it.
  if (!json.includes('"mention"')) return []
  const found = new Set<MemberId>()
  const look = (node: DocNode): void => {
    const id = node.type === 'mention' ? node.attrs?.memberId : null
    if (typeof id === 'string') found.add(id as MemberId)
    for (const child of childrenOf(node)) look(child)
  }
  look(JSON.parse(json) as DocNode)
  return [...found]
}
