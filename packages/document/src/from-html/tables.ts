import { type DocNode, node, numberAttr, text } from '../json.ts'
import { orParagraph, readBlocks } from './blocks.ts'
import { attributeOf, type HtmlElement, hasClass, isElement, styleOf, textWithin } from './elements.ts'
import type { HtmlReading } from './inline.ts'

const MOST_COLUMNS = 100
/** A table that would have more is left ragged and without joined cells. */
const MOST_CELLS = 20_000

/** A table with all its rows equally wide: an editor would mend a ragged one by writing into it, merely by being opened. */
export function readTable(table: HtmlElement, reading: HtmlReading, depth: number): DocNode[] {
  const out: DocNode[] = []
  const rows: HtmlElement[] = []
  for (const child of table.childNodes) {
    if (!isElement(child)) continue
    if (child.tagName === 'caption') {
      const words = textWithin(child).replace(/\s+/g, ' ').trim()
      if (words) out.push(node('paragraph', null, [text(words)]))
    } else if (child.tagName === 'tr') rows.push(child)
    else for (const row of child.childNodes) if (isElement(row) && row.tagName === 'tr') rows.push(row)
  }
  const cells = rows.map((row, r) =>
    row.childNodes
      .filter((cell): cell is HtmlElement => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th'))
      .map((cell) => readCell(cell, rows.length - r, reading, depth)),
  )
  const kept = cells.filter((row) => row.length > 0)
  if (kept.length > 0)
    out.push(
      node(
        'table',
        null,
        even(kept).map((row) => node('tableRow', null, row)),
      ),
    )
  return out
}

function readCell(cell: HtmlElement, rowsLeft: number, reading: HtmlReading, depth: number): DocNode {
  const span = (name: string, most: number): number | null => {
    const count = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
    return count > 1 ? Math.min(count, most) : null
  }
  const rowspan = span('rowspan', rowsLeft)
  return node(
    cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
    { colspan: span('colspan', MOST_COLUMNS), rowspan: rowspan === 1 ? null : rowspan, align: alignOf(cell) },
    orParagraph(readBlocks(cell.childNodes, reading, [], depth + 3)),
  )
}

function alignOf(cell: HtmlElement): string | null {
  const said = /text-align:\s*(left|right|center)/.exec(styleOf(cell))?.[1] ?? attributeOf(cell, 'align')?.toLowerCase()
  const side = said ?? ['left', 'right', 'center'].find((one) => hasClass(cell, `align-${one}`))
  return side === 'left' || side === 'right' || side === 'center' ? side : null
}

/** Puts empty cells at the end of short rows, cells that reach down from above counted in. */
function even(given: readonly DocNode[][]): DocNode[][] {
  // The attack: a few cells that each reach down thousands of rows, and a table of millions of cells to make it even.
  const reach = given
    .flat()
    .reduce((sum, cell) => sum + numberAttr(cell, 'rowspan', 1) * numberAttr(cell, 'colspan', 1), 0)
  const widest = Math.max(...given.map((row) => row.length))
  if (reach > MOST_CELLS || widest * given.length > MOST_CELLS) {
    return given.map((row) =>
      row.map((cell) => node(cell.type, { align: cell.attrs?.align ?? null }, cell.content ?? [])),
    )
  }
  const rows = given
  const widths = rows.map(() => 0)
  rows.forEach((row, r) => {
    for (const cell of row) {
      const down = Math.min(numberAttr(cell, 'rowspan', 1), rows.length - r)
      for (let k = r; k < r + down; k++) widths[k] = (widths[k] ?? 0) + numberAttr(cell, 'colspan', 1)
    }
  })
  const width = Math.min(Math.max(...widths), MOST_CELLS / rows.length)
  return rows.map((row, r) => {
    const missing = width - (widths[r] ?? 0)
    const kind = row[0]?.type ?? 'tableCell'
    return [...row, ...Array.from({ length: missing }, () => node(kind, null, [node('paragraph')]))]
  })
}
