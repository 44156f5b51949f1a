import { type KeptPage, type OutputOf, routes } from '@commonplace/api'
import {
  type Actor,
  type Community,
  type CommunityId,
  can,
  type Instant,
  type MemberId,
  type Page,
  type PageId,
  type QuestionId,
  ROLES,
} from '@commonplace/domain'
import * as Y from 'yjs'
import type { Reads } from '../../ports/store.ts'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { attachmentUrl } from '../shared/addresses.ts'
import { openBody } from '../shared/bodies.ts'
import { openCommunity, pageTarget } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'
import { questionShape } from '../shared/question-shape.ts'
import { type Among, amongOf } from './among.ts'
import { changedAfter, type OfflineCursor, placeAfter, readCursor, writeCursor } from './cursor.ts'

type Route = typeof routes.readOffline
type Output = OutputOf<Route>

const PIECE = 100
/** Looking through what changed for what was asked for takes no reading of pages, so it is done in larger pieces. */
const PIECE_OF_IDS = 2000

/**
 * What a device needs to keep a community: pages and questions that changed since its cursor, whole, and the ids of those that went. The
 * first time everything comes, a piece at a time, oldest change first, so that a broken line loses only one piece.
 */
export const readOffline = useCase(routes.readOffline, async (services, asking): Promise<Output> => {
  const { read } = services.store
  const community = await openCommunity(read, asking.actor, 'read', asking.params.slug)
  const rank = rankIn(asking.actor, community)
  const cursor = readCursor(asking.query.since, asking.now, rank)
  const { id } = community
  const member = asking.actor.memberId
  const among = amongOf(asking.query, {
    member,
    hasStar: async (thing) => member !== null && read.stars.has(id, member, thing),
  })
  const limit = among.isPart ? PIECE_OF_IDS : (asking.query.limit ?? PIECE)
  const pages = await changedAfter((at, n) => read.pages.changedSince(id, at, n), cursor.pages, limit)
  const gone = new Set(pages.filter((one) => isNewsThatGone(one, cursor)).map((one) => one.id))
  const room = limit - pages.length
  const questions = await changedAfter((at, n) => read.questions.changedSince(id, at, n), cursor.questions, room)
  const left = room - questions.length
  const stars =
    member === null ? [] : await changedAfter((at, n) => ownChanges(read, id, member, at, n), cursor.stars, left)
  const more = pages.length + questions.length + stars.length >= limit
  const next = {
    begun: more ? cursor.begun : 0,
    rank,
    fell: more && cursor.fell,
    pages: placeAfter(pages, cursor.pages),
    questions: placeAfter(questions, cursor.questions),
    stars: placeAfter(stars, cursor.stars),
  }
  const pageIds = new Set([
    ...pages.flatMap((one) => (one.hidden && !gone.has(one.id) ? [] : one.id)),
    ...stars.flatMap((it) => (it.kind === 'page' ? it.id : [])),
  ])
  const questionIds = new Set([
    ...questions.map((one) => one.id),
    ...stars.flatMap((it) => (it.kind === 'question' ? it.id : [])),
  ])
  const { page, question, questions: list } = asking.query
  const kept = await keepPages(services, asking, community, only(pageIds, page, question ?? list), among)
  const asked = await keepQuestions(services, asking, community, only(questionIds, question, page), among)
  const had = new Set(
    [...pages, ...questions, ...stars]
      .filter((one) => one.changedAt >= cursor.begun || cursor.fell)
      .map((one) => one.id as string),
  )
  return {
    pages: kept.pages,
    questions: asked.questions,
    gone: [...kept.gone, ...asked.gone].filter((one) => had.has(one.id)),
    files: kept.files,
    next: writeCursor(next),
    more,
    total: await totalOf(services, community),
    bytes: asking.query.since ? null : await bytesOf(services, community),
    latest: (await read.events.since(id, 0, 1))[0]?.seq ?? 0,
    at: asking.now,
  }
})

