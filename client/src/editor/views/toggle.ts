import { Toggle, ToggleContent } from '@commonplace/document/schema/toggle'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { words } from '../../words/editor.ts'

/**
 * A toggle while it is written: open, so that all of it can be read, found and written in. Its button folds it, for whoever pressed it alone.
 */
const toggleView = Toggle.extend({
  addKeyboardShortcuts() {
    const own = this.parent?.()
    return {
      ...own,
      Enter: (props) => intoEmpty(props.editor) || (own?.Enter?.(props) ?? false),
      'Alt-Enter': ({ editor: { state, view } }) => {
        const { $from } = state.selection
        let depth = $from.depth
        while (depth > 0 && $from.node(depth).type !== this.type) depth--
        const dom = depth > 0 ? view.nodeDOM($from.before(depth)) : null
        if (dom instanceof HTMLElement) dom.querySelector('button')?.click()
        return dom !== null
      },
    }
  },
  addNodeView() {
    return ({ node, editor, getPos }) => {
      let toggle = node
      let open = true
      const dom = document.createElement('div')
      dom.dataset.type = 'details'
      const button = document.createElement('button')
      button.type = 'button'
      const contentDOM = document.createElement('div')
      dom.append(button, contentDOM)
      const draw = () => {
        dom.classList.toggle('is-open', open)
        button.ariaExpanded = String(open)
        button.ariaLabel = open ? words.atom.fold : words.atom.unfold
      }
      button.addEventListener('click', () => {
        open = !open
        draw()
        const pos = getPos()
        if (pos === undefined) return
        // Nobody writes where nothing is seen.
        const { from } = editor.state.selection
        const summary = pos + 1 + (toggle.firstChild?.nodeSize ?? 0)
        const hidden = !open && from > summary && from < pos + toggle.nodeSize
        editor.commands.focus(hidden ? summary - 1 : null, { scrollIntoView: false })
      })
      draw()
      return {
        dom,
        contentDOM,
        update(next) {
          if (next.type !== toggle.type) return false
          toggle = next
          return true
        },
        stopEvent: ({ target }) => target === button,
        ignoreMutation: ({ type, target }) => type !== 'selection' && !contentDOM.contains(target),
      }
    }
  },
})

/** From the end of the line on into what it folds, where nothing was written yet: that is where one goes on. */
function intoEmpty({ state, view }: Editor): boolean {
  const { $head, empty } = state.selection
  const { parent } = $head
  if (!empty || parent.type.name !== 'detailsSummary' || $head.parentOffset < parent.content.size) return false
  const content = state.doc.nodeAt($head.after())
  const first = content?.firstChild
  if (content?.childCount !== 1 || first?.type.name !== 'paragraph' || first.content.size > 0) return false
  const place = $head.after() + 2
  if (view.domAtPos(place).node.parentElement?.offsetParent === null) return false
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)).scrollIntoView())
  return true
}

/** From an empty last line of what it folds on below it: the line goes along. */
function outOf({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection
  const content = $from.depth > 2 ? $from.node(-1) : null
  if (!empty || $from.parent.content.size > 0 || content?.type.name !== 'detailsContent') return false
  if (content.childCount < 2 || $from.index(-1) < content.childCount - 1) return false
  const below = $from.after(-2)
  const tr = state.tr.insert(below, $from.parent.type.create()).delete($from.before(), $from.after())
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(below, -1) + 1)).scrollIntoView())
  return true
}

/** What a toggle folds away. Who leaves it is asked by the place alone: its own rule would compare lines, and each has an id. */
const contentView = ToggleContent.extend({
  addNodeView: null,
  addKeyboardShortcuts: () => ({ Enter: ({ editor }) => outOf(editor) }),
})

/** Both parts of a toggle that are drawn by the editor itself. */
export const toggleViews = [toggleView, contentView]
