import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { DocNode } from '@commonplace/document/json'
import { type Community, type DocumentId, inReadingOrder, type Page } from '@commonplace/domain'
import {
  type CommunityToExport,
  type ExportedFile,
  exportHtml,
  exportJson,
  exportMarkdown,
  type PageToExport,
  type QuestionToExport,
} from '@commonplace/interchange'
import type { QuestionInList } from '../ports/questions.ts'
import type { Reads } from '../ports/store.ts'
import { Failure } from './failure.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { counted } from './receipt.ts'
import { communityBySlug } from './who.ts'

const FORMATS = ['markdown', 'html', 'json'] as const
export type Format = (typeof FORMATS)[number]

const WRITERS: Readonly<Record<Format, (community: CommunityToExport) => AsyncGenerator<ExportedFile>>> = {
  markdown: exportMarkdown,
  html: exportHtml,
  json: exportJson,
}

/** Writes a community out into a folder, which must be empty or not there yet. */
export async function exportCommunity(
  here: Here,
  out: string,
  options: { readonly community: string; readonly format: Format },
  output: Output,
): Promise<void> {
  const folder = resolve(out)
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new Failure(`${folder} is not empty. Name a folder that is not there yet.`)
  const community = await communityBySlug(here.store.read, options.community)
  const content = await contentOf(here, community)
  const total = content.pages.length + content.questions.length
  const bar = output.progress('Exporting', total)
  let texts = 0
  let files = 0
  const missing: string[] = []
  for await (const file of WRITERS[options.format](content)) {
    const path = join(folder, file.path)
    if (!path.startsWith(folder + sep)) throw new Error(`An export that would leave its folder: ${file.path}`)
    const bytes = 'text' in file ? file.text : await here.files.get(file.attachmentId as never)
    if (bytes === null) {
      missing.push(file.path)
      continue
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    if ('text' in file) bar.at(Math.min(total, ++texts))
    else files++
  }
  bar.end()
  const facts = { pages: content.pages.length, questions: content.questions.length, pictures: files, missing, folder }
  const sums = `${counted(facts.pages, 'pages')}, ${counted(facts.questions, 'questions')} and ${counted(files, 'pictures')}`
  output.step('exported', facts, `Exported ${sums} to ${folder}`)
  if (missing.length === 0) return
  output.say(`${missing.length} pictures are not in the store any more: ${missing.slice(0, 5).join(', ')}`)
  output.partly()
}

async function contentOf(here: Here, community: Community): Promise<CommunityToExport> {
  const { read } = here.store
  const { name, sentence } = await here.settings.read(community.slug)
  const pages: PageToExport[] = []
  for await (const page of everyPage(read, community)) pages.push(await pageOf(read, page))
  const questions: QuestionToExport[] = []
  for await (const question of everyQuestion(read, community)) questions.push(await questionOf(read, question))
  const inTree = (a: PageToExport, b: PageToExport) => (a.position < b.position ? -1 : 1)
  const url = `${here.publicUrl}/${community.slug}`
  return { name, slug: community.slug, sentence, url, pages: pages.sort(inTree), questions }
}

async function* everyPage(read: Reads, community: Community): AsyncGenerator<Page> {
  let cursor: string | undefined
  do {
    const piece = await read.pages.list(community.id, { sort: 'tree', limit: 200, cursor })
    yield* piece.items
    cursor = piece.next ?? undefined
  } while (cursor !== undefined)
}

async function* everyQuestion(read: Reads, community: Community): AsyncGenerator<QuestionInList> {
  let cursor: string | undefined
  do {
    const piece = await read.questions.list(community.id, { show: 'all', sort: 'old', limit: 200, cursor })
    yield* piece.items
    cursor = piece.next ?? undefined
  } while (cursor !== undefined)
}

async function pageOf(read: Reads, page: Page): Promise<PageToExport> {
  const { id, kind, slug, parentId, position, fields, createdAt, changedAt, documentId } = page
  const authors = await read.versions.contributorsOf(documentId)
  const names = await read.members.many(authors)
  const attachments = (await read.attachments.ofPage(id)).map((file) => ({ id: file.id, name: file.name }))
  return {
    ...{ id, kind, slug, parentId, position, fields, createdAt, changedAt, attachments },
    narrow: (await read.pages.audiencesOf(id)).length > 0,
    authors: authors.map((author) => names.get(author)?.name ?? '').filter(Boolean),
    body: () => bodyOf(read, documentId),
  }
}

async function questionOf(read: Reads, question: QuestionInList): Promise<QuestionToExport> {
  const { id, title, tags, askedBy, askedAt, accepted, documentId } = question
  return {
    id,
    title,
    tags,
    by: (await read.members.byId(askedBy))?.name ?? '',
    at: askedAt,
    body: () => bodyOf(read, documentId),
    async answers() {
      const answers = inReadingOrder(await read.questions.answersOf(id), accepted?.answerId ?? null)
      const names = await read.members.many(answers.map((answer) => answer.answeredBy))
      const given = answers.map(async (answer) => ({
        id: answer.id,
        by: names.get(answer.answeredBy)?.name ?? '',
        at: answer.answeredAt,
        votes: answer.votes,
        accepted: answer.id === accepted?.answerId,
        json: await bodyOf(read, answer.documentId),
      }))
      return Promise.all(given)
    },
  }
}

/** The text as it was last settled; a version where nothing was derived yet. */
async function bodyOf(read: Reads, id: DocumentId): Promise<DocNode> {
  const json = (await read.documents.content(id))?.json ?? (await read.versions.latest(id))?.json
  return json === undefined ? { type: 'doc', content: [{ type: 'paragraph' }] } : (JSON.parse(json) as DocNode)
}
