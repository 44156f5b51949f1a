import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
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
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { words } from '../../words/editor.ts'
import { moveByArrows } from './arrows.ts'
import { placeBeside } from './place.ts'

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
  const pos = useEditorState({
    editor,
    selector: ({ editor }) =>
      editor.state.selection.empty || 'ranges' in editor.state.selection ? tableAt(editor) : null,
  })
  const bar = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const dom = pos === null ? null : editor.view.nodeDOM(pos)
    const table = dom instanceof HTMLElement ? (dom.querySelector('table') ?? dom) : null
    if (!bar.current || !table) return
    const place = () => {
      const { top, left, bottom } = table.getBoundingClientRect()
      if (bar.current) placeBeside(bar.current, { top: Math.max(top, 64), left, bottom }, true)
    }
    place()
    document.addEventListener('scroll', place, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', place, { capture: true })
  }, [editor, pos])
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.altKey && event.key === 'F10' && editor.state.selection.empty)
        bar.current?.querySelector('button')?.focus()
    }
    const text = editor.view.dom
    text.addEventListener('keydown', reach)
    return () => text.removeEventListener('keydown', reach)
  }, [editor])

  if (pos === null) return null
  const button = (label: string, icon: ReactNode, run: () => boolean) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => run()}
    >
      {icon}
    </button>
  )
  const chain = () => editor.chain().focus()
  return createPortal(
    <div
      ref={bar}
      className="selection-toolbar table-bar"
      role="toolbar"
      aria-label={words.table.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.commands.focus()
        else moveByArrows(event)
      }}
    >
      {button(words.table.rowAbove, <BetweenHorizontalEnd />, () => chain().addRowBefore().run())}
      {button(words.table.rowBelow, <BetweenHorizontalStart />, () => chain().addRowAfter().run())}
      {button(words.table.columnBefore, <BetweenVerticalEnd />, () => chain().addColumnBefore().run())}
      {button(words.table.columnAfter, <BetweenVerticalStart />, () => chain().addColumnAfter().run())}
      {button(words.table.headRow, <PanelTop />, () => chain().toggleHeaderRow().run())}
      {button(words.table.headColumn, <PanelLeft />, () => chain().toggleHeaderColumn().run())}
      {button(words.table.merge, <TableCellsMerge />, () => chain().mergeOrSplit().run())}
      {button(words.table.deleteRow, <Rows2 />, () => chain().deleteRow().run())}
      {button(words.table.deleteColumn, <Columns2 />, () => chain().deleteColumn().run())}
      {button(words.table.delete, <Trash2 />, () => chain().deleteTable().run())}
    </div>,
    document.getElementById('main') ?? document.body,
  )
}
