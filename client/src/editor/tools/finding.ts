import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { getSearchState, type SearchQuery, search } from 'prosemirror-search'
import { wovenAround } from '../views/woven-words.ts'
import { type MarksOf, markAll, markTouched } from './block-marks.ts'

/** What the commands of prosemirror-search read. */
interface Search {
  readonly query: SearchQuery
  readonly range: null
  readonly deco: DecorationSet
}

/** What is found in a block of text: nothing that is searched for goes over the end of one. */
const foundBy =
  (query: SearchQuery, state: EditorState): MarksOf =>
  (block, pos) => {
    const marks: Decoration[] = []
    const end = pos + block.nodeSize
    for (let from = pos; from < end; ) {
      const match = query.findNext(state, from, end)
      if (!match) break
      marks.push(Decoration.inline(match.from, match.to, { class: 'ProseMirror-search-match' }))
      from = Math.max(match.to, from + 1)
    }
    return marks
  }

/** Its own plugin marks the whole text anew at every key and every step of the caret; this one only what changed. */
function marking(): Plugin {
  const { spec } = search()
  const found = (state: EditorState): Search | undefined => getSearchState(state) as Search | undefined
  return new Plugin<Search>({
    ...spec,
    state: {
      init: (config, state) => spec.state?.init.call(spec as never, config, state),
      apply(tr, now, _before, state) {
        const asked = spec.key && (tr.getMeta(spec.key) as { query: SearchQuery } | undefined)
        const { query } = asked ?? now
        if (!query.valid) return asked ? { query, range: null, deco: DecorationSet.empty } : now
        const marksOf = foundBy(query, state)
        if (asked) return { query, range: null, deco: markAll(tr.doc, marksOf) }
        return tr.docChanged ? { ...now, deco: markTouched(now.deco, tr, marksOf) } : now
      },
    },
    props: {
      decorations(state) {
        const deco = found(state)?.deco ?? DecorationSet.empty
        const { from, to, empty } = state.selection
        const here = empty ? [] : deco.find(from, to).filter((one) => one.from === from && one.to === to)
        if (here.length === 0) return deco
        return deco
          .remove(here)
          .add(state.doc, [Decoration.inline(from, to, { class: 'ProseMirror-active-search-match' })])
      },
    },
  })
}

declare module '@tiptap/core' {
  interface EditorEvents {
    /** Looking for something begins anew, also where it is open. */
    find: undefined
  }
}

/** Marks what is searched for. Opened by ⌘⇧F or from the menu of blocks. */
export const finding = (onOpen: () => void) =>
  Extension.create({
    name: 'finding',
    addProseMirrorPlugins: () => [marking()],
    addKeyboardShortcuts() {
      return {
        'Mod-Shift-f': () => {
          onOpen()
          this.editor.emit('find', undefined)
          return true
        },
      }
    },
  })

/** How often it is found, and the how manieth of them is selected. */
export function countOf(state: EditorState): { at: number; all: number } {
  const { from, to } = state.selection
  const all = (getSearchState(state) as Search | undefined)?.deco.find() ?? []
  const here = all.some((one) => one.from === from && one.to === to)
  return { at: here ? all.filter((one) => one.from <= from).length : 0, all: all.length }
}

/** Replaces all that is found but for what stands in woven answers, which are not changed in passing: how often was it, and how often not. */
export function replaceFound(state: EditorState): { tr: Transaction; replaced: number; woven: number } {
  const found = getSearchState(state) as Search | undefined
  const [tr, query] = [state.tr, found?.query]
  let [replaced, woven] = [0, 0]
  if (!query?.valid) return { tr, replaced, woven }
  for (let from = 0; ; ) {
    const match = query.findNext(state, from)
    if (!match) return { tr, replaced, woven }
    from = Math.max(match.to, from + 1)
    if (wovenAround(state.doc, match.from)) woven++
    else {
      replaced++
      for (const { from, to, insert } of query.getReplacements(state, match))
        tr.replace(tr.mapping.map(from), tr.mapping.map(to), insert)
    }
  }
}
