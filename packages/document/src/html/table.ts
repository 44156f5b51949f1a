import { escapeHtml } from '../escape.ts'
import { childrenOf, type DocNode, numberAttr, stringAttr } from '../json.ts'
import { type Rendering, renderBlocks } from './blocks.ts'
import { renderInline } from './inline.ts'
import { ENGLISH } from './options.ts'

/** A table in a frame that scrolls sideways by touch and by keyboard. Rows of nothing but head cells at the top form the head. */
export function renderTable(table: DocNode, id: string, rendering: Rendering): string {
  const rows = childrenOf(table)
  const isHead = (row: DocNode): boolean =>
    childrenOf(row).length > 0 && childrenOf(row).every((cell) => cell.type === 'tableHeader')
  let heads = 0
  while (heads < rows.length && isHead(rows[heads] as DocNode)) heads++
  const head = rows.slice(0, heads).map((row) => renderRow(row, 'col', rendering))
  const body = rows.slice(heads).map((row) => renderRow(row, 'row', rendering))
  const label = escapeHtml((rendering.options.words ?? ENGLISH).table)
  return `<div class="table-scroll" role="region" aria-label="${label}" tabindex="0"${id}><table>\n${
    head.length > 0 ? `<thead>\n${head.join('')}</thead>\n` : ''
  }${body.length > 0 ? `<tbody>\n${body.join('')}</tbody>\n` : ''}</table></div>\n`
}

function renderRow(row: DocNode, scope: 'col' | 'row', rendering: Rendering): string {
  return `<tr>${childrenOf(row)
    .map((cell) => renderCell(cell, scope, rendering))
    .join('')}</tr>\n`
}

function renderCell(cell: DocNode, scope: 'col' | 'row', rendering: Rendering): string {
  const name = cell.type === 'tableHeader' ? 'th' : 'td'
  const span = (attribute: 'colspan' | 'rowspan'): string => {
    const count = Math.round(numberAttr(cell, attribute, 1))
    return count > 1 && count <= 1000 ? ` ${attribute}="${count}"` : ''
  }
  const side = stringAttr(cell, 'align')
  const align = side === 'left' || side === 'right' || side === 'center' ? ` class="align-${side}"` : ''
  const [first, ...rest] = childrenOf(cell)
  const plain = first?.type === 'paragraph' && rest.length === 0
  const content = plain ? renderInline(childrenOf(first), rendering.options) : renderBlocks(childrenOf(cell), rendering)
  return `<${name}${name === 'th' ? ` scope="${scope}"` : ''}${span('colspan')}${span('rowspan')}${align}>${content}</${name}>`
}
