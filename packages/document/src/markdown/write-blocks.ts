import type { BlockContent, List, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast'
import { embedOf } from '../embeds.ts'
import { escapeHtml } from '../escape.ts'
import { toHtml } from '../html.ts'
import { childrenOf, type DocNode, joinText, node, numberAttr, stringAttr, text, textOf } from '../json.ts'
import { attachmentOf } from '../safe-url.ts'
import { shownRefOf } from '../shown.ts'
import { toneOf } from '../tones.ts'
import { ALERT_SIGNS } from './alerts.ts'
import { embedTag } from './html-tags.ts'
import type { MarkdownWriteOptions } from './options.ts'
import { writeInline } from './write-inline.ts'

type Block = RootContent & BlockContent

const html = (value: string): Block => ({ type: 'html', value })

export function writeBlocks(blocks: readonly DocNode[], options: MarkdownWriteOptions): Block[] {
  return blocks.flatMap((block) => writeBlock(block, options))
}

function writeBlock(block: DocNode, options: MarkdownWriteOptions): Block[] {
  const inner = (): Block[] => writeBlocks(childrenOf(block), options)
  switch (block.type) {
    case 'paragraph': {
      const children = writeInline(block, options, 'paragraph')
      // Markdown has no empty paragraph.
      return children.length > 0 ? [{ type: 'paragraph', children }] : []
    }
    case 'heading': {
      const depth = Math.min(6, Math.max(1, Math.round(numberAttr(block, 'level', 1)))) as 1 | 2 | 3 | 4 | 5 | 6
      return [{ type: 'heading', depth, children: writeInline(block, options, 'heading') }]
    }
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }]
    case 'codeBlock': {
      const [lang = '', ...meta] = stringAttr(block, 'language').trim().split(/\s+/)
      return [{ type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: textOf(block) }]
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: inner() }]
    case 'callout': {
      const title = stringAttr(block, 'title').replace(/\s+/g, ' ').trim()
      const sign = `[!${ALERT_SIGNS[toneOf(block.attrs?.tone)]}]${title ? ` ${title}` : ''}`
      return [{ type: 'blockquote', children: [html(sign), ...inner()] }]
    }
    case 'details': {
      const [summary, content] = childrenOf(block)
      const words = summary ? escapeHtml(textOf(summary).replace(/[\r\n]+/g, ' ')) : ''
      const body = content ? writeBlocks(childrenOf(content), options) : []
      return [html(`<details>\n<summary>${words}</summary>`), ...body, html('</details>')]
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [writeList(block, options)]
    case 'table':
      return [writeTable(block, options)]
    case 'questionCard': {
      const id = stringAttr(block, 'questionId')
      const url = options.questionHref?.(id) ?? `question:${id}`
      const children: PhrasingContent[] = [{ type: 'text', value: stringAttr(block, 'title') || id }]
      return [{ type: 'paragraph', children: [{ type: 'link', url, children: children as never }] }]
    }
    case 'adoptedAnswer':
      return [html(`<!-- adopted ${stringAttr(block, 'adoptionId')} -->`), ...inner(), html('<!-- /adopted -->')]
    case 'shownSection': {
      const { pageId, blockId } = shownRefOf(block)
      const url = `shown:${pageId}${blockId === '' ? '' : `#${blockId}`}`
      const children: PhrasingContent[] = [{ type: 'text', value: 'A section of another page' }]
      return [{ type: 'paragraph', children: [{ type: 'link', url, children: children as never }] }]
    }
    case 'file': {
      const src = stringAttr(block, 'src')
      const bytes = numberAttr(block, 'bytes', 0)
      const url = attachmentOf(src) === null ? '' : (options.imageSource?.(src) ?? src)
      const children: PhrasingContent[] = [{ type: 'text', value: stringAttr(block, 'name') }]
      const title = bytes > 0 ? `${bytes} bytes` : null
      return [
        { type: 'paragraph', children: url ? [{ type: 'link', url, title, children: children as never }] : children },
      ]
    }
    case 'embed': {
      const url = stringAttr(block, 'url')
      return [embedOf(url) ? html(embedTag(url, stringAttr(block, 'title'))) : html('')]
    }
    case 'rawBlock':
      return [html(stringAttr(block, 'source'))]
    default:
      // Content of a newer version: its words are written, so that an export never silently drops them.
      return textOf(block).trim() ? [{ type: 'paragraph', children: [{ type: 'text', value: textOf(block) }] }] : []
  }
}

function writeList(list: DocNode, options: MarkdownWriteOptions): List {
  const items = childrenOf(list)
  const spread = items.some((item) =>
    childrenOf(item)
      .slice(1)
      .some((child) => !/List$/.test(child.type)),
  )
  const children = items.map((item): ListItem => {
    const blocks = writeBlocks(childrenOf(item), options)
    if (list.type !== 'taskList') return { type: 'listItem', spread, children: blocks }
    const checked = item.attrs?.checked === true
    // The box of a task needs a line of text to stand on.
    if (blocks[0]?.type !== 'paragraph') {
      return { type: 'listItem', spread, children: [html(checked ? '[x]' : '[ ]'), ...blocks] }
    }
    return { type: 'listItem', spread, checked, children: blocks }
  })
  const ordered = list.type === 'orderedList'
  return { type: 'list', ordered, start: ordered ? numberAttr(list, 'start', 1) : null, spread, children }
}

/** A table in GitHub's form where that can say it, else as HTML: joined cells, lists within cells, no head row. */
function writeTable(table: DocNode, options: MarkdownWriteOptions): Block {
  const rows = childrenOf(table)
  const plain = rows.every((row, r) => childrenOf(row).every((cell) => isPlainCell(cell, r === 0)))
  if (!plain || rows.length === 0) return html(toHtml(node('doc', null, [table])).replace(/\n\s*\n/g, '\n'))
  const align = childrenOf(rows[0] as DocNode).map((cell) => {
    const side = stringAttr(cell, 'align')
    return side === 'left' || side === 'right' || side === 'center' ? side : null
  })
  const children = rows.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: childrenOf(row).map((cell) => ({
        type: 'tableCell',
        children: writeInline(cellLine(cell), options, 'cell'),
      })),
    }),
  )
  return { type: 'table', align, children }
}

function isPlainCell(cell: DocNode, head: boolean): boolean {
  const merged = numberAttr(cell, 'colspan', 1) > 1 || numberAttr(cell, 'rowspan', 1) > 1
  return (
    !merged && (cell.type === 'tableHeader') === head && childrenOf(cell).every((block) => block.type === 'paragraph')
  )
}

/** The paragraphs of a cell as one line, with breaks between. */
function cellLine(cell: DocNode): DocNode {
  const parts = childrenOf(cell).flatMap((block, i) =>
    i > 0 ? [node('hardBreak'), ...childrenOf(block)] : childrenOf(block),
  )
  return node(
    'paragraph',
    null,
    joinText(parts.map((part) => (part.type === 'text' ? text(part.text ?? '', part.marks) : part))),
  )
}
