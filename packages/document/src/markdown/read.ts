import type { Definition, Nodes, Root } from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { childrenOf, type DocNode, doc, docOf, node, text as plainText, textOf } from '../json.ts'
import { rewriteContainers } from './containers.ts'
import { splitFrontMatter } from './front-matter.ts'
import { isHostile } from './hostile.ts'
import type { MarkdownDocument, MarkdownReadOptions } from './options.ts'
import { piecesOf } from './pieces.ts'
import { readBlocks } from './read-blocks.ts'
import { ownFromMarkdown, ownSyntax } from './syntax.ts'

/**
 * GitHub's dialect without its second search for addresses in finished text, which would make links of escaped ones; the tokenizer
 * has found those that are meant.
 */
const GFM = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }))

/** Markdown that was parsed, to be read as a document as often as it takes to know what its links mean: parsing is nearly all of the work. */
export interface ParsedMarkdown {
  readonly frontMatter: string | null
  /** The text as a document, its links and pictures as the options say. */
  toDocument(options?: MarkdownReadOptions): MarkdownDocument
}

/**
 * Reads Markdown (CommonMark, GitHub's tables and tasks, [[wiki links]], ==marks==, admonitions) into a document. Nothing is dropped:
 * what has no place of its own is kept word for word in a raw block, or named in `lost`.
 */
export const fromMarkdown = (source: string, options: MarkdownReadOptions = {}): MarkdownDocument =>
  parseMarkdown(source).toDocument(options)

/** Parses Markdown without reading it into a document yet. */
export function parseMarkdown(source: string): ParsedMarkdown {
  const { frontMatter, body } = splitFrontMatter(source)
  const text = rewriteContainers(body.replace(/\r\n?/g, '\n'))
  if (isHostile(text)) return { frontMatter, toDocument: () => kept(text, frontMatter) }
  const root = parseText(text, piecesOf(text))
  const definitions = definitionsOf(root)
  return {
    frontMatter,
    toDocument(options = {}) {
      const lost = new Set<string>()
      const blocks = readBlocks(root.children, { options, source: text, definitions, lost, depth: 0 })
      const at = titleAt(blocks)
      const title = at >= 0 ? textOf(blocks[at] as DocNode).trim() || null : null
      const opens = options.keepTitle !== true && title !== null && blocks.slice(0, at).every(isComment)
      const json = docOf(opens ? blocks.filter((_, i) => i !== at) : blocks)
      return { json, frontMatter, title, lost: [...lost] }
    },
  }
}

/** The tree of a text that was cut into pieces: the same as that of the whole. */
export function parseText(text: string, pieces: readonly string[]): Root {
  const options = { extensions: [gfm(), ownSyntax()], mdastExtensions: [GFM, ownFromMarkdown()] }
  if (pieces.length < 2) return parse(text, options)
  const root: Root = { type: 'root', children: [] }
  let at = 0
  for (const piece of pieces) {
    const part = parse(piece, options)
    for (const child of part.children) {
      shift(child, at)
      root.children.push(child)
    }
    at += piece.length
  }
  return root
}

/** Moves the places of a node and all below it. */
function shift(of: Nodes, by: number): void {
  const { position } = of
  if (position?.start.offset !== undefined) position.start.offset += by
  if (position?.end.offset !== undefined) position.end.offset += by
  if ('children' in of) for (const child of of.children) shift(child, by)
}

/** A text that cannot be read as Markdown is kept whole, as the source it is. */
function kept(source: string, frontMatter: string | null): MarkdownDocument {
  const lost = ['The text is nested too deeply to be read as Markdown. It was kept as it is, as a block of source.']
  return { json: doc(node('codeBlock', { language: 'markdown' }, [plainText(source)])), frontMatter, title: null, lost }
}

const titleAt = (blocks: readonly DocNode[]): number =>
  blocks.findIndex((block) => block.type === 'heading' && block.attrs?.level === 1 && childrenOf(block).length > 0)

/** A comment or other raw block above the title does not make the title part of the text. */
const isComment = (block: DocNode): boolean => block.type === 'rawBlock'

function definitionsOf(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>()
  const walk = (part: { type: string; children?: readonly unknown[] }): void => {
    if (part.type === 'definition') {
      const definition = part as Definition
      if (!found.has(definition.identifier)) found.set(definition.identifier, definition)
    }
    for (const child of part.children ?? []) walk(child as typeof part)
  }
  walk(root)
  return found
}
