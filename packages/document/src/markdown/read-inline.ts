import type { Definition, Node, PhrasingContent } from 'mdast'
import { unescapeHtml } from '../escape.ts'
import { type DocMark, type DocNode, joinText, node, text, textOf } from '../json.ts'
import { safeHref, safeImageSource } from '../safe-url.ts'
import { freeBlanks } from './free-blanks.ts'
import { image, imageAttrsOf, isImageTag } from './html-tags.ts'
import type { MarkdownReadOptions } from './options.ts'
import { readWikiLink } from './wiki-target.ts'

/** What a reader carries through one text. */
export interface Reading {
  readonly options: MarkdownReadOptions
  /** The text the positions point into. */
  readonly source: string
  readonly definitions: ReadonlyMap<string, Definition>
  readonly lost: Set<string>
  /** How many containers are around. */
  readonly depth: number
}

export function readInline(
  nodes: readonly PhrasingContent[],
  reading: Reading,
  marks: readonly DocMark[] = [],
): DocNode[] {
  const out: DocNode[] = []
  // What found no end once will find none further on: without this a text of nothing but beginnings is read in square time.
  const endless = new Set<string>()
  for (let i = 0; i < nodes.length; i++) {
    const part = nodes[i]
    if (!part) continue
    const pair = pairAt(nodes, i, endless)
    if (pair?.formula !== undefined) {
      out.push(node('formula', { source: pair.formula }))
      i = pair.end
    } else if (pair) {
      const inner = nodes.slice(i + 1, pair.end)
      out.push(...readInline(inner, reading, withMark(marks, { type: pair.mark })))
      i = pair.end
    } else out.push(...readPart(part, reading, marks))
  }
  // Blanks at the edge of marked words are not marked: what was read is what would be written.
  return marks.length === 0 ? freeBlanks(joinText(out)) : joinText(out)
}

const withMark = (marks: readonly DocMark[], mark: DocMark): DocMark[] =>
  marks.some((one) => one.type === mark.type) ? [...marks] : [...marks, mark]

const oneLine = (value: string): string => value.replace(/\r\n?|\n/g, ' ')

function readPart(part: PhrasingContent, reading: Reading, marks: readonly DocMark[]): DocNode[] {
  switch (part.type) {
    case 'text':
      return [text(oneLine(part.value), marks)]
    case 'emphasis':
      return readInline(part.children, reading, withMark(marks, { type: 'italic' }))
    case 'strong':
      return readInline(part.children, reading, withMark(marks, { type: 'bold' }))
    case 'delete':
      return readInline(part.children, reading, withMark(marks, { type: 'strike' }))
    case 'inlineCode':
      return [text(oneLine(part.value), withMark(marks, { type: 'code' }))]
    case 'break':
      return [node('hardBreak')]
    case 'link':
      return readLink(part.url, part.title ?? null, part.children, reading, marks)
    case 'image':
      return [readImage(part.url, part.alt ?? null, part.title ?? null, sliceOf(part, reading), reading)]
    case 'linkReference': {
      const found = reading.definitions.get(part.identifier)
      if (!found) return [text(oneLine(sliceOf(part, reading)), marks)]
      return readLink(found.url, found.title ?? null, part.children, reading, marks)
    }
    case 'imageReference': {
      const found = reading.definitions.get(part.identifier)
      if (!found) return [text(oneLine(sliceOf(part, reading)), marks)]
      return [readImage(found.url, part.alt ?? null, found.title ?? null, sliceOf(part, reading), reading)]
    }
    case 'footnoteReference':
      return [node('rawInline', { source: `[^${part.label ?? part.identifier}]` })]
    case 'html':
      return [readTag(part.value, reading)]
    case 'wikiLink':
      return [readWiki(part.value, reading)]
    case 'formula':
      return [node('formula', { source: part.value })]
    case 'highlightSequence':
      return [text('==', marks)]
    default:
      return [node('rawInline', { source: sliceOf(part, reading) })]
  }
}

/** The words a node was read from. */
export function sliceOf(of: Node, reading: Reading): string {
  return reading.source.slice(of.position?.start.offset ?? 0, of.position?.end.offset ?? 0)
}

const PAIRS = [
  { open: /^<u>$/i, close: /^<\/u>$/i, mark: 'underline' },
  { open: /^<mark>$/i, close: /^<\/mark>$/i, mark: 'highlight' },
] as const

