import { deriveContent } from '@commonplace/document/derive'
import { childrenOf, type DocNode, heading } from '@commonplace/document/json'
import {
  type MarkdownReadOptions,
  type ParsedMarkdown,
  parseMarkdown,
  splitFrontMatter,
} from '@commonplace/document/markdown'
import { Anchors } from './anchors.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { fileNameOf, folderOf, isFolderPage, stemOf } from './paths.ts'

/** One Markdown file, read for its names; its text is read a second time when all names are known. */
export interface ReadPage {
  readonly path: string
  /** The head with its fences, word for word; empty where there is none. */
  readonly head: string
  readonly body: string
  readonly fields: FrontMatter
  readonly title: string
  /** Where the title was found. */
  readonly titleFrom: 'front matter' | 'heading' | 'file name'
  readonly anchors: Anchors
}

export const readPage = (path: string, text: string): ReadPage => parsePage(path, text).page

/** A file with its names, and its text as it was parsed to find them. */
export function parsePage(path: string, text: string): { readonly page: ReadPage; readonly parsed: ParsedMarkdown } {
  const { body } = splitFrontMatter(text)
  const clean = text.replace(/^\ufeff/, '')
  const head = clean.slice(0, clean.length - body.length)
  const fields = readFrontMatter(head)
  const parsed = parseMarkdown(body)
  const { json, title: h1 } = parsed.toDocument()
  const { headings } = deriveContent(json)
  const first = h1 ?? headings.find((one) => one.text.trim() !== '')?.text.trim() ?? null
  const title = fields.title ?? first ?? nameOf(path)
  const titleFrom = fields.title !== null ? 'front matter' : first !== null ? 'heading' : 'file name'
  const anchors = new Anchors(headings, h1 ?? title)
  return { page: { path, head, body, fields, title, titleFrom, anchors }, parsed }
}

function nameOf(path: string): string {
  const folder = fileNameOf(folderOf(path))
  return isFolderPage(path) && folder !== '' ? folder : stemOf(path)
}

/**
 * The text as a document. A heading of level 1 at its top is the title and is shown as such, so it leaves the text; where the head of
 * the file names another title, the heading stays.
 */
export function bodyOf(
  page: ReadPage,
  options: MarkdownReadOptions,
  parsed = parseMarkdown(page.body),
): { json: DocNode; opened: boolean; lost: string[] } {
  const { json, title, lost } = parsed.toDocument(options)
  const taken = title !== null && !hasTopHeading(json, title)
  if (!taken || title === page.title) return { json, opened: taken, lost: [...lost] }
  const blocks = childrenOf(json)
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.type !== 'rawBlock'),
  )
  return {
    json: { ...json, content: [...blocks.slice(0, at), heading(1, title), ...blocks.slice(at)] },
    opened: false,
    lost: [...lost],
  }
}

function hasTopHeading(json: DocNode, words: string): boolean {
  return deriveContent(json).headings.some((one) => one.level === 1 && one.text.trim() === words)
}
