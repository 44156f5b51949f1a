import { type InputOf, Refusal, routes } from '@commonplace/api'
import { pageScaffold, revisionOf } from '@commonplace/document'
import {
  type Community,
  type DocumentId,
  type Page,
  type PageFields,
  type PageId,
  positionAtEnd,
  sectionsOf,
} from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { begunOf, createDocument, type Seeded, seedOf } from '../../derive/new-document.ts'
import { newPage } from '../../derive/new-page.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { withDocumentWords } from '../shared/edit-document.ts'
import { holdPost, isHeldFirst, whileHeld } from '../shared/first-posts.ts'
import { pageShape } from '../shared/page-shape.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import { liveParent } from './place-page.ts'

type Input = InputOf<typeof routes.createPage>

/** A new page. Sent twice under the same id by the same member, it is made once and answered the same. */
export const createPage = useCase(routes.createPage, async (services, asking) => {
  const { store, clock, random } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const community = await openCommunity(store.read, actor, 'create-page', asking.params.slug)
  const { holdFirst } = await services.settings.read(community.slug)
  const id = (input.id ?? mintId(clock, random)) as PageId
  const seed = await withDocumentWords(async () => {
    const { markdown, state } = input
    const made = {
      id: (input.documentId ?? mintId(clock, random)) as DocumentId,
      communityId: community.id,
      subject: { kind: 'page', id },
      authorId: null,
      by,
      at: now,
    } as const
    if (state !== undefined) return titled(begunOf(Buffer.from(state, 'base64'), made), input)
    const { templates, locale } = await services.settings.read(community.slug)
    const text = markdown ?? templates[input.kind]
    const begun = () => pageScaffold(input.kind, sectionsOf(input.kind, locale))
    const json = text === undefined ? begun() : await readMarkdown(services, community, text)
    return seedOf(random, { ...made, json, fields: fieldsOf(input) })
  })
  const page = await store.change(async (writes) => {
    await openCommunity(writes, actor, 'create-page', community.slug)
    const before = await sameAgain(writes, community, id, input, seed)
    if (before) return before
    if (input.parentId) await liveParent(writes, community.id, input.parentId as PageId)
    const held = await isHeldFirst(writes, holdFirst, actor, community, by)
    await createDocument(writes, services, seed)
    const parentId = (input.parentId ?? null) as PageId | null
    const position = positionAtEnd(clock, random)
    const made = newPage(community, seed, { id, kind: input.kind, title: input.title, parentId, position, by, at: now })
    const row: Page = held ? { ...made, audience: whileHeld(by, made.audience) } : made
    await writes.pages.add(row)
    if (held) await holdPost(writes, community, { kind: 'page', id }, by, row.fields.title, now)
    const data = { title: row.fields.title, kind: row.kind }
    const subject = { kind: 'page', id } as const
    await writes.events.tell({ communityId: community.id, type: 'page-created', by, subject, data }, now)
    await writes.follows.watch(community.id, by, subject, now)
    return writePage(writes, row, { json: seed.json, fields: seed.fields, seq: 1 }, { at: now, by: [by] })
  })
  return pageShape(services, asking, community, page)
})

/** What a device began says itself what it is called; the call may not call it otherwise. */
function titled(begun: Seeded, { title }: Input): Seeded {
  if (begun.fields.title === title) return begun
  throw new Refusal('bad-input', say('calledOtherwise'), {
    field: 'title',
  })
}

const fieldsOf = ({ title, summary, tags, tried }: Input): Partial<PageFields> => ({
  title,
  ...(summary === undefined ? {} : { summary }),
  ...(tags === undefined ? {} : { tags }),
  ...(tried === undefined ? {} : { tried: tried.map((one) => ({ ...one, page: one.page as PageId })) }),
})

/** The page, where this very request was done before; refuses an id that names anything else. */
async function sameAgain(
  reads: Reads,
  community: Community,
  id: PageId,
  input: Input,
  seed: Seeded,
): Promise<Page | null> {
  const page = await reads.pages.byId(id)
  const taken = new Refusal('conflict', say('pageIdTaken'), { field: 'id' })
  if (!page) {
    if (await reads.documents.record(seed.id)) throw taken
    return null
  }
  const first = await reads.versions.byNumber(page.documentId, 1)
  const same =
    page.communityId === community.id &&
    page.createdBy === seed.by &&
    (input.documentId === undefined || page.documentId === input.documentId) &&
    first?.fields.title === seed.fields.title &&
    first.revision === revisionOf(seed.json)
  if (!same) throw taken
  return page
}
