import { type InputOf, Refusal, routes } from '@commonplace/api'
import {
  applyJson,
  type DocNode,
  findAdopted,
  insertAdopted,
  readBody,
  revisionOfBlocks,
  sectionRevision,
} from '@commonplace/document'
import type { Actor, Adoption, AdoptionId, MemberId, Page } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { presentOf } from '../../derive/present.ts'
import type { Content } from '../../ports/documents.ts'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { adoptionShapes } from '../shared/adoption-shape.ts'
import { alive, type OpenAnswer, openAnswer, openPage, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { linkAdoptions, settlePage, tellAdoption } from './settle-page.ts'

type Input = InputOf<typeof routes.adoptAnswer>

/**
 * Weaves an answer into a page. First the adoption is written down, then its block goes into the live page; where the page does not
 * take it, the adoption is taken back. It is told once both are true: whoever looks because of it finds the block, and finds it current.
 */
export const adoptAnswer = useCase(routes.adoptAnswer, async (services, asking) => {
  const { store, documents, clock, random } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as AdoptionId
  const { opened, page, content } = await openBoth(store.read, actor, asking.params.id, input)
  const json = bodyOfContent(content)
  const put = (body: DocNode): DocNode =>
    insertAdopted(body, { adoptionId: id, heading: input.heading ?? '', content: json })
  const planned = put((await presentOf(documents, page.documentId)).json)
  const wanted = placed({ id, by, at: now, opened, page, content }, planned)
  const { adoption, before } = await store.change(async (writes) => {
    await openBoth(writes, actor, opened.answer.id, input)
    const known = await writes.adoptions.byId(id)
    if (known) return { adoption: sameAgain(known, wanted), before: true }
    await writes.adoptions.add(wanted)
    await linkAdoptions(writes, wanted)
    return { adoption: wanted, before: false }
  })
  if (!before) await weave(services, adoption, page, by, now, put)
  const current = must(await store.read.adoptions.byId(id), 'an adoption that was just made exists')
  const [shape] = await adoptionShapes(services, actor, opened.community, [current])
  return must(shape, 'an adoption has a shape')
})

/** The answer and the page, both live and of one community. */
async function openBoth(reads: Reads, actor: Actor, answerId: string, input: Input) {
  const opened = await openAnswer(reads, actor, 'adopt', answerId)
  alive(opened.answer, 'answer')
  alive(opened.question, 'question')
  const { page } = await openPage(reads, actor, 'edit', input.pageId)
  alive(page, 'page')
  if (page.communityId !== opened.answer.communityId)
    throw new Refusal('bad-input', say('adoptedHere'), { field: 'pageId' })
  const content = must(await reads.documents.content(opened.answer.documentId), 'every answer has content')
  return { opened, page, content }
}

interface Planned {
  readonly id: AdoptionId
  readonly by: MemberId
  readonly at: number
  readonly opened: OpenAnswer
  readonly page: Page
  readonly content: Content
}

function placed({ id, by, at, opened, page, content }: Planned, json: DocNode): Adoption {
  const { heading, content: words } = must(findAdopted(json, id), 'the block that was just put in is there')
  return {
    id,
    communityId: opened.community.id,
    answerId: opened.answer.id,
    questionId: opened.question.id,
    pageId: page.id,
    heading,
    adoptedBy: by,
    adoptedAt: at,
    pinnedRevision: content.revision,
    wovenRevisions: [revisionOfBlocks(words)],
    sectionRevision: sectionRevision(json, heading, id) ?? '',
    detachedAt: null,
    toldState: 'current',
  }
}

/** The adoption, where this very request was done before. */
function sameAgain(known: Adoption, wanted: Adoption): Adoption {
  const same =
    known.answerId === wanted.answerId && known.pageId === wanted.pageId && known.adoptedBy === wanted.adoptedBy
  if (!same) throw new Refusal('conflict', say('adoptionIdTaken'), { field: 'id' })
  return known
}

async function weave(
  services: Services,
  adoption: Adoption,
  page: Page,
  by: MemberId,
  at: number,
  put: (body: DocNode) => DocNode,
): Promise<void> {
  const { store, documents } = services
  try {
    await editDocument(documents, page.documentId, by, (doc) => applyJson(doc, put(readBody(doc)), null))
  } catch (error) {
    await store.change(async (writes) => {
      await writes.adoptions.remove(adoption.id)
      await linkAdoptions(writes, adoption)
    })
    throw error
  }
  const present = await presentOf(documents, page.documentId)
  const heading = findAdopted(present.json, adoption.id)?.heading ?? adoption.heading
  const section = sectionRevision(present.json, heading, adoption.id) ?? adoption.sectionRevision
  await store.change(async (writes) => {
    await writes.adoptions.change(adoption.id, { heading, sectionRevision: section })
    await settlePage(writes, services, page, present, by, at)
    await tellAdoption(writes, 'answer-adopted', adoption, by, at)
  })
}
