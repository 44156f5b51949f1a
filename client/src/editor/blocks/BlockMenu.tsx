import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Keys } from '../../ui/Keys.tsx'
import { words } from '../../words/editor.ts'
import { moveByArrows } from '../tools/arrows.ts'
import { placeBeside } from '../tools/place.ts'
import { deleteBlock, duplicateBlock, lineBelow, moveBlock } from './block-acts.ts'
import { blockOf } from './block-at.ts'
import { canTurn, TURNINGS, turnInto } from './turn-into.ts'

export interface BlockMenuProps {
  editor: Editor
  /** What the page offers for the words of the block, where it does. */
  onAsk?: () => void
  onComment?: () => void
  onCopyLink?: () => void
}

interface MenuProps extends BlockMenuProps {
  /** What opened it to turn blocks into others, and nothing else. */
  turnBeside?: HTMLElement | null
  onClose(): void
}

/** What can be done with the block at the caret: the same as by dragging, and more. */
export function BlockMenu({ editor, onAsk, onComment, onCopyLink, turnBeside, onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null)
  const [turning, setTurning] = useState(Boolean(turnBeside))
  const close = useRef(onClose)
  close.current = onClose

  useLayoutEffect(() => {
    if (box.current && turnBeside) return placeBeside(box.current, turnBeside.getBoundingClientRect())
    const block = blockOf(editor.state)
    const dom = block && editor.view.nodeDOM(block.pos)
    if (box.current && dom instanceof HTMLElement) {
      const { top, left } = dom.getBoundingClientRect()
      placeBeside(box.current, { top, left, bottom: top + 28 })
    }
  }, [editor, turnBeside])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first row.
  useEffect(() => box.current?.querySelector('button')?.focus(), [turning])
  useEffect(() => {
    const outside = ({ target }: PointerEvent) => {
      // What opened it closes it by itself.
      if (target instanceof Node && !box.current?.contains(target) && !turnBeside?.contains(target)) close.current()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [turnBeside])

  const back = () => {
    onClose()
    editor.commands.focus()
  }
  const row = (label: string, run: () => unknown, keys = '', danger = false): ReactNode => (
    <button
      key={label}
      type="button"
      role="menuitem"
      className={danger ? 'danger' : undefined}
      onClick={() => {
        back()
        run()
      }}
    >
      <span>{label}</span>
      {keys && <Keys keys={keys} />}
    </button>
  )
  const act = (command: Command) => () => command(editor.state, editor.view.dispatch, editor.view)
  /** A thing that cannot be done with this block is not offered. */
  const can = (command: Command) => command(editor.state)
  const block = blockOf(editor.state)
  const hasWords = block !== null && block.node.textContent.trim() !== ''
  const { menu } = words.block

  return createPortal(
    <div
      ref={box}
      className="block-menu"
      role="menu"
      aria-label={turnBeside ? menu.turnInto : menu.label}
      tabIndex={-1}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (moveByArrows(event)) return
        if (event.key !== 'Escape' && event.key !== 'Tab') return
        event.preventDefault()
        if (turning && !turnBeside) setTurning(false)
        else back()
      }}
    >
      {turning ? (
        TURNINGS.map((one) => row(words.blocks[one.key], () => turnInto(editor, one)))
      ) : (
        <>
          {block !== null && canTurn(block.node) && (
            <button type="button" role="menuitem" aria-haspopup="menu" onClick={() => setTurning(true)}>
              <span>{menu.turnInto}</span>
              <kbd>›</kbd>
            </button>
          )}
          {row(words.block.below, act(lineBelow))}
          {can(moveBlock(-1)) && row(menu.up, act(moveBlock(-1)), '⌥⇧↑')}
          {can(moveBlock(1)) && row(menu.down, act(moveBlock(1)), '⌥⇧↓')}
          {row(menu.duplicate, act(duplicateBlock), '⌘D')}
          {hasWords && onCopyLink && row(menu.copyLink, onCopyLink)}
          {hasWords && onComment && row(menu.comment, onComment)}
          {hasWords && onAsk && row(menu.ask, onAsk)}
          {row(menu.delete, act(deleteBlock), '⌘⇧⌫', true)}
        </>
      )}
    </div>,
    document.getElementById('main') ?? document.body,
  )
}
