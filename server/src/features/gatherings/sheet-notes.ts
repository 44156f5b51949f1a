import { childrenOf, type DocNode, keyOf, node, numberAttr, textOf } from '@commonplace/document'

// What a run-sheet says when a gathering is closed. Pure: texts in, texts out.

const LISTS = new Set(['bulletList', 'orderedList', 'taskList'])

const isTicked = (item: DocNode): boolean => item.attrs?.checked === true
const isEmptyLine = (block: DocNode): boolean => block.type === 'paragraph' && textOf(block).trim() === ''
const levelOf = (heading: DocNode): number => numberAttr(heading, 'level', 1)

/** A block without what is to do in it; null where nothing else was in it. */
function withoutTasks(block: DocNode): DocNode | null {
  if (block.type === 'taskList') return null
  if (!block.content) return block
  const content = block.content.flatMap((child) => withoutTasks(child) ?? [])
  return content.length === 0 && block.content.length > 0 ? null : { ...block, content }
}

/** A list without the items that were there from the beginning; null where no other is. */
function withoutFirst(list: DocNode, first: ReadonlySet<string>): DocNode | null {
  const items = childrenOf(list).filter((item) => !first.has(keyOf(item)))
  return items.length === 0 ? null : { ...list, content: items }
}

/** The blocks without headings below which nothing stands. */
function withoutBareHeadings(blocks: readonly DocNode[]): DocNode[] {
  return blocks.filter((block, index) => {
    if (block.type !== 'heading') return true
    const next = blocks.slice(index + 1).find((one) => one.type !== 'heading' || levelOf(one) <= levelOf(block))
    return next !== undefined && next.type !== 'heading'
  })
}

/** What people wrote into a text since it was begun, without what is to do, under the headings it stands below. */
export function notesOf(now: DocNode, begun: DocNode): DocNode[] {
  const first = new Set<string>()
  for (const block of childrenOf(begun)) {
    if (block.type !== 'heading') first.add(keyOf(block))
    if (LISTS.has(block.type)) for (const item of childrenOf(block)) first.add(keyOf(item))
  }
  const written = childrenOf(now).flatMap((block) => {
    if (isEmptyLine(block) || first.has(keyOf(block))) return []
    const kept = LISTS.has(block.type) ? withoutFirst(block, first) : block
    return (kept && withoutTasks(kept)) ?? []
  })
  return withoutBareHeadings(written)
}

export interface Tasks {
  readonly open: readonly DocNode[]
  readonly done: readonly DocNode[]
}

/** What is to do and what was done, wherever it stands. What is open below something that was done is open by itself. */
export function tasksOf(of: DocNode): Tasks {
  const open: DocNode[] = []
  const done: DocNode[] = []
  const walk = (block: DocNode): void => {
    if (block.type !== 'taskItem') {
      for (const child of childrenOf(block)) walk(child)
      return
    }
    if (textOf(block).trim() === '') return
    if (isTicked(block)) {
      done.push(plain(block))
      for (const child of childrenOf(block)) walk(child)
    } else open.push(unticked(block))
  }
  walk(of)
  return { open, done }
}

/** An item by its own words alone. */
function plain(item: DocNode): DocNode {
  return { ...item, content: childrenOf(item).filter(({ type }) => !LISTS.has(type)) }
}

/** An open item without what was done below it. */
function unticked(item: DocNode): DocNode {
  const content = childrenOf(item).flatMap((child) => {
    if (child.type !== 'taskList') return child
    const left = childrenOf(child).filter((one) => !isTicked(one) && textOf(one).trim() !== '')
    return left.length === 0 ? [] : { ...child, content: left.map(unticked) }
  })
  return { ...item, content }
}

/** The words by which two items are the same. */
const wordsOf = (item: DocNode): string => textOf(plain(item)).replace(/\s+/g, ' ').trim().toLowerCase()

/** The items that a text does not have yet, open or done. */
export function missingIn(text: DocNode, items: readonly DocNode[]): DocNode[] {
  const there = new Set<string>()
  const walk = (block: DocNode): void => {
    if (block.type === 'taskItem') there.add(wordsOf(block))
    for (const child of childrenOf(block)) walk(child)
  }
  walk(text)
  return items.filter((item) => !there.has(wordsOf(item)))
}

export const taskList = (items: readonly DocNode[]): DocNode => node('taskList', null, items)

/** The same items as a list in which nothing is left to tick. */
export const plainList = (items: readonly DocNode[]): DocNode =>
  node(
    'bulletList',
    null,
    items.map((item) => node('listItem', null, childrenOf(plain(item)))),
  )
