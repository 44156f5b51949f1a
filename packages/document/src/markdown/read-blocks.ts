import type { BlockContent, Blockquote, DefinitionContent, List, ListItem, Paragraph, RootContent, Table } from 'mdast'
import { unescapeHtml } from '../escape.ts'
import { type DocNode, node, text, textOf } from '../json.ts'
import { attachmentOf, safeImageSource } from '../safe-url.ts'
import { alertOf } from './alerts.ts'
import { embedIn, image, imageAttrsOf, imageTagsOf } from './html-tags.ts'
import { type Reading, readInline, sliceOf } from './read-inline.ts'

type Block = RootContent | BlockContent | DefinitionContent

/** Blocks as nodes. Two forms span several neighbours, `<details>` and an adopted answer, so they are looked for first. */
export function readBlocks(blocks: readonly Block[], above: Reading): DocNode[] {
  const reading = { ...above, depth: above.depth + 1 }
  if (reading.depth > DEEPEST) {
    above.lost.add('Lists and quotes nested more than 20 deep were kept as their source.')
    return blocks.map((block) => node('rawBlock', { source: sliceOf(block, above), format: 'markdown' }))
  }
  const out: DocNode[] = []
  const ends = endsIn(blocks)
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    if (!block) continue
    const span = spanAt(blocks, i, ends)
    if (span) {
      const inner = orEmpty(readBlocks(blocks.slice(i + 1, span.end), reading))
      out.push(span.wrap(inner))
      i = span.end
    } else for (const read of readBlock(block, reading)) out.push(read)
  }
  return out
}

/** Each level of a list is two in the document, and a table four: what is read stays well below what a document may nest. */
const DEEPEST = 20

const orEmpty = (blocks: DocNode[]): DocNode[] => (blocks.length > 0 ? blocks : [node('paragraph')])

const DETAILS = /^<details[^>]*>\s*<summary[^>]*>([\s\S]*?)<\/summary>\s*$/i
const ADOPTED = /^<!-- adopted ([\w-]{1,64}) -->$/

function spanAt(
  blocks: readonly Block[],
  at: number,
  ends: ReadonlyMap<number, number>,
): { end: number; wrap: (inner: DocNode[]) => DocNode } | null {
  const end = ends.get(at)
  if (end === undefined) return null
  const html = htmlAt(blocks, at)
  const summary = DETAILS.exec(html)?.[1]
  if (summary === undefined) {
    const adoptionId = ADOPTED.exec(html)?.[1] ?? ''
    return { end, wrap: (inner) => node('adoptedAnswer', { adoptionId }, inner) }
  }
  const words = unescapeHtml(summary.replace(/<[^>]*>/g, ''))
    .replace(/[\r\n\t]+/g, ' ')
    .trim()
  const wrap = (inner: DocNode[]): DocNode =>
    node('details', null, [
      node('detailsSummary', null, words ? [text(words)] : []),
      node('detailsContent', null, inner),
    ])
  return { end, wrap }
}

function htmlAt(blocks: readonly Block[], at: number): string {
  const block = blocks[at]
  return block?.type === 'html' ? block.value.trim() : ''
}

/** Where each of the spans that begin among these blocks ends; looked through once, however many begin and never end. */
function endsIn(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const details: number[] = []
  const adopted: number[] = []
  const close = (open: number[], at: number): void => {
    const begun = open.pop()
    if (begun !== undefined) ends.set(begun, at)
  }
  for (let i = 0; i < blocks.length; i++) {
    const html = htmlAt(blocks, i)
    if (html === '') continue
    if (DETAILS.test(html)) details.push(i)
    else if (/^<\/details>$/i.test(html)) close(details, i)
    else if (ADOPTED.test(html)) adopted.push(i)
    else if (html === '<!-- /adopted -->') close(adopted, i)
  }
  return ends
}

function readBlock(block: Block, reading: Reading): DocNode[] {
  switch (block.type) {
    case 'paragraph':
      return [readParagraph(block, reading)]
    case 'heading':
      return [node('heading', { level: block.depth }, readInline(block.children, reading))]
    case 'thematicBreak':
      return [node('horizontalRule')]
    case 'code': {
      const language = [block.lang, block.meta].filter(Boolean).join(' ')
      return [node('codeBlock', { language: language || null }, block.value ? [text(block.value)] : [])]
    }
    case 'blockquote':
      return [readQuote(block, reading)]
    case 'list':
      return readList(block, reading)
    case 'table':
      return [isBomb(block) ? asSource(block, reading) : readTable(block, reading)]
    case 'html':
      return [readHtml(block.value, reading)]
    case 'definition':
      return []
    case 'footnoteDefinition':
      return [node('rawBlock', { source: sliceOf(block, reading), format: 'markdown' })]
    default:
      return [node('rawBlock', { source: sliceOf(block, reading), format: 'markdown' })]
  }
}

