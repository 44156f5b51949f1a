import type { DocNode } from '@commonplace/document/json'

/** Longer HTML is read by a worker: reading it here would hold up the window. */
export const LONG = 60_000
/** About 150,000 words: a text that many could not write in any more. */
export const LARGEST_TEXT = 1024 * 1024
/** Cells that one paste may bring: 100 rows of 50 columns. A browser draws more of them too slowly to write in. */
const MOST_CELLS = 5000
/** Blocks of any kind that one paste may bring. */
const MOST_NODES = 150_000

/** Whether a document is more than a page that people write in can take at once. */
export function isTooMuch(json: DocNode): boolean {
  let [signs, cells, nodes] = [0, 0, 0]
  const open: DocNode[] = [json]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes++
    signs += node.text?.length ?? 0
    if (node.type === 'tableCell' || node.type === 'tableHeader') cells++
    if (signs > LARGEST_TEXT || cells > MOST_CELLS || nodes > MOST_NODES) return true
    for (const child of node.content ?? []) open.push(child)
  }
  return false
}
