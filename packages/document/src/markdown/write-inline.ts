import type { PhrasingContent } from 'mdast'
import { escapeHtml } from '../escape.ts'
import { childrenOf, type DocMark, type DocNode, joinText, marksKey, numberAttr, stringAttr } from '../json.ts'
import { safeHref, safeImageSource } from '../safe-url.ts'
import { freeBlanks } from './free-blanks.ts'
import { imageTag } from './html-tags.ts'
import type { MarkdownWriteOptions } from './options.ts'
import { writeWikiLink } from './wiki-target.ts'

/** Where a line of text stands: line ends cannot be written as such in table cells and headings. */
export type Place = 'paragraph' | 'cell' | 'heading'

/** Outermost first where two marks reach equally far. */
const ORDER = ['link', 'bold', 'italic', 'strike', 'highlight', 'underline', 'code']

export function writeInline(block: DocNode, options: MarkdownWriteOptions, place: Place): PhrasingContent[] {
  return nest(freeBlanks(joinText(childrenOf(block))), [], options, place)
}

const html = (value: string): PhrasingContent => ({ type: 'html', value })
const without = (marks: readonly DocMark[] | undefined, done: readonly string[]): DocMark[] =>
  (marks ?? []).filter((mark) => !done.includes(mark.type))

/** Flat marks as nested spans: always the one that reaches farthest goes outside. */
function nest(
  parts: readonly DocNode[],
  done: readonly string[],
  options: MarkdownWriteOptions,
  place: Place,
): PhrasingContent[] {
  const out: PhrasingContent[] = []
  for (let i = 0; i < parts.length; ) {
    const part = parts[i] as DocNode
    const widest = without(part.marks, done)
      .filter((mark) => mark.type !== 'code' && ORDER.includes(mark.type))
      .map((mark) => ({ mark, end: reach(parts, i, mark) }))
      .sort((a, b) => b.end - a.end || ORDER.indexOf(a.mark.type) - ORDER.indexOf(b.mark.type))[0]
    if (!widest) {
      out.push(...leaf(part, parts, i, options, place))
      i++
      continue
    }
    const inner = nest(parts.slice(i, widest.end), [...done, widest.mark.type], options, place)
    const beside = /=$/.test(parts[i - 1]?.text ?? '') || /^=/.test(parts[widest.end]?.text ?? '')
    out.push(...wrap(widest.mark, inner, beside))
    i = widest.end
  }
  return out
}

/** How far a mark reaches. Breaks, page links and pictures have no marks of their own and may stand inside a span, except a link. */
function reach(parts: readonly DocNode[], from: number, mark: DocMark): number {
  const key = marksKey([mark])
  const has = (part: DocNode): boolean => (part.marks ?? []).some((one) => marksKey([one]) === key)
  let end = from + 1
  for (let i = from + 1; i < parts.length; i++) {
    const part = parts[i] as DocNode
    if (part.type === 'text' && !has(part)) break
    if (part.type === 'text') end = i + 1
    else if (mark.type === 'link') break
  }
  return end
}

/** `beside`: whether a sign of equality stands right beside the words. */
function wrap(mark: DocMark, children: PhrasingContent[], beside: boolean): PhrasingContent[] {
  switch (mark.type) {
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'highlight':
      return markable(children) && !beside
        ? [{ type: 'highlightSequence' }, ...children, { type: 'highlightSequence' }]
        : [html('<mark>'), ...children, html('</mark>')]
    case 'underline':
      return [html('<u>'), ...children, html('</u>')]
    case 'link': {
      const url = safeHref(mark.attrs?.href)
      if (url === null) return children
      return [{ type: 'link', url, title: stringAttr(mark, 'title') || null, children: children as never }]
    }
    default:
      return children
  }
}

/** Whether `==` can stand at both ends: not beside a blank or another `=`. */
function markable(children: readonly PhrasingContent[]): boolean {
  const first = children[0]
  const last = children.at(-1)
  const open = first?.type !== 'text' || /^[^\s=]/.test(first.value)
  const close = last?.type !== 'text' || /[^\s=]$/.test(last.value)
  return open && close && !children.some((child) => child.type === 'highlightSequence' || child.type === 'break')
}

