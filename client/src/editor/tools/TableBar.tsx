import type { ChainedCommands, Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Columns2,
  PanelLeft,
  PanelTop,
  Rows2,
  TableCellsMerge,
  Trash2,
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { createPortal } from 'react-dom'
import { words } from '../../words/editor.ts'
import { moveByArrows } from './arrows.ts'
import { useOfText } from './use-of-text.ts'
import { usePlaced } from './use-placed.ts'
import { useReach } from './use-reach.ts'

/** Where the table around the caret begins, or null. */
function tableAt(editor: Editor): number | null {
  if (!editor.isEditable) return null
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table') return $from.before(depth)
  return null
}

/** What can be done with the table the caret is in. Reached by Alt-F10, moved through by arrows. */
export function TableBar({ editor }: { editor: Editor }) {
  const pos = useOfText(editor, ({ state: { selection } }) =>
    selection.empty || selection instanceof CellSelection ? tableAt(editor) : null,
  )
  const bar = useRef<HTMLDivElement>(null)

  usePlaced(
    bar,
    () => {
      const dom = pos === null ? null : editor.view.nodeDOM(pos)
      if (!(dom instanceof HTMLElement)) return null
      const { top, left, bottom } = (dom.querySelector('table') ?? dom).getBoundingClientRect()
      return { top: Math.max(top, 64), left, bottom }
    },
    true,
  )
  useReach(editor, bar, 'button')

  if (pos === null) return null
  const button = (label: string, icon: ReactNode, run: (chain: ChainedCommands) => ChainedCommands) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      onPointerDown={(event) => event.preventDefault()}
      // Pressed by a key it keeps the keys: more than one row is added one after the other.
      onClick={({ detail }) => {
        run(detail > 0 ? editor.chain().focus() : editor.chain()).run()
        if (tableAt(editor) === null) editor.commands.focus()
      }}
    >
      {icon}
    </button>
  )
  return createPortal(
    <div
      ref={bar}
      className="selection-toolbar table-bar"
      role="toolbar"
      aria-label={words.table.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // Only out of the bar: not of the table, the sheet or the page as well.
          event.stopPropagation()
          editor.commands.focus()
        } else moveByArrows(event)
      }}
    >
      {button(words.table.rowAbove, <BetweenHorizontalEnd />, (chain) => chain.addRowBefore())}
      {button(words.table.rowBelow, <BetweenHorizontalStart />, (chain) => chain.addRowAfter())}
      {button(words.table.columnBefore, <BetweenVerticalEnd />, (chain) => chain.addColumnBefore())}
      {button(words.table.columnAfter, <BetweenVerticalStart />, (chain) => chain.addColumnAfter())}
      {button(words.table.headRow, <PanelTop />, (chain) => chain.toggleHeaderRow())}
      {button(words.table.headColumn, <PanelLeft />, (chain) => chain.toggleHeaderColumn())}
      {button(words.table.merge, <TableCellsMerge />, (chain) => chain.mergeOrSplit())}
      {button(words.table.deleteRow, <Rows2 />, (chain) => chain.deleteRow())}
      {button(words.table.deleteColumn, <Columns2 />, (chain) => chain.deleteColumn())}
      {button(words.table.delete, <Trash2 />, (chain) => chain.deleteTable())}
    </div>,
    document.getElementById('main') ?? document.body,
  )
}
