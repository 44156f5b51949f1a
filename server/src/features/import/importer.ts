import { type DocNode, deriveContent } from '@commonplace/document'
import { type Community, type MemberId, type QuestionId, type Subject, slugOf } from '@commonplace/domain'
import { mentionsOf } from '../../derive/mentions.ts'
import { createDocument, seedOf } from '../../derive/new-document.ts'
import { writePage } from '../../derive/write-page.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { keepFile } from '../shared/keep-file.ts'
import { Batch } from './batch.ts'
import type {
  ImportCounts,
  ImportedAcceptance,
  ImportedAnswer,
  ImportedFile,
  ImportedMember,
  ImportedPage,
  ImportedQuestion,
} from './planned.ts'

/**
 * Writes an import into a community. What is given twice is written once, so an import that broke off is simply run again. Links and the
 * entries of questions are made by `finish`, when everything they may point at is there.
 */
export class Importer {
  readonly counts: ImportCounts = { members: 0, pages: 0, questions: 0, answers: 0, files: 0 }
  readonly #services: Services
  readonly #community: Community
  readonly #batch: Batch
  readonly #linked: { subject: Subject; json: DocNode }[] = []
  readonly #questions = new Set<QuestionId>()

  constructor(services: Services, community: Community) {
    this.#services = services
    this.#community = community
    this.#batch = new Batch(services.store)
  }

  async addMember({ id, name, email, joinedAt }: ImportedMember): Promise<void> {
    await this.#batch.add(async (writes) => {
      if (await writes.members.byId(id)) return
      await writes.members.add({ id, name, email, joinedAt, passwordHash: null })
      this.counts.members++
    })
  }

  async addPage(page: ImportedPage): Promise<void> {
    const { id, kind, fields, parentId, position, by, at, changedAt = at } = page
    const subject = { kind: 'page', id } as const
    const seed = this.#seed(page, subject, null, fields)
    this.#remember(subject, seed.json)
    await this.#batch.add(async (writes) => {
      if (await writes.pages.byId(id)) return
      await createDocument(writes, this.#services, seed)
      const row = {
        id,
        communityId: this.#community.id,
        documentId: seed.id,
        kind,
        slug: slugOf(fields.title),
        parentId,
        position,
        fields,
        lead: '',
        words: 0,
        createdBy: by,
        createdAt: at,
        changedAt,
        changedBy: [by],
        deletedAt: null,
      }
      await writes.pages.add(row)
      await writePage(writes, row, { json: seed.json, fields, seq: 1 }, { at: this.#services.clock.now() })
      this.counts.pages++
    })
  }

  async addQuestion(question: ImportedQuestion): Promise<void> {
    const { id, title, tags, by, at, changedAt = at } = question
    const subject = { kind: 'question', id } as const
    const seed = this.#seed(question, subject, by, { title, tags })
    this.#remember(subject, seed.json)
    this.#questions.add(id)
    await this.#batch.add(async (writes) => {
      if (await writes.questions.byId(id)) return
      await createDocument(writes, this.#services, seed)
      await writes.questions.add({
        id,
        communityId: this.#community.id,
        documentId: seed.id,
        title,
        tags,
        askedBy: by,
        askedAt: at,
        askedFrom: null,
        accepted: null,
        changedAt,
        deletedAt: null,
      })
      await writeBody(writes, { ...seed, subject }, { json: seed.json, seq: 1 }, this.#services.clock.now())
      this.counts.questions++
    })
  }

  async addAnswer(answer: ImportedAnswer): Promise<void> {
    const { id, questionId, by, at, changedAt = at, votes } = answer
    const subject = { kind: 'answer', id } as const
    const seed = this.#seed(answer, subject, by, {})
    this.#remember(subject, seed.json)
    this.#questions.add(questionId)
    await this.#batch.add(async (writes) => {
      if (await writes.questions.answer(id)) return
      await createDocument(writes, this.#services, seed)
      const communityId = this.#community.id
      const row = { id, questionId, communityId, documentId: seed.id, answeredBy: by, answeredAt: at, votes: 0 }
      await writes.questions.addAnswer({ ...row, changedAt, deletedAt: null })
      if (votes > 0) await writes.questions.addImportedVotes(id, votes)
      await writeBody(writes, { ...seed, subject }, { json: seed.json, seq: 1 }, this.#services.clock.now())
      this.counts.answers++
    })
  }

  async accept({ questionId, answerId, by, at }: ImportedAcceptance): Promise<void> {
    this.#questions.add(questionId)
    await this.#batch.add((writes) => writes.questions.change(questionId, { accepted: { answerId, by, at } }))
  }

  /** Keeps a picture or file of a page. Refused, in words, where it is of a kind that is not kept. */
  async addFile(file: ImportedFile): Promise<void> {
    const { id, pageId, name, by, at } = file
    if (await this.#services.store.read.attachments.byId(id)) return
    const communityId = this.#community.id
    const kept = await keepFile(this.#services.files, file.bytes, { id, communityId, pageId, name, by, at })
    await this.#batch.add(async (writes) => {
      await writes.attachments.add(kept)
      this.counts.files++
    })
  }

  /** Links what can be linked now, makes questions findable, and tells that the import happened. */
  async finish(by: MemberId | null): Promise<ImportCounts> {
    await this.#batch.flush()
    for (const { subject, json } of this.#linked) await this.#batch.add((writes) => this.#link(writes, subject, json))
    for (const id of this.#questions) await this.#batch.add((writes) => indexQuestion(writes, id))
    const { members, pages, questions, answers, files } = this.counts
    const data = { members, pages, questions, answers, files }
    const event = { communityId: this.#community.id, type: 'imported', by, subject: null, data } as const
    await this.#batch.add((writes) => writes.events.tell(event, this.#services.clock.now()))
    await this.#batch.flush()
    return this.counts
  }

  #seed(
    body: ImportedPage | ImportedQuestion | ImportedAnswer,
    subject: Subject,
    authorId: MemberId | null,
    fields: Parameters<typeof seedOf>[1]['fields'],
  ) {
    const { documentId: id, json, by, at } = body
    const communityId = this.#community.id
    return seedOf(this.#services.random, {
      id,
      communityId,
      subject,
      authorId,
      json,
      by,
      at,
      ...(fields && { fields }),
    })
  }

  /** Only what names other pages or questions is linked again at the end. */
  #remember(subject: Subject, json: DocNode): void {
    const names = deriveContent(json).links.some(({ type }) => type === 'page' || type === 'question' || type === 'url')
    if (names) this.#linked.push({ subject, json })
  }

  async #link(writes: Writes, subject: Subject, json: DocNode): Promise<void> {
    const links = await mentionsOf(writes, this.#community.id, subject, deriveContent(json).links)
    await writes.links.replace(this.#community.id, subject, ['mentions'], links)
  }
}

export const createImporter = (services: Services, community: Community): Importer => new Importer(services, community)