/** `==…==`, `<u>…</u>` and `<mark>…</mark>` among neighbours: the mark, and where it closes. */
function pairAt(
  nodes: readonly PhrasingContent[],
  at: number,
  endless: Set<string>,
): { mark: string; end: number; formula?: never } | { formula: string; end: number } | null {
  const first = nodes[at]
  if (first?.type === 'highlightSequence') {
    if (endless.has('==') || edgeBlank(nodes[at + 1], 'start')) return null
    for (let end = at + 2; end < nodes.length; end++) {
      if (nodes[end]?.type === 'highlightSequence' && !edgeBlank(nodes[end - 1], 'end'))
        return { mark: 'highlight', end }
    }
    endless.add('==')
  }
  if (first?.type === 'html') {
    const formula = /^<span data-formula="([^"]*)">$/.exec(first.value)?.[1]
    const last = nodes[at + 1]
    if (formula !== undefined && last?.type === 'html' && last.value === '</span>')
      return { formula: unescapeHtml(formula), end: at + 1 }
    const pair = PAIRS.find(({ open }) => open.test(first.value))
    if (!pair || endless.has(pair.mark)) return null
    for (let end = at + 1; end < nodes.length; end++) {
      const last = nodes[end]
      if (last?.type === 'html' && pair.close.test(last.value)) return { mark: pair.mark, end }
    }
    endless.add(pair.mark)
  }
  return null
}

function edgeBlank(part: PhrasingContent | undefined, edge: 'start' | 'end'): boolean {
  if (!part || part.type === 'break' || part.type === 'highlightSequence') return true
  return part.type === 'text' && (edge === 'start' ? /^\s/ : /\s$/).test(part.value)
}

function readTag(html: string, reading: Reading): DocNode {
  if (/^<br\s*\/?>$/i.test(html)) return node('hardBreak')
  if (isImageTag(html)) {
    const attrs = imageAttrsOf(html)
    const src = resolvedImage(String(attrs.src ?? ''), reading)
    if (src !== null) return image({ ...attrs, src, href: safeHref(attrs.href) })
  }
  return node('rawInline', { source: html })
}

function resolvedImage(src: string, { options, lost }: Reading): string | null {
  const safe = safeImageSource(options.resolveImage?.(src) ?? src)
  if (safe === null) lost.add(`A picture was left as text, because its address may not be used: ${src.slice(0, 60)}`)
  return safe
}

function readImage(url: string, alt: string | null, title: string | null, source: string, reading: Reading): DocNode {
  const src = resolvedImage(url, reading)
  if (src === null) return node('rawInline', { source })
  return image({ src, alt: alt || null, title: title || null })
}

function readWiki(source: string, reading: Reading): DocNode {
  const { embed, title, heading, alias } = readWikiLink(source)
  if (embed && /\.(png|jpe?g|gif|webp|svg|avif)$/i.test(title)) {
    const src = resolvedImage(title, reading)
    if (src !== null) return image({ src, alt: alias })
  }
  if (embed) reading.lost.add(`An embedded page became a link: ${title}`)
  const found = reading.options.resolveLink?.(heading ? `${title}#${heading}` : title, 'wiki') ?? null
  if (found && 'pageId' in found) {
    const shown = alias ?? (found.title === title ? null : title)
    return node('pageLink', {
      pageId: found.pageId,
      title: found.title,
      heading: found.heading ?? heading,
      alias: shown,
    })
  }
  const href = found ? safeHref(found.href) : null
  if (href !== null) return text(alias ?? title, [{ type: 'link', attrs: { href } }])
  return node('pageLink', { title, heading, alias })
}

function readLink(
  url: string,
  title: string | null,
  children: readonly PhrasingContent[],
  reading: Reading,
  marks: readonly DocMark[],
): DocNode[] {
  const words = (): string => readInline(children, reading).map(textOf).join('').trim()
  const [scheme, rest] = /^(member|tag|page):(.+)$/.exec(url)?.slice(1) ?? []
  if (scheme === 'member' && rest) return [node('mention', { memberId: rest, name: words().replace(/^@/, '') })]
  if (scheme === 'tag' && rest) return [node('tag', { name: decodeUri(rest) })]
  const found = reading.options.resolveLink?.(url, 'link') ?? null
  if (found && 'pageId' in found) {
    const shown = words()
    const alias = shown === '' || shown === found.title ? null : shown
    return [node('pageLink', { pageId: found.pageId, title: found.title, heading: found.heading ?? null, alias })]
  }
  const href = safeHref(found ? found.href : url)
  if (href === null) {
    reading.lost.add(`A link was left as plain words, because its address may not be used: ${url.slice(0, 60)}`)
    return readInline(children, reading, marks)
  }
  const inner = readInline(
    children,
    reading,
    withMark(marks, { type: 'link', attrs: title ? { href, title } : { href } }),
  )
  return inner.map((part) => (part.type === 'image' ? node('image', { ...part.attrs, href }) : part))
}

function decodeUri(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return value
    throw error
  }
}
