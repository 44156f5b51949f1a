import type { DocNode } from '@commonplace/document/json'
import type { ParsedMarkdown } from '@commonplace/document/markdown'
import { fieldsFrom } from '@commonplace/document/meta'
import {
  type AttachmentId,
  type DocumentId,
  type Kind,
  type PageFields,
  type PageId,
  positionKeys,
} from '@commonplace/domain'
import { emptyNotes, type ImportNotes } from '../receipt.ts'
import { decodeText, looksBinary, type SourceFile } from '../source.ts'
import { FolderMap } from './folder-map.ts'
import { keepHead } from './kept-head.ts'
import { LinkResolver } from './link-resolver.ts'
import { parentsOf, siblingsInOrder } from './page-tree.ts'
import { fileNameOf, folderOf, isMarkdown } from './paths.ts'
import { bodyOf, parsePage, type ReadPage } from './read-file.ts'

export interface PlannedPage {
  readonly id: PageId
  readonly documentId: DocumentId
  readonly path: string
  readonly kind: Kind
  readonly parentId: PageId | null
  readonly position: string
  readonly fields: PageFields
  readonly json: DocNode
  /** When the file says that it was written; null where it does not. */
  readonly writtenAt: number | null
  readonly attachments: readonly PlannedAttachment[]
}

/** A picture that a page shows: kept with the page, shown to those who may read the page. */
export interface PlannedAttachment {
  readonly id: AttachmentId
  readonly path: string
  readonly name: string
  read(): Promise<Uint8Array>
}

export interface MarkdownPlan {
  /** How many pages there will be. */
  readonly total: number
  /** The pages one by one, a parent before what lies below it, so that a large folder never stands in memory as documents. Complete once it was walked to the end. */
  pages(): Generator<PlannedPage>
  readonly notes: ImportNotes
}

export interface MarkdownOptions {
  /** A new id, or the one a file was given when it was imported before. */
  readonly idOf: (path: string, what: 'page' | 'document' | 'attachment') => string
  /** The kind of pages that do not say theirs. */
  readonly kind?: Kind | undefined
}

/** Markdown of one file above this is not a text somebody wrote; it is told and left out. */
const LARGEST_TEXT = 2_000_000
/** Files are kept as they were parsed up to so many letters in all, about fifty bytes each; the others are parsed a second time. */
const KEPT_PARSED = 4_000_000

/** Reads a folder of Markdown: every page with its title, place, tags and links, and all that could not be brought in. */
export async function planMarkdown(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  options: MarkdownOptions,
): Promise<MarkdownPlan> {
  const notes = emptyNotes()
  const all = new Map<string, SourceFile>()
  const read: ReadPage[] = []
  const kept = new Map<string, ParsedMarkdown>()
  let room = KEPT_PARSED
  for await (const file of files) {
    all.set(file.path, file)
    if (!isMarkdown(file.path)) continue
    const one = await readOne(file, notes)
    if (!one) continue
    read.push(one.page)
    room -= one.page.body.length
    if (room >= 0) kept.set(one.page.path, one.parsed)
  }
  const names = read.map(({ path, title, fields }) => ({ path, title, aliases: fields.aliases }))
  const folder = new FolderMap(all.keys(), names)
  const parents = parentsOf(read.map((page) => page.path))
  const depth = (path: string): number => {
    const parent = parents.get(path) ?? null
    return parent === null ? 0 : 1 + depth(parent)
  }
  read.sort((a, b) => depth(a.path) - depth(b.path))
  const positions = new Map<string, string>()
  for (const siblings of siblingsInOrder(read, parents)) {
    const keys = positionKeys(siblings.length)
    for (const [i, path] of siblings.entries()) positions.set(path, keys[i] ?? '')
  }
  const byPath = new Map(read.map((page) => [page.path, page]))
  const resolver = new LinkResolver({ folder, pages: byPath, files: all, notes, idOf: options.idOf })
  const idOf = (path: string) => options.idOf(path, 'page') as PageId

  function* pages(): Generator<PlannedPage> {
    for (const page of read) {
      const { links, attachments } = resolver.of(page)
      const { json, opened, lost } = bodyOf(page, links, kept.get(page.path))
      kept.delete(page.path)
      for (const what of lost) notes.remarks.push({ where: page.path, what })
      const parent = parents.get(page.path) ?? null
      yield {
        id: idOf(page.path),
        documentId: options.idOf(page.path, 'document') as DocumentId,
        path: page.path,
        kind: page.fields.kind ?? options.kind ?? kindByFolder(page.path) ?? 'note',
        parentId: parent === null ? null : idOf(parent),
        position: positions.get(page.path) ?? '',
        fields: { ...fieldsOf(page, opened, notes), tried: resolver.tried(page) },
        json,
        writtenAt: page.fields.date,
        attachments: attachments(),
      }
    }
  }
  return { total: read.length, pages, notes }
}

async function readOne(file: SourceFile, notes: ImportNotes): Promise<ReturnType<typeof parsePage> | null> {
  const skip = (what: string) => {
    notes.skipped.push({ where: file.path, what })
    return null
  }
  try {
    const bytes = await file.read()
    if (bytes.length > LARGEST_TEXT) return skip('It is larger than 2 MB; split it and import it again.')
    if (looksBinary(bytes)) return skip('It is not text.')
    const { text, guessed } = decodeText(bytes)
    if (guessed) notes.remarks.push({ where: file.path, what: `It is not UTF-8; it was read as ${guessed}.` })
    const one = parsePage(file.path, text)
    const { trouble } = one.page.fields
    if (trouble) notes.remarks.push({ where: file.path, what: trouble })
    return one
  } catch (error) {
    // One bad file must not stop the others: it is named, with the reason.
    return skip(`It could not be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function fieldsOf(page: ReadPage, opened: boolean, notes: ImportNotes): PageFields {
  const head = keepHead(page.head)
  if (head === null) notes.remarks.push({ where: page.path, what: 'Its head is too long to be kept word for word.' })
  const extra = { ...head, ...(opened && page.fields.title !== null ? { heading: 'first' } : {}) }
  const { title, fields } = page
  const status = fields.status ?? 'draft'
  const kept = fieldsFrom({ title, summary: fields.summary, tags: fields.tags, status, extra })
  if (kept.title !== title.trim())
    notes.remarks.push({ where: page.path, what: 'Its title was cut to 200 characters.' })
  if (kept.tags.length < fields.tags.length) notes.remarks.push({ where: page.path, what: 'Not all of its tags fit.' })
  return kept
}

const KIND_OF_FOLDER: Readonly<Record<string, Kind>> = {
  practices: 'practice',
  practice: 'practice',
  patterns: 'practice',
  stories: 'story',
  story: 'story',
  methods: 'method',
  method: 'method',
  tools: 'tool',
  notes: 'note',
}

/** The kind that the nearest telling folder gives. */
function kindByFolder(path: string): Kind | null {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const kind = KIND_OF_FOLDER[fileNameOf(folder).toLowerCase()]
    if (kind) return kind
  }
  return null
}
