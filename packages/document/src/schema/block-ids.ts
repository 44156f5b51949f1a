import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { BLOCKS_WITH_ID, mintBlockId } from '../block-ids.ts'
import { eachChanged } from '../changed-nodes.ts'
import { MORE_COMES } from '../fast-remote.ts'

const TYPES = new Set(BLOCKS_WITH_ID)
/** A block that is to have an id, and where it begins. */
interface Place {
  readonly node: Node
  readonly pos: number
}

/** All blocks of a text that are to have an id. */
function blocksOf(doc: Node): Place[] {
  const blocks: Place[] = []
  doc.descendants((node, pos) => {
    if (TYPES.has(node.type.name)) blocks.push({ node, pos })
    return !node.isTextblock
  })
  return blocks
}

/** The blocks that a change brought or altered; and whether any of them may have the id of another. */
function blocksChanged(before: Node, after: Node): { blocks: Place[]; copied: boolean } {
  const blocks: Place[] = []
  let copied = false
  eachChanged(before, after, (node, pos, was) => {
    if (!TYPES.has(node.type.name)) return
    blocks.push({ node, pos })
    copied ||= node.attrs.id !== null && was?.attrs.id !== node.attrs.id
  })
  return { blocks, copied }
}

/** Those of the blocks that have an id which is another's: of equal ids that one keeps it which stood there before, else the first with words in it. */
function copies(all: readonly Place[], changed: ReadonlySet<number>): Set<number> {
  const keepers = new Map<unknown, Place>()
  const out = new Set<number>()
  for (const block of all) {
    const { id } = block.node.attrs
    const keeper = keepers.get(id)
    if (id === null) continue
    if (!keeper) keepers.set(id, block)
    else if (changed.has(keeper.pos) && (!changed.has(block.pos) || keeper.node.content.size === 0)) {
      keepers.set(id, block)
      out.add(keeper.pos)
    } else out.add(block.pos)
  }
  return out
}

/** Ids for those of the blocks that lack one or repeat one; null where all is well. */
function giveIds(state: EditorState, blocks: readonly Place[], taken: ReadonlySet<number>) {
  const { doc, tr, storedMarks, plugins } = state
  for (const { node, pos } of blocks)
    if (node.attrs.id === null || taken.has(pos)) tr.setNodeAttribute(pos, 'id', mintBlockId())
  if (tr.doc === doc) return null
  // An id is no change of the person's: what made the block, of signs that were typed, is still the last thing done, and Backspace undoes it.
  for (const plugin of plugins) if (plugin.spec.isInputRules) tr.setMeta(plugin, plugin.getState(state))
  return tr.setStoredMarks(storedMarks)
}

const key = new PluginKey('blockIds')

/** Whether blocks get their ids in this text: who puts many in at once gives them theirs first, which costs less than each by itself. */
export const givesIds = (state: EditorState): boolean => key.get(state) !== undefined

/** Looks at the whole text once, when it is there first, and from then on at what was changed. What others write has its ids. */
function givingIds(): Plugin {
  let looked = false
  const fromOthers = (tr: Transaction) => tr.getMeta(ySyncPluginKey) !== undefined
  return new Plugin({
    key,
    appendTransaction(trs, before, after) {
      if (!trs.some((tr) => tr.docChanged) || trs.some((tr) => tr.getMeta(MORE_COMES))) return null
      if (!looked) {
        looked = true
        const all = blocksOf(after.doc)
        return giveIds(after, all, copies(all, new Set()))?.setMeta('addToHistory', false) ?? null
      }
      if (trs.some(fromOthers)) return null
      const { blocks, copied } = blocksChanged(before.doc, after.doc)
      if (!copied) return giveIds(after, blocks, new Set())
      // Somewhere in the text may be the one that it is a copy of.
      return giveIds(after, blocks, copies(blocksOf(after.doc), new Set(blocks.map(({ pos }) => pos))))
    },
  })
}

/** Gives new blocks their id. With `assign: false` (a reader's window, a fork) it only knows the attribute and never writes. */
export const blockIds = (assign: boolean) =>
  Extension.create({
    name: 'blockIds',
    // Before all that looks at what was changed.
    priority: 10_000,
    addGlobalAttributes: () => [
      {
        types: [...BLOCKS_WITH_ID],
        attributes: {
          id: {
            default: null,
            parseHTML: (element) => element.getAttribute('data-id'),
            renderHTML: ({ id }) => (id ? { 'data-id': id } : {}),
          },
        },
      },
    ],
    addProseMirrorPlugins: () => (assign ? [givingIds()] : []),
  })
