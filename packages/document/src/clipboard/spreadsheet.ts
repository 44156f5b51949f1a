import { type DocNode, node, text } from '../json.ts'

const MOST_CELLS = 20_000

/** Rows of columns parted by tabs, as spreadsheets copy them, or null for any other text. A cell with line ends stands in quotes. */
export function tableOf(source: string): DocNode | null {
  if (!source.includes('\t')) return null
  const rows = rowsOf(source.replace(/\r\n?/g, '\n').replace(/\n$/, ''))
  const width = rows[0]?.length ?? 0
  if (width < 2 || rows.some((row) => row.length !== width) || rows.length * width > MOST_CELLS) return null
  // One line with a tab in it is a line with a tab in it.
  if (rows.length < 2) return null
  return node(
    'table',
    null,
    rows.map((row, r) =>
      node(
        'tableRow',
        null,
        row.map((cell) => node(r === 0 ? 'tableHeader' : 'tableCell', null, [lineOf(cell)])),
      ),
    ),
  )
}

function lineOf(cell: string): DocNode {
  const content = cell
    .trim()
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [node('hardBreak')] : []), ...(line ? [text(line)] : [])])
  return node('paragraph', null, content)
}

function rowsOf(source: string): string[][] {
  const rows: string[][] = [[]]
  for (let at = 0; at <= source.length; ) {
    const quoted = source[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(at)) : null
    const end = quoted ? at + quoted[0].length : nextBreak(source, at)
    rows.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : source.slice(at, end))
    if (source[end] === '\n') rows.push([])
    if (end >= source.length) break
    at = end + 1
  }
  return rows
}

function nextBreak(source: string, from: number): number {
  for (let at = from; at < source.length; at++) if (source[at] === '\t' || source[at] === '\n') return at
  return source.length
}