const SHOWN = /^shown:([\w-]{1,64})(?:#([\w-]{1,64}))?$/

/** A paragraph, or the card of a question, a shown section or a file, where it holds nothing but the link to one. */
function readParagraph(block: Paragraph, reading: Reading): DocNode {
  // Behind the sign of a callout stands what is left of its line: nothing.
  const parts = block.children.filter((part) => part.type !== 'text' || part.value.trim() !== '')
  const only = parts.length === 1 ? parts[0] : undefined
  const questionId = only?.type === 'link' ? /^question:([\w-]{1,64})$/.exec(only.url)?.[1] : undefined
  if (questionId !== undefined && only?.type === 'link') {
    return node('questionCard', { questionId, title: readInline(only.children, reading).map(textOf).join('') })
  }
  const [, pageId, blockId = null] = (only?.type === 'link' && SHOWN.exec(only.url)) || []
  if (pageId !== undefined && !reading.options.wordsOnly) return node('shownSection', { pageId, blockId })
  const fileId = only?.type === 'link' ? attachmentOf(only.url) : null
  if (fileId !== null && only?.type === 'link') {
    const bytes = Number(/^(\d{1,12}) bytes$/.exec(only.title ?? '')?.[1] ?? 0) || null
    return node('file', { src: only.url, name: readInline(only.children, reading).map(textOf).join(''), bytes })
  }
  return node('paragraph', null, readInline(block.children, reading))
}

function readHtml(html: string, reading: Reading): DocNode {
  const embedded = embedIn(html)
  if (embedded) return node('embed', embedded)
  const tags = imageTagsOf(html)
  const attrs = tags?.map((tag) => {
    const one = imageAttrsOf(tag)
    const src = String(one.src ?? '')
    return { ...one, src: safeImageSource(reading.options.resolveImage?.(src) ?? src) }
  })
  if (attrs?.every(({ src }) => src !== null)) return node('paragraph', null, attrs.map(image))
  // A line of nothing but a break reads as a block of HTML.
  const breaks = /^(?:<br\s*\/?>\s*)+$/i.test(html) ? (html.match(/<br/gi) ?? []) : []
  if (breaks.length > 0)
    return node(
      'paragraph',
      null,
      breaks.map(() => node('hardBreak')),
    )
  return node('rawBlock', { source: html, format: 'html' })
}

const ALERT = /^\[!(\w+)\][+-]?[ \t]*([^\n]*)/

function readQuote(block: Blockquote, reading: Reading): DocNode {
  const first = block.children[0]
  const match = first?.type === 'paragraph' ? ALERT.exec(sliceOf(first, reading)) : null
  const alert = match ? alertOf(match[1] ?? '') : null
  if (first?.type !== 'paragraph' || !alert)
    return node('blockquote', null, orEmpty(readBlocks(block.children, reading)))
  const rest = afterFirstLine(first)
  const body = rest ? [rest, ...block.children.slice(1)] : block.children.slice(1)
  const title = (match?.[2] ?? '').trim() || alert.title
  return node('callout', { tone: alert.tone, title }, orEmpty(readBlocks(body, reading)))
}

/** What follows the first line end of a paragraph, or null where nothing does. */
function afterFirstLine(block: Paragraph): Paragraph | null {
  const at = block.children.findIndex(
    (part) => part.type === 'break' || (part.type === 'text' && /\n/.test(part.value)),
  )
  const cut = block.children[at]
  if (!cut) return null
  const tail = cut.type === 'text' ? [{ ...cut, value: cut.value.slice(cut.value.indexOf('\n') + 1) }] : []
  const children = [...tail, ...block.children.slice(at + 1)]
  return { ...block, children }
}

/** A list, or several where items with and without a box stand side by side. */
function readList(list: List, reading: Reading): DocNode[] {
  const groups: { task: boolean; items: DocNode[] }[] = []
  for (const item of list.children) {
    const checked = checkedOf(item, list, reading)
    const task = checked !== null
    const blocks = readBlocks(checked?.emptied ? [] : item.children, reading)
    const content = blocks[0]?.type === 'paragraph' ? blocks : [node('paragraph'), ...blocks]
    const read = task ? node('taskItem', { checked: checked.checked }, content) : node('listItem', null, content)
    const group = groups.at(-1)
    if (group?.task === task) group.items.push(read)
    else groups.push({ task, items: [read] })
  }
  if (list.ordered && groups.some(({ task }) => task))
    reading.lost.add('The numbers of a numbered task list were left out.')
  let start = list.start ?? 1
  return groups.map(({ task, items }) => {
    const first = start
    start += items.length
    if (task) return node('taskList', null, items)
    return list.ordered
      ? node('orderedList', first === 1 ? null : { start: first }, items)
      : node('bulletList', null, items)
  })
}

function checkedOf(item: ListItem, list: List, reading: Reading): { checked: boolean; emptied: boolean } | null {
  if (typeof item.checked === 'boolean') return { checked: item.checked, emptied: false }
  const only = item.children.length === 1 && !list.ordered ? item.children[0] : undefined
  const box = only?.type === 'paragraph' ? /^\[([ xX])\]$/.exec(sliceOf(only, reading))?.[1] : undefined
  return box === undefined ? null : { checked: box !== ' ', emptied: true }
}

/** One wide row makes every other row as wide: a small text of a wide head and many short rows would become billions of cells. */
function isBomb(table: Table): boolean {
  const written = table.children.reduce((sum, row) => sum + row.children.length, 0)
  return widthOf(table) * table.children.length > 10_000 + 4 * written
}

function asSource(block: Block, reading: Reading): DocNode {
  reading.lost.add('A table with far more empty cells than full ones was kept as its source.')
  return node('rawBlock', { source: sliceOf(block, reading), format: 'markdown' })
}

// Not by spreading: the arguments of a call have to fit on the stack.
const widthOf = (table: Table): number => table.children.reduce((most, row) => Math.max(most, row.children.length), 1)

function readTable(table: Table, reading: Reading): DocNode {
  const width = widthOf(table)
  const rows = table.children.map((row, r) =>
    node(
      'tableRow',
      null,
      Array.from({ length: width }, (_, c) =>
        node(r === 0 ? 'tableHeader' : 'tableCell', { align: table.align?.[c] ?? null }, [
          node('paragraph', null, readInline(row.children[c]?.children ?? [], reading)),
        ]),
      ),
    ),
  )
  return node('table', null, rows)
}
