import { Extension } from '@tiptap/core'
import { type Command, NodeSelection } from '@tiptap/pm/state'
import { deleteBlock, duplicateBlock, moveBlock, selectBlock } from './block-acts.ts'

export interface BlockKeys {
  /** Opens the menu of the block at the caret. */
  onMenu(): void
  /** Escape once more, with a block selected: out of the editor. */
  onLeave(): void
}

/** Keys for whole blocks: what the handle does by pointer. */
export const blockKeys = ({ onMenu, onLeave }: BlockKeys) =>
  Extension.create({
    name: 'blockKeys',
    // After the menus at the caret, which take Escape first.
    priority: 90,
    addKeyboardShortcuts() {
      const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch, this.editor.view)
      const held = () => this.editor.state.selection instanceof NodeSelection
      return {
        'Alt-Shift-ArrowUp': run(moveBlock(-1)),
        'Alt-Shift-ArrowDown': run(moveBlock(1)),
        'Mod-d': run(duplicateBlock),
        'Mod-Shift-Backspace': run(deleteBlock),
        'Mod-/': () => {
          onMenu()
          return true
        },
        Escape: () => {
          if (run(selectBlock)()) return true
          if (!held()) return false
          onLeave()
          return true
        },
        // Into the block again, at its beginning.
        Enter: () => {
          const { selection } = this.editor.state
          if (!(selection instanceof NodeSelection) || selection.node.isAtom || !selection.node.isBlock) return false
          return this.editor.commands.focus(selection.from + 1)
        },
      }
    },
  })
