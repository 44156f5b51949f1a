import { type DocNode, node } from '../json.ts'
import { readBlocks, startingWithParagraph } from './blocks.ts'
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText } from './elements.ts'
import type { HtmlReading } from './inline.ts'

/** A list; where items with and without a box stand side by side, several. */
export function readList(list: HtmlElement, reading: HtmlReading, depth: number): DocNode[] {
  const ordered = list.tagName === 'ol'
  const groups: { task: boolean; items: DocNode[] }[] = []
  for (const child of list.childNodes) {
    if (!isElement(child)) {
      if (isText(child) && child.value.trim())
        put({ checked: null, blocks: readBlocks([child], reading, [], depth + 1) })
      continue
    }
    const nested = child.tagName === 'ul' || child.tagName === 'ol'
    const last = groups.at(-1)?.items
    const item = last?.at(-1)
    // A list right within a list belongs to the item before it: word processors write it so.
    if (nested && last && item) {
      last[last.length - 1] = { ...item, content: [...(item.content ?? []), ...readList(child, reading, depth + 1)] }
      continue
    }
    const parts = child.tagName === 'li' ? child.childNodes : [child]
    put({ checked: child.tagName === 'li' ? boxOf(child) : null, blocks: readBlocks(parts, reading, [], depth + 1) })
  }

  function put({ checked, blocks }: { checked: boolean | null; blocks: DocNode[] }): void {
    const task = checked !== null
    const content = startingWithParagraph(blocks)
    const item = task ? node('taskItem', checked ? { checked } : null, content) : node('listItem', null, content)
    const group = groups.at(-1)
    if (group?.task === task) group.items.push(item)
    else groups.push({ task, items: [item] })
  }

  let start = Number.parseInt(attributeOf(list, 'start') ?? '1', 10)
  if (!Number.isFinite(start) || start < 0 || start > 1_000_000_000) start = 1
  return groups.map(({ task, items }) => {
    const first = start
    start += items.length
    if (task) return node('taskList', null, items)
    return ordered ? node('orderedList', first === 1 ? null : { start: first }, items) : node('bulletList', null, items)
  })
}

/** Whether an item has a box, and whether it is ticked; null without one. */
function boxOf(item: HtmlElement): boolean | null {
  const said = attributeOf(item, 'data-checked')
  if (said !== null) return said === 'true' || said === ''
  const first = firstElement(item.childNodes)
  const inner = first && (first.tagName === 'label' || first.tagName === 'p') ? firstElement(first.childNodes) : first
  if (inner?.tagName !== 'input' || attributeOf(inner, 'type') !== 'checkbox') return null
  return attributeOf(inner, 'checked') !== null
}

/** The first thing within, if that is an element. */
function firstElement(nodes: readonly HtmlNode[]): HtmlElement | null {
  const first = nodes.find((child) => !isText(child) || child.value.trim() !== '')
  return first && isElement(first) ? first : null
}
