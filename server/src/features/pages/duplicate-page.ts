import { type OutputOf, Refusal, routes } from '@commonplace/api'
import { type DocNode, withoutWoven } from '@commonplace/document'
import { type DocumentId, type Page, type PageFields, type PageId, positionBetween, slugOf } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { createDocument, seedOf } from '../../derive/new-document.ts'
import { presentOf } from '../../derive/present.ts'
import { withdrawnIn, withoutAnswers } from '../../derive/withdrawn.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openCommunity, openPage, writerOf } from '../shared/doors.ts'
import { holdPost, isHeldFirst, whileHeld } from '../shared/first-posts.ts'
import { pageShape } from '../shared/page-shape.ts'

const LONGEST_TITLE = 200

/** A page that begins with what another one says. It is a draft: nobody has vouched for it yet. */
export const duplicatePage = useCase(
  routes.duplicatePage,
  async (services, asking): Promise<OutputOf<typeof routes.duplicatePage>> => {
    const { store, clock, random } = services
    const { actor, input, now } = asking
    const by = writerOf(asking)
    const { community, page: source } = await openPage(store.read, actor, 'read', asking.params.id)
    alive(source, 'page')
    await openCommunity(store.read, actor, 'create-page', community.slug)
    const id = (input.id ?? mintId(clock, random)) as PageId
    const { holdFirst } = await services.settings.read(community.slug)
    const present = await presentOf(services.documents, source.documentId)
    const json = await copied(services, present.json)
    const title = input.title ?? `${source.fields.title} (copy)`.slice(-LONGEST_TITLE)
    const fields: PageFields = { ...present.fields, title, status: 'draft', reviewedAt: 0 }
    const documentId = (input.documentId ?? mintId(clock, random)) as DocumentId
    const made = { communityId: community.id, subject: { kind: 'page', id } as const, authorId: null, by, at: now }
    const seed = seedOf(random, { id: documentId, ...made, json, fields })
    const page = await store.change(async (writes) => {
      const before = await writes.pages.byId(id)
      if (before) {
        if (before.createdBy === by && before.communityId === community.id) return before
        throw new Refusal('conflict', say('pageIdTaken'), { field: 'id' })
      }
      const held = await isHeldFirst(writes, holdFirst, actor, community, by)
      await createDocument(writes, services, seed)
      const row: Page = {
        ...source,
        ...{ id, documentId, slug: slugOf(title), position: await placeAfter(writes, source), fields: seed.fields },
        ...{ createdBy: by, createdAt: now, changedAt: now, changedBy: [by], lockedAt: null, pinnedAt: null },
        ...(held ? { audience: whileHeld(by, source.audience) } : {}),
      }
      await writes.pages.add(row)
      if (held) await holdPost(writes, community, { kind: 'page', id }, by, title, now)
      const subject = { kind: 'page', id } as const
      const data = { title, kind: row.kind, from: source.id }
      await writes.events.tell({ communityId: community.id, type: 'page-created', by, subject, data }, now)
      return writePage(writes, row, { json: seed.json, fields: seed.fields, seq: 1 }, { at: now, by: [by] })
    })
    return pageShape(services, asking, community, page)
  },
)

/** The text for another page: an answer is woven into one page, so in the copy it is a quotation; what was withdrawn stays behind. */
async function copied({ store }: Services, json: DocNode): Promise<DocNode> {
  return withoutWoven(withoutAnswers(json, await withdrawnIn(store.read, json)))
}

async function placeAfter(reads: Reads, source: Page): Promise<string> {
  const siblings = await reads.pages.siblings(source.communityId, source.parentId)
  const next = siblings[siblings.findIndex(({ id }) => id === source.id) + 1]
  return positionBetween(source.position, next && next.position > source.position ? next.position : null)
}
