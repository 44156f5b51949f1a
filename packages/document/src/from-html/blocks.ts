import { serializeOuter } from 'parse5'
import { embedOf } from '../embeds.ts'
import { type DocMark, type DocNode, node, text } from '../json.ts'
import { CALLOUT_TONES } from '../tones.ts'
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  holdsBlock,
  isBlockTag,
  isElement,
  isForeignTag,
  isSilentTag,
  texOf,
  textWithin,
} from './elements.ts'
import { type HtmlReading, marksFor, readInline, tidy } from './inline.ts'
import { readList } from './lists.ts'
import { readTable } from './tables.ts'

const DEEPEST_BLOCK = 40

/** Children as blocks: runs of inline content between blocks become paragraphs. */
export function readBlocks(
  nodes: readonly HtmlNode[],
  reading: HtmlReading,
  marks: readonly DocMark[] = [],
  depth = 0,
): DocNode[] {
  const out: DocNode[] = []
  let run: HtmlNode[] = []
  const flush = (): void => {
    const content = tidy(readInline(run, reading, marks))
    if (content.length > 0) out.push(node('paragraph', null, content))
    run = []
  }
  for (const part of nodes) {
    const block =
      isElement(part) &&
      !isSilentTag(part.tagName) &&
      (isBlockTag(part.tagName) ||
        (part.tagName === 'math' && attributeOf(part, 'display') === 'block' && texOf(part) !== null) ||
        isForeignTag(part.tagName) ||
        holdsBlock(part))
    if (!block) run.push(part)
    else {
      flush()
      for (const read of readBlock(part, reading, marks, depth)) out.push(read)
    }
  }
  flush()
  return out
}

/** At least one block, as containers need. */
export const orParagraph = (blocks: DocNode[]): DocNode[] => (blocks.length > 0 ? blocks : [node('paragraph')])

function readBlock(element: HtmlElement, reading: HtmlReading, marks: readonly DocMark[], depth: number): DocNode[] {
  const tag = element.tagName
  if (depth > DEEPEST_BLOCK) {
    const words = textWithin(element).replace(/\s+/g, ' ').trim()
    return words ? [node('paragraph', null, [text(words)])] : []
  }
  const inner = (): DocNode[] => readBlocks(element.childNodes, reading, marks, depth + 1)
  const line = (): DocNode[] => tidy(readInline(element.childNodes, reading, marks))
  const embedded = tag === 'iframe' ? attributeOf(element, 'src') : null
  if (embedded && embedOf(embedded))
    return [node('embed', { url: embedded, title: attributeOf(element, 'title') ?? '' })]
  if (tag === 'math')
    return [node('codeBlock', { language: 'math' }, [text(texOf(element) ?? textWithin(element).trim())])]
  if (isForeignTag(tag)) {
    reading.lost.add(`A part that cannot be shown was kept as its source: <${tag}>`)
    return [node('rawBlock', { source: serializeOuter(element), format: 'html' })]
  }
  if (/^h[1-6]$/.test(tag)) {
    const content = line()
    return content.length > 0 ? [node('heading', { level: Number(tag.slice(1)) }, content)] : []
  }
  switch (tag) {
    case 'p':
      return inner()
    case 'hr':
      return [node('horizontalRule')]
    case 'pre':
      return [readCode(element)]
    case 'blockquote':
      return [node('blockquote', null, orParagraph(inner()))]
    case 'ul':
    case 'ol':
      return readList(element, reading, depth)
    case 'li':
      return [node('bulletList', null, [node('listItem', null, startingWithParagraph(inner()))])]
    case 'table':
      return readTable(element, reading, depth)
    case 'figure':
      return readFigure(element, reading, marks, depth)
    case 'details':
      return [readDetails(element, reading, marks, depth)]
    case 'div':
    case 'aside': {
      const callout = readCallout(element, reading, depth)
      return callout ? [callout] : inner()
    }
    default:
      // Wrappers of all kinds hand on what they hold, and what they look like.
      return readBlocks(element.childNodes, reading, marksFor(element, marks), depth + 1)
  }
}

export function startingWithParagraph(blocks: DocNode[]): DocNode[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [node('paragraph'), ...blocks]
}

function readCode(element: HtmlElement): DocNode {
  const code = element.childNodes.find((child): child is HtmlElement => isElement(child) && child.tagName === 'code')
  const classes = [element, code].map((one) => (one ? attributeOf(one, 'class') : null) ?? '').join(' ')
  const language = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1] ?? null
  const source = textWithin(element).replace(/\r\n?/g, '\n').replace(/\n$/, '')
  return node('codeBlock', { language: language === 'none' ? null : language }, source ? [text(source)] : [])
}

function readFigure(element: HtmlElement, reading: HtmlReading, marks: readonly DocMark[], depth: number): DocNode[] {
  const caption = element.childNodes.find(
    (child): child is HtmlElement => isElement(child) && child.tagName === 'figcaption',
  )
  const words = caption ? textWithin(caption).replace(/\s+/g, ' ').trim() : ''
  const blocks = readBlocks(
    element.childNodes.filter((child) => child !== caption),
    reading,
    marks,
    depth + 1,
  )
  const only = blocks.length === 1 && blocks[0]?.content?.length === 1 ? blocks[0].content[0] : undefined
  if (only?.type === 'image')
    return [node('paragraph', null, [node('image', { ...only.attrs, caption: words || null })])]
  return words ? [...blocks, node('paragraph', null, [text(words)])] : blocks
}

function readDetails(element: HtmlElement, reading: HtmlReading, marks: readonly DocMark[], depth: number): DocNode {
  const summary = element.childNodes.find(
    (child): child is HtmlElement => isElement(child) && child.tagName === 'summary',
  )
  const words = summary ? textWithin(summary).replace(/\s+/g, ' ').trim() : ''
  const rest = element.childNodes.filter((child) => child !== summary)
  return node('details', null, [
    node('detailsSummary', null, words ? [text(words)] : []),
    node('detailsContent', null, orParagraph(readBlocks(rest, reading, marks, depth + 1))),
  ])
}

/** Our own reading form of a callout, so that what is copied from a page comes back as it was. */
function readCallout(element: HtmlElement, reading: HtmlReading, depth: number): DocNode | null {
  if (!hasClass(element, 'callout')) return null
  const tone = CALLOUT_TONES.find((one) => hasClass(element, `callout-${one}`)) ?? 'note'
  const head = element.childNodes.find(
    (child): child is HtmlElement => isElement(child) && hasClass(child, 'callout-title'),
  )
  const title = head ? textWithin(head).trim() : ''
  const rest = element.childNodes.filter((child) => child !== head)
  const own = title.toLowerCase() === tone ? null : title || null
  return node('callout', { tone, title: own }, orParagraph(readBlocks(rest, reading, [], depth + 1)))
}