function leaf(
  part: DocNode,
  parts: readonly DocNode[],
  at: number,
  options: MarkdownWriteOptions,
  place: Place,
): PhrasingContent[] {
  switch (part.type) {
    case 'text': {
      const value = (part.text ?? '').replace(/[\r\n]+/g, ' ')
      const isCode = part.marks?.some((mark) => mark.type === 'code')
      return [isCode ? { type: 'inlineCode', value } : { type: 'text', value }]
    }
    case 'hardBreak': {
      // A backslash at the end of a block is only a backslash; neither cells nor headings have a second line.
      const plain = place === 'paragraph' && at > 0 && at < parts.length - 1 && parts[at + 1]?.type === 'text'
      return [plain ? { type: 'break' } : html('<br>')]
    }
    case 'pageLink':
      return [pageLink(part, options)]
    case 'mention': {
      const children = [{ type: 'text' as const, value: `@${stringAttr(part, 'name')}` }]
      return [{ type: 'link', url: `member:${stringAttr(part, 'memberId') || 'unknown'}`, children }]
    }
    case 'tag': {
      const name = stringAttr(part, 'name')
      return [{ type: 'link', url: `tag:${encodeURIComponent(name)}`, children: [{ type: 'text', value: `#${name}` }] }]
    }
    case 'formula':
      return [formula(stringAttr(part, 'source'), parts, at)]
    case 'image':
      return picture(part, options)
    case 'rawInline':
      return [html(stringAttr(part, 'source'))]
    default:
      return [
        {
          type: 'text',
          value: childrenOf(part)
            .map((child) => child.text ?? '')
            .join(''),
        },
      ]
  }
}

function pageLink(part: DocNode, options: MarkdownWriteOptions): PhrasingContent {
  const target = {
    title: stringAttr(part, 'title'),
    heading: stringAttr(part, 'heading') || null,
    alias: stringAttr(part, 'alias') || null,
  }
  const pageId = stringAttr(part, 'pageId')
  const href = pageId ? safeHref(options.pageHref?.(pageId, target.heading)) : null
  if (href === null) return { type: 'wikiLink', value: writeWikiLink(target) }
  return { type: 'link', url: href, children: [{ type: 'text', value: target.alias ?? target.title }] }
}

function picture(part: DocNode, options: MarkdownWriteOptions): PhrasingContent[] {
  const safe = safeImageSource(part.attrs?.src)
  if (safe === null) return [{ type: 'text', value: stringAttr(part, 'alt') }]
  const url = options.imageSource?.(safe) ?? safe
  const href = safeHref(part.attrs?.href)
  const sized = numberAttr(part, 'width', 0) > 0 || numberAttr(part, 'height', 0) > 0
  if (sized || stringAttr(part, 'caption')) return [html(imageTag(part, url))]
  const alt = stringAttr(part, 'alt') || null
  const shown: PhrasingContent = { type: 'image', url, alt, title: stringAttr(part, 'title') || null }
  return [href === null ? shown : { type: 'link', url: href, title: null, children: [shown] }]
}

/** Whether a formula could be read back from between two `$`. */
const FORMULA = /^(?![\s$])(?:\\[^\r\n]|[^\\$\r\n]){1,1000}(?<!\s)$/

/** A formula between `$`, or as code of GitHub's second form where that could not be read back. */
function formula(source: string, parts: readonly DocNode[], at: number): PhrasingContent {
  const edge = (part: DocNode | undefined, sign: RegExp): boolean =>
    part?.type !== 'text' || !sign.test(part.text ?? '')
  const free = edge(parts[at - 1], /[\p{L}\p{N}$]$/u) && edge(parts[at + 1], /^[\p{L}\p{N}$]/u)
  const beside = parts[at - 1]?.type === 'formula' || parts[at + 1]?.type === 'formula'
  if (FORMULA.test(source) && free && !beside) return { type: 'formula', value: source }
  return html(formulaAsHtml(source))
}

/** A formula that dollars cannot hold. A bar would end the cell where it stands in a table. */
export function formulaAsHtml(source: string): string {
  const said = escapeHtml(source)
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('|', '&#124;')
  return `<span data-formula="${said}"></span>`
}
