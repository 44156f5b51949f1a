import { type KeptPage, type OutputOf, routes } from '@commonplace/api'
import { type Community, can, type Page, type PageId, type QuestionId } from '@commonplace/domain'
import * as Y from 'yjs'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { attachmentUrl } from '../shared/addresses.ts'
import { openBody } from '../shared/bodies.ts'
import { openCommunity, pageTarget } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'
import { questionShape } from '../shared/question-shape.ts'
import { changedAfter, placeAfter, readCursor, writeCursor } from './cursor.ts'

type Route = typeof routes.readOffline
type Output = OutputOf<Route>

const PIECE = 100

/**
 * What a device needs to keep a community: pages and questions that changed since its cursor, whole, and the ids of those that went. The
 * first time everything comes, a piece at a time, oldest change first, so that a broken line loses only one piece.
 */
export const readOffline = useCase(routes.readOffline, async (services, asking): Promise<Output> => {
  const { read } = services.store
  const community = await openCommunity(read, asking.actor, 'read', asking.params.slug)
  const cursor = readCursor(asking.query.since, asking.now)
  const limit = asking.query.limit ?? PIECE
  const { id } = community
  const pages = await changedAfter((at, n) => read.pages.changedSince(id, at, n), cursor.pages, limit)
  const room = limit - pages.length
  const questions = await changedAfter((at, n) => read.questions.changedSince(id, at, n), cursor.questions, room)
  const more = pages.length + questions.length >= limit
  const next = {
    begun: more ? cursor.begun : 0,
    pages: placeAfter(pages, cursor.pages),
    questions: placeAfter(questions, cursor.questions),
  }
  const kept = await keepPages(
    services,
    asking,
    community,
    pages.map((page) => page.id),
  )
  const asked = await keepQuestions(
    services,
    asking,
    community,
    questions.map((question) => question.id),
  )
  const had = new Set(
    [...pages, ...questions].filter((one) => one.changedAt >= cursor.begun).map((one) => one.id as string),
  )
  return {
    pages: kept.pages,
    questions: asked.questions,
    gone: [...kept.gone, ...asked.gone].filter((one) => had.has(one.id)),
    files: kept.files,
    next: writeCursor(next),
    more,
    total: await totalOf(services, community),
    at: asking.now,
  }
})

type Gone = Output['gone']

async function keepPages(services: Services, asking: Asking<Route>, community: Community, ids: readonly PageId[]) {
  const { read } = services.store
  const found = await read.pages.many(ids)
  const contents = await read.documents.contents([...found.values()].map((page) => page.documentId))
  const pages: KeptPage[] = []
  const gone: Gone = []
  const files = new Set<string>()
  for (const id of ids) {
    const page = found.get(id)
    if (!page || page.deletedAt !== null) {
      gone.push({ kind: 'page', id })
      continue
    }
    const shape = await pageShape(services, asking, community, page)
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
) {
  const found = await services.store.read.questions.many(ids)
  const questions: Output['questions'] = []
  const gone: Gone = []
  for (const id of ids) {
    const question = found.get(id)
    if (!question || question.deletedAt !== null) gone.push({ kind: 'question', id })
    else questions.push(await questionShape(services, asking, community, question, { similar: false }))
  }
  return { questions, gone }
}

async function totalOf({ store }: Services, community: Community): Promise<number> {
  const pages = await store.read.pages.counts(community.id)
  const questions = await store.read.questions.counts(community.id)
  return Object.values(pages).reduce((sum, count) => sum + count, questions.all)
}