/** What its owner alone changed about a page or question: its star, and how much they hear of it. */
async function ownChanges(read: Reads, id: CommunityId, member: MemberId, at: Instant, n: number) {
  const stars = await read.stars.changedSince(id, member, at, n)
  const levels = await read.follows.changedSince(id, member, at, n)
  const all = [...stars, ...levels].sort((a, b) => a.changedAt - b.changedAt || (a.id < b.id ? -1 : 1))
  return all.slice(0, n)
}

/** Of all that changed the one that is asked for; of the others nothing is told. */
const only = <T extends string>(ids: ReadonlySet<T>, one: string | undefined, other: string | undefined): T[] =>
  other === undefined ? [...ids].filter((id) => one === undefined || id === one) : []

/** How much somebody is here, for a cursor: with another role other pages may be theirs to see. */
function rankIn({ roles }: Actor, community: Community): number {
  const role = roles[community.id]
  return role === undefined ? 0 : ROLES.length - ROLES.indexOf(role)
}

/**
 * Whether a device that may have had a hidden page is told that it went: where it was hidden since the device last asked, or where its owner
 * saw more then. Otherwise nothing is told of it, not even that it is there.
 */
function isNewsThatGone(
  { hidden, hiddenSince }: { hidden: boolean; hiddenSince: number | null },
  cursor: OfflineCursor,
): boolean {
  return hidden && (cursor.fell || (hiddenSince !== null && hiddenSince >= cursor.pages.at))
}

type Gone = Output['gone']

async function keepPages(
  services: Services,
  asking: Asking<Route>,
  community: Community,
  ids: readonly PageId[],
  among: Among,
) {
  const { read } = services.store
  const found = await read.pages.many(ids)
  const contents = await read.documents.contents([...found.values()].map((page) => page.documentId))
  const pages: KeptPage[] = []
  const gone: Gone = []
  const files = new Set<string>()
  for (const id of ids) {
    const page = found.get(id)
    const why = !page || page.deletedAt !== null ? 'deleted' : (await among.page(page)) ? null : 'left'
    if (!page || why !== null) {
      gone.push({ kind: 'page', id, why: why ?? 'deleted' })
      continue
    }
    const shape = await pageShape(services, { ...asking, apart: true }, community, page)
    pages.push({ page: shape, state: await stateOf(services, asking, community, page) })
    const content = contents.get(page.documentId)
    for (const file of content ? openBody(services.store, content).refs.attachments : []) files.add(attachmentUrl(file))
  }
  return { pages, gone, files: [...files] }
}

/** The live state, so that the page can be edited with no network; only for those who may edit it. */
async function stateOf(
  { documents }: Services,
  { actor }: Asking<Route>,
  community: Community,
  page: Page,
): Promise<string | null> {
  if (!can(actor, 'edit', pageTarget(community, page))) return null
  return documents.read(page.documentId, (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'))
}

async function keepQuestions(
  services: Services,
  asking: Asking<Route>,
  community: Community,
  ids: readonly QuestionId[],
  among: Among,
) {
  const found = await services.store.read.questions.many(ids)
  const questions: Output['questions'] = []
  const gone: Gone = []
  for (const id of ids) {
    const question = found.get(id)
    // One that waits for a host was never there: not even that it went is told.
    if (question && question.held !== null) continue
    if (!question || question.deletedAt !== null) gone.push({ kind: 'question', id, why: 'deleted' })
    else if (!(await among.question(question))) gone.push({ kind: 'question', id, why: 'left' })
    else {
      const looking = { ...asking, apart: true }
      questions.push(await questionShape(services, looking, community, question, { similar: false }))
    }
  }
  return { questions, gone }
}

/** What is read is the text, and as much again is the document behind it. */
async function bytesOf({ store }: Services, community: Community): Promise<NonNullable<Output['bytes']>> {
  const { pages, questions } = await store.read.documents.sizes(community.id)
  return { pages, questions, pictures: await store.read.attachments.bytesOf(community.id) }
}

async function totalOf({ store }: Services, community: Community): Promise<number> {
  const pages = await store.read.pages.counts(community.id)
  const questions = await store.read.questions.counts(community.id)
  return Object.values(pages).reduce((sum, count) => sum + count, questions.all)
}
