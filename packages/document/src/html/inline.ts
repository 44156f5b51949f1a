import { escapeHtml } from '../escape.ts'
import { headingIdOf } from '../heading-ids.ts'
import { childrenOf, type DocMark, type DocNode, marksKey, numberAttr, stringAttr, textOf } from '../json.ts'
import { safeHref, safeImageSource } from '../safe-url.ts'
import type { HtmlOptions } from './options.ts'

const TAGS: { readonly [mark: string]: string } = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  highlight: 'mark',
  code: 'code',
  // Only the view of differences writes these two.
  ins: 'ins',
  del: 'del',
}
/** Outermost first, so that neighbouring runs share the same opening tags. */
const ORDER = ['ins', 'del', 'link', 'bold', 'italic', 'underline', 'strike', 'highlight', 'code']

export function renderInline(content: readonly DocNode[], options: HtmlOptions): string {
  let out = ''
  const kept = pairedTags(content)
  let open: DocMark[] = []
  for (const part of content) {
    const marks = ordered(
      part.type === 'text' ? part.marks : part.marks?.filter(({ type }) => type === 'ins' || type === 'del'),
    )
    let same = 0
    while (same < open.length && same < marks.length && sameMark(open[same], marks[same])) same++
    for (const mark of open.slice(same).reverse()) out += closeTag(mark)
    for (const mark of marks.slice(same)) out += openTag(mark)
    open = marks
    if (part.type === 'text') out += escapeHtml(part.text ?? '')
    else out += kept.get(part) ?? renderAtom(part, options)
  }
  for (const mark of open.reverse()) out += closeTag(mark)
  return out
}

const PAIRED = /^<(\/?)(sub|sup|kbd|samp|var|small)>$/

/** The few bare tags without attributes that only shape words, where they open and close in this line: these are shown as they are. */
function pairedTags(content: readonly DocNode[]): Map<DocNode, string> {
  const kept = new Map<DocNode, string>()
  const open: { part: DocNode; tag: string }[] = []
  for (const part of content) {
    const match = part.type === 'rawInline' ? PAIRED.exec(stringAttr(part, 'source')) : null
    const tag = match?.[2]
    if (tag === undefined) continue
    if (match?.[1] === '') open.push({ part, tag })
    else if (open.at(-1)?.tag === tag) {
      const first = open.pop()
      if (first) kept.set(first.part, `<${tag}>`)
      kept.set(part, `</${tag}>`)
    }
  }
  return kept
}

function ordered(marks: readonly DocMark[] | undefined): DocMark[] {
  if (!marks) return []
  return marks
    .filter((mark) => (mark.type === 'link' ? safeHref(mark.attrs?.href) !== null : Object.hasOwn(TAGS, mark.type)))
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
}

const sameMark = (a: DocMark | undefined, b: DocMark | undefined): boolean =>
  a !== undefined && b !== undefined && marksKey([a]) === marksKey([b])

/** Whose a stretch of a difference is. */
export function authorAttrs(of: DocNode | DocMark, className = ''): string {
  const [by, hue] = [numberAttr(of, 'by', -1), numberAttr(of, 'hue', -1)]
  if (by < 0) return className && ` class="${className}"`
  return ` class="${className && `${className} `}hue-${hue}" data-by="${by}"`
}

function openTag(mark: DocMark): string {
  if (mark.type === 'ins' || mark.type === 'del') return `<${mark.type}${authorAttrs(mark)}>`
  if (mark.type !== 'link') return `<${TAGS[mark.type]}>`
  const title = stringAttr(mark, 'title')
  return `${linkTag(safeHref(mark.attrs?.href) ?? '')}${title ? ` title="${escapeHtml(title)}"` : ''}>`
}

/** The start of a link, open for more attributes. Links out of the house say so to search engines and hide where they come from. */
function linkTag(href: string): string {
  const rel = /^(?:[a-z]+:)?\/\//i.test(href) ? ' rel="noopener noreferrer nofollow"' : ''
  return `<a href="${escapeHtml(href)}"${rel}`
}

const closeTag = (mark: DocMark): string => (mark.type === 'link' ? '</a>' : `</${TAGS[mark.type]}>`)

function renderAtom(part: DocNode, options: HtmlOptions): string {
  switch (part.type) {
    case 'hardBreak':
      return '<br>'
    case 'image':
      return renderImage(part, options)
    case 'pageLink':
      return renderPageLink(part, options)
    case 'mention':
      return `<span class="mention" data-member="${escapeHtml(stringAttr(part, 'memberId'))}">${escapeHtml(textOf(part))}</span>`
    case 'tag':
      return `<span class="tag" data-tag="${escapeHtml(stringAttr(part, 'name'))}">${escapeHtml(textOf(part))}</span>`
    case 'formula': {
      const source = stringAttr(part, 'source')
      return options.drawFormula?.(source, false) ?? `<code class="formula">${escapeHtml(source)}</code>`
    }
    case 'rawInline': {
      const source = stringAttr(part, 'source')
      return isComment(source) ? '' : `<code class="raw">${escapeHtml(source)}</code>`
    }
    default:
      return escapeHtml(childrenOf(part).map(textOf).join(''))
  }
}

/** Comments are for whoever reads the source. */
export const isComment = (source: string): boolean => /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(source)

function renderPageLink(part: DocNode, options: HtmlOptions): string {
  const pageId = stringAttr(part, 'pageId')
  const heading = stringAttr(part, 'heading') || null
  const found = pageId ? (options.resolvePage?.(pageId, heading) ?? null) : null
  const words = escapeHtml(stringAttr(part, 'alias') || found?.title || stringAttr(part, 'title'))
  const href = safeHref(found?.href)
  if (href === null) {
    const data = pageId ? ` data-page="${escapeHtml(pageId)}"` : ''
    return `<span class="page-link${pageId ? '' : ' page-link-missing'}"${data}>${words}</span>`
  }
  const full = heading && !href.includes('#') ? `${href}#${headingIdOf(heading)}` : href
  return `<a class="page-link" href="${escapeHtml(full)}" data-page="${escapeHtml(pageId)}">${words}</a>`
}

function renderImage(part: DocNode, options: HtmlOptions): string {
  const safe = safeImageSource(part.attrs?.src)
  const found = safe === null ? null : (options.resolveImage?.(safe) ?? safe)
  const src = safeImageSource(typeof found === 'string' ? found : found?.src)
  const alt = stringAttr(part, 'alt') || stringAttr(part, 'caption')
  // What no browser could fetch is said in words instead of shown broken.
  if (src === null || src.startsWith('attachment:'))
    return alt ? `<em class="image-missing">${escapeHtml(alt)}</em>` : ''
  const known: { width?: number; height?: number } = typeof found === 'string' || found === null ? {} : found
  const width = numberAttr(part, 'width', 0) || known.width || 0
  const height = numberAttr(part, 'height', 0) || scaled(known, width)
  const size = `${width > 0 ? ` width="${Math.round(width)}"` : ''}${height > 0 ? ` height="${Math.round(height)}"` : ''}`
  const title = stringAttr(part, 'title')
  const image = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${title ? ` title="${escapeHtml(title)}"` : ''}${size} loading="lazy" decoding="async">`
  const href = safeHref(part.attrs?.href)
  return href === null ? image : `${linkTag(href)}>${image}</a>`
}

/** The height that goes with a width, so that nothing jumps when the picture arrives. */
function scaled(known: { width?: number; height?: number }, width: number): number {
  if (!known.width || !known.height) return 0
  return width > 0 ? (known.height * width) / known.width : known.height
}
