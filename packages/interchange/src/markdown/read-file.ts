import { deriveContent } from '@commonplace/document/derive'
import { childrenOf, type DocNode, heading } from '@commonplace/document/json'
import { fromMarkdown, type MarkdownReadOptions, splitFrontMatter } from '@commonplace/document/markdown'
import { Anchors } from './anchors.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { fileNameOf, folderOf, isFolderPage, stemOf } from './paths.ts'

/** One Markdown file, read once for its names; its text is read a second time when all names are known. */
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

export function readPage(path: string, text: string): ReadPage {
  const { body } = splitFrontMatter(text)
  const clean = text.replace(/^\ufeff/, '')
  const head = clean.slice(0, clean.length - body.length)
  const fields = readFrontMatter(head)
  const { json, title: h1 } = fromMarkdown(body)
  const { headings } = deriveContent(json)
  const first = h1 ?? headings.find((one) => one.text.trim() !== '')?.text.trim() ?? null
  const title = fields.title ?? first ?? nameOf(path)
  const titleFrom = fields.title !== null ? 'front matter' : first !== null ? 'heading' : 'file name'
  return { path, head, body, fields, title, titleFrom, anchors: new Anchors(headings, h1 ?? title) }
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
): { json: DocNode; opened: boolean; lost: string[] } {
  const { json, title, lost } = fromMarkdown(page.body, options)
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
