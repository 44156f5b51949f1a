import { type DocMark, type DocNode, joinText, node, text } from '../json.ts'
import { safeHref, safeImageSource } from '../safe-url.ts'
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isSilentTag,
  isText,
  styleOf,
  texOf,
  textWithin,
} from './elements.ts'

export interface HtmlReadOptions {
  /** Called for every link; null leaves it as it is. */
  readonly resolveLink?: (
    href: string,
  ) => { readonly pageId: string; readonly title: string } | { readonly href: string } | null
  readonly resolveImage?: (src: string) => string | null
}

export interface HtmlReading {
  readonly options: HtmlReadOptions
  readonly lost: Set<string>
}

const MARK_OF: { readonly [tag: string]: string } = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  u: 'underline',
  ins: 'underline',
  mark: 'highlight',
  code: 'code',
  tt: 'code',
  samp: 'code',
}

/** Kept as tags around their words: they change what the words mean. */
const KEPT_TAGS = new Set(['sub', 'sup', 'kbd'])

/** Deeper than any person nests; what is below becomes plain words. */
const DEEPEST_INLINE = 60

export function readInline(
  nodes: readonly HtmlNode[],
  reading: HtmlReading,
  marks: readonly DocMark[] = [],
  depth = 0,
): DocNode[] {
  return nodes.flatMap((part) => {
    if (isText(part)) return part.value === '' ? [] : [text(part.value, marks)]
    if (!isElement(part) || isSilentTag(part.tagName)) return []
    if (depth > DEEPEST_INLINE) return [text(textWithin(part), marks)]
    return readElement(part, reading, marks, depth)
  })
}

function readElement(element: HtmlElement, reading: HtmlReading, marks: readonly DocMark[], depth: number): DocNode[] {
  const tag = element.tagName
  const inner = (all: readonly DocMark[]): DocNode[] => readInline(element.childNodes, reading, all, depth + 1)
  if (tag === 'br') return [node('hardBreak')]
  if (tag === 'img') return readImage(element, reading)
  if (tag === 'a') return readLink(element, reading, marks, depth)
  if (tag === 'input') return []
  if (tag === 'math' || attributeOf(element, 'data-formula') !== null) {
    const source = tag === 'math' ? texOf(element) : textWithin(element)
    return source === null || source === '' ? [text(textWithin(element), marks)] : [node('formula', { source })]
  }
  if (KEPT_TAGS.has(tag)) {
    return [node('rawInline', { source: `<${tag}>` }), ...inner(marks), node('rawInline', { source: `</${tag}>` })]
  }
  return inner(marksFor(element, marks))
}

/** The marks a wrapper adds, by its tag or, from word processors, by its style. */
export function marksFor(element: HtmlElement, marks: readonly DocMark[]): DocMark[] {
  const style = styleOf(element)
  const names = new Set(marks.map(({ type }) => type))
  const own = MARK_OF[element.tagName]
  // Google Docs wraps whole documents in <b style="font-weight:normal">.
  if (own && !(own === 'bold' && /font-weight:\s*(normal|400)/.test(style))) names.add(own)
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) names.add('bold')
  if (/font-style:\s*italic/.test(style)) names.add('italic')
  if (/text-decoration[^;]*line-through/.test(style)) names.add('strike')
  // In a link the line says that it is one.
  if (element.tagName !== 'a' && !names.has('link') && /text-decoration[^;]*underline/.test(style))
    names.add('underline')
  return [...marks, ...[...names].filter((type) => !marks.some((mark) => mark.type === type)).map((type) => ({ type }))]
}

function readLink(element: HtmlElement, reading: HtmlReading, marks: readonly DocMark[], depth: number): DocNode[] {
  const written = attributeOf(element, 'href') ?? ''
  const styled = marksFor(element, marks)
  const found = written ? (reading.options.resolveLink?.(written) ?? null) : null
  if (found && 'pageId' in found) {
    const words = textWithin(element).replace(/\s+/g, ' ').trim()
    return [
      node('pageLink', {
        pageId: found.pageId,
        title: found.title,
        alias: words && words !== found.title ? words : null,
      }),
    ]
  }
  const href = safeHref(found ? found.href : written)
  if (href === null) {
    if (written)
      reading.lost.add(`A link was left as plain words, because its address may not be used: ${written.slice(0, 60)}`)
    return readInline(element.childNodes, reading, styled, depth + 1)
  }
  const title = attributeOf(element, 'title')
  const mark: DocMark = { type: 'link', attrs: title ? { href, title } : { href } }
  const inner = readInline(
    element.childNodes,
    reading,
    [...styled.filter(({ type }) => type !== 'link'), mark],
    depth + 1,
  )
  return inner.map((part) => (part.type === 'image' ? node('image', { ...part.attrs, href }) : part))
}

function readImage(element: HtmlElement, reading: HtmlReading): DocNode[] {
  const written = attributeOf(element, 'src') ?? ''
  const src = safeImageSource(reading.options.resolveImage?.(written) ?? written)
  const alt = attributeOf(element, 'alt')
  if (src === null) {
    reading.lost.add(`A picture was left out, because its address may not be used: ${written.slice(0, 60)}`)
    return alt ? [text(alt)] : []
  }
  const size = (name: string): number | null => {
    const value = Number.parseInt(attributeOf(element, name) ?? '', 10)
    return value >= 1 && value <= 10_000 ? value : null
  }
  const title = attributeOf(element, 'title')
  return [node('image', { src, alt: alt || null, title: title || null, width: size('width'), height: size('height') })]
}

/** Blanks as a browser shows them: runs become one, none at the ends of a line. A no-break space is no blank. */
export function tidy(content: readonly DocNode[]): DocNode[] {
  const out: DocNode[] = []
  let blank = true
  for (const part of content) {
    if (part.type !== 'text') {
      if (part.type === 'hardBreak') trimEnd(out)
      out.push(part)
      blank = part.type === 'hardBreak'
      continue
    }
    let words = (part.text ?? '').replace(/[ \t\r\n\f]+/g, ' ')
    if (blank) words = words.replace(/^ /, '')
    if (words === '') continue
    blank = words.endsWith(' ')
    out.push(text(words, part.marks ?? []))
  }
  while (out.at(-1)?.type === 'hardBreak' || out.at(-1)?.text === ' ') out.pop()
  trimEnd(out)
  return joinText(out)
}

function trimEnd(out: DocNode[]): void {
  const last = out.at(-1)
  if (last?.type === 'text') out[out.length - 1] = text((last.text ?? '').replace(/ $/, ''), last.marks ?? [])
}
